# SPDX-License-Identifier: AGPL-3.0-or-later
"""Generated houses: seeded once and kept; what is measured is a copy, so that writing leaves them as they were."""
import contextlib
import pathlib
import shutil
import sqlite3
import sys
import time

from servers import Place, Program


def say(text):
    print(f'\033[1m==>\033[0m {text}', file=sys.stderr, flush=True)


class Houses:
    def __init__(self, folder, postgres):
        self.folder, self.postgres = pathlib.Path(folder), postgres
        self.folder.mkdir(parents=True, exist_ok=True)

    def seeded(self, engine, members):
        """A house with that many members, and how long making it took (from what was noted then)."""
        folder = self.folder / f'{engine}-{members}'
        note = folder / 'seeded'
        name = f'seeded_{members}'
        if note.exists() and (engine == 'sqlite' or self.postgres.has(name)):
            return Place(folder, self.postgres.url(name) if engine == 'postgres' else ''), float(note.read_text())
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        if engine == 'postgres':
            self.postgres.drop(name)
        place = Place(folder, self.postgres.make(name) if engine == 'postgres' else '')
        say(f'Seeding {members} members on {engine}')
        begun = time.monotonic()
        place.run('migrate')
        place.run('seed', 'big', '--members', str(members))
        self.index(place, name)
        seconds = time.monotonic() - begun
        note.write_text(f'{seconds:.1f}')
        return place, seconds

    def index(self, place, name):
        """A job of the running program brings what was seeded into the search."""
        program = Program(place)
        try:
            while self.count_due(place, name):
                time.sleep(1)
        finally:
            program.close()
        if place.database:
            self.postgres.sql('VACUUM ANALYZE', name)

    def count_due(self, place, name):
        question = 'SELECT COUNT(*) FROM search_due'
        if place.database:
            return int(self.postgres.sql(question, name))
        with contextlib.closing(sqlite3.connect(f'file:{place.folder}/guilde.sqlite?mode=ro', uri=True)) as file:
            return file.execute(question).fetchone()[0]

    @contextlib.contextmanager
    def copy(self, engine, members):
        """A copy for one round of measures, with the program's key beside it."""
        place, _ = self.seeded(engine, members)
        folder = self.folder / 'work'
        key = self.folder / 'work.key'
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(place.folder, folder)
        shutil.copyfile(f'{place.folder}.key', key)
        database = ''
        if engine == 'postgres':
            self.postgres.drop('work')
            self.postgres.sql(f'CREATE DATABASE work TEMPLATE seeded_{members}')
            database = self.postgres.url('work')
        try:
            yield Place(folder, database)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            key.unlink(missing_ok=True)
            if engine == 'postgres':
                self.postgres.drop('work')

    @contextlib.contextmanager
    def empty(self, engine):
        folder = self.folder / 'work'
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        if engine == 'postgres':
            self.postgres.drop('work')
        place = Place(folder, self.postgres.make('work') if engine == 'postgres' else '')
        try:
            yield place
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            pathlib.Path(f'{folder}.key').unlink(missing_ok=True)
            if engine == 'postgres':
                self.postgres.drop('work')
