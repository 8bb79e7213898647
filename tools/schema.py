#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Prints the schema of the SQLite database in a data folder:  schema.py FOLDER"""
import pathlib
import sqlite3
import sys


def main():
    for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        if path.is_file() and path.read_bytes()[:15] == b'SQLite format 3':
            with sqlite3.connect(path.resolve().as_uri() + '?mode=ro', uri=True) as connection:
                rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL "
                                          "AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name")
                print('\n\n'.join(f'{sql};' for sql, in rows))
            return
    sys.exit(f'{sys.argv[1]} holds no plain SQLite file')


if __name__ == '__main__':
    main()
