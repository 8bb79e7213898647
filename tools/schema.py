#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the migrations make, as each engine tells it: docs/schema/.

    schema.py [--check] PROGRAM      writes docs/schema/*.sql, or says where they differ from what PROGRAM makes

PostgreSQL is the server named by GUILDE_TEST_POSTGRES; without one, only SQLite is looked at.
"""
import difflib
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

SCHEMA = pathlib.Path('docs/schema')
POSTGRES_MAJOR = '15'  # that of Debian 12: others tell the same schema in other words
NOISE = re.compile(r'^(--|SET |SELECT pg_catalog|.(un)?restrict )')


def migrate(program, folder, *words):
    subprocess.run([program, 'migrate', '--data', f'{folder}/data', *words], check=True, stdout=subprocess.DEVNULL)


def tell_sqlite(program):
    with tempfile.TemporaryDirectory(prefix='guilde-schema.') as folder:
        migrate(program, folder)
        for path in sorted(pathlib.Path(folder, 'data').iterdir()):
            if path.is_file() and path.read_bytes()[:15] == b'SQLite format 3':
                with sqlite3.connect(path.resolve().as_uri() + '?mode=ro', uri=True) as connection:
                    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL "
                                              "AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name")
                    return '\n\n'.join(f'{sql};' for sql, in rows) + '\n'
    sys.exit('the data folder holds no plain SQLite file')


def tell_postgres(program, server):
    name = f'schema_{os.getpid()}'
    url = f'{server.rpartition("/")[0]}/{name}'

    def sql(statement):
        subprocess.run(['psql', '-q', '-d', server, '-c', statement], check=True)

    sql(f'CREATE DATABASE {name} TEMPLATE template0')
    try:
        with tempfile.TemporaryDirectory(prefix='guilde-schema.') as folder:
            migrate(program, folder, '--database', url)
        dump = subprocess.run(['pg_dump', '--schema-only', '--no-owner', '--no-privileges', '--no-comments', url],
                              check=True, capture_output=True, text=True).stdout
    finally:
        sql(f'DROP DATABASE {name} WITH (FORCE)')
    kept = '\n'.join(line for line in dump.split('\n') if not NOISE.match(line))
    return re.sub(r'\n{3,}', '\n\n', kept).strip() + '\n'


def tell(program):
    """{file: text} for each engine there is."""
    told = {SCHEMA / 'sqlite.sql': tell_sqlite(program)}
    server = os.environ.get('GUILDE_TEST_POSTGRES')
    version = subprocess.run(['pg_dump', '--version'], capture_output=True, text=True).stdout if server else ''
    if re.search(rf'\) {POSTGRES_MAJOR}\.', version):
        told[SCHEMA / 'postgres.sql'] = tell_postgres(program, server)
    return told


def main():
    *options, program = sys.argv[1:] or ['']
    if not os.path.exists(program):
        sys.exit(__doc__)
    told, wrong = tell(os.path.abspath(program)), False
    for path, text in told.items():
        if '--check' not in options:
            path.write_text(text)
        elif path.read_text() != text:
            wrong = True
            print(''.join(difflib.unified_diff(path.read_text().splitlines(True), text.splitlines(True), str(path), program)))
    verb = 'Compared' if '--check' in options else 'Wrote'
    print('./dev schema writes them anew' if wrong else f'{verb} {" and ".join(map(str, told))}')
    sys.exit(wrong)


if __name__ == '__main__':
    main()
