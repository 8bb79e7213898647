# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs tests/crash/*.py, each on a house of its own copied from a fresh village.

A script finds in its environment GUILDE_PROGRAM, GUILDE_DATA (a folder with a stopped house in it; beside it its key, and
people.json: who writes), GUILDE_DATABASE (empty or postgres://…) and GUILDE_CRASH (`short`, or `long` for ./dev soak). It prints
`ok - name`, `not ok - name` or `skip - name` for each thing that was proven.
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import browser_tests

# On which databases; what has a server of its own, or is about the file, runs once.
SCRIPTS = {
    'kill': ('sqlite', 'postgres'),
    'backup': ('sqlite', 'postgres'),
    'power': ('sqlite',),
    'full_disk': ('sqlite',),
    'postgres': ('postgres',),
}
PEOPLE = ('sophie', 'pierre', 'bernard', 'claire', 'nadia', 'helene', 'karim', 'mathilde')
SECONDS_MAX = {'short': 1200, 'long': 7200}  # of a machine that does other things besides


def introduce_people(village):
    """Tokens of those who write, in people.json beside the data folder."""
    people = []
    for name in PEOPLE:
        email = f'{name}@village.example'
        where = browser_tests.where(village.data, village.database)
        token = subprocess.run([browser_tests.PROGRAM, 'token', email, *where], check=True, capture_output=True, text=True)
        people.append({'person': find_account(village, email), 'token': token.stdout.strip()})
    pathlib.Path(village.folder, 'people.json').write_text(json.dumps(people))


def find_account(village, email):
    question = f"SELECT person_id FROM accounts WHERE email = '{email}'"
    if village.kind == 'postgres':
        return int(subprocess.run(['psql', '-X', '-At', '-d', village.database, '-c', question], check=True,
                                  capture_output=True, text=True).stdout)
    connection = sqlite3.connect(os.path.join(village.data, 'guilde.sqlite'))
    try:
        return connection.execute(question).fetchone()[0]
    finally:
        connection.close()


def run_script(tally, runner, script, village, length):
    folder = tempfile.mkdtemp(prefix='guilde-test-crash.')
    database = village.copy_to(folder)
    try:
        code, output, seconds = runner.run([sys.executable, str(script)], SECONDS_MAX[length], {
            'PYTHONPATH': 'tests/crash',
            'GUILDE_PROGRAM': browser_tests.PROGRAM, 'GUILDE_DATA': os.path.join(folder, 'data'),
            'GUILDE_DATABASE': database, 'GUILDE_CRASH': length})
        passed, failed, skipped = browser_tests.count_lines(output)
        if (code != 0 and not failed) or passed + failed + skipped == 0:
            failed, output = failed + 1, f'{output}\n{script} ended with code {code}'
        said = '\n'.join(line for line in output.splitlines() if not line.startswith('ok - '))
        tally.add(f'{script.parent.name} {script.stem} ({village.kind})', passed, failed, skipped, seconds, said)
        if length == 'long':
            print(said, flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_crash(tally, runner, wanted=None, length='short'):
    for kind in ('sqlite', 'postgres'):
        names = [name for name, kinds in SCRIPTS.items() if kind in kinds and (wanted is None or name in wanted)]
        if not names:
            continue
        village = browser_tests.Village(kind)
        try:
            wrong = village.move_in(runner)
            if wrong:
                tally.add(f'crash ({kind})', 0, 1, 0, 0, wrong)
                continue
            introduce_people(village)
            for name in names:
                tally.guard(f'crash {name} ({kind})', run_script, tally, runner, pathlib.Path('tests/crash', f'{name}.py'), village,
                            length)
        finally:
            village.close()


def list_scripts(name):
    """`crash`: all; `crash_kill`: one."""
    return [script for script in SCRIPTS if name in ('crash', f'crash_{script}')]
