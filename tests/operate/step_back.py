#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The release after this one has been here and migrated; then this one comes back. It is let in as long as the schema allows
it, and otherwise says so and changes nothing."""
import hashlib
import os
import subprocess

from support import judge
from support.house import PROGRAM, House, people_of
from support.ledger import Ledger, other_file_system
from support.report import run
from support.writers import Writers

# As the next release could: it only adds.
NEXT_RELEASE = (
    'CREATE TABLE of_the_next_release (id INTEGER PRIMARY KEY, remark TEXT NOT NULL)',
    "ALTER TABLE items ADD COLUMN of_the_next_release TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE comments ADD COLUMN of_the_next_release TEXT",
    "INSERT INTO of_the_next_release (id, remark) VALUES (1, 'written by the next release')",
    "INSERT INTO migrations (owner, name, applied_at) VALUES ('items', '9001_next_release', 1)",
    'UPDATE schema_state SET version = version + 1 WHERE id = 1',
)


def digest(house):
    """Of all that the database holds."""
    if house.is_postgres:
        dump = subprocess.run(['pg_dump', '--no-owner', '-d', house.database], check=True, capture_output=True).stdout
        lines = (line for line in dump.splitlines() if not line.startswith((b'\\restrict', b'\\unrestrict')))
        return hashlib.sha256(b'\n'.join(lines)).hexdigest()
    house.rows('SELECT 1')
    return hashlib.sha256((house.data / 'guilde.sqlite').read_bytes()).hexdigest()


def judge_refusal(house):
    before, wrong = digest(house), []
    for command in (['serve', '--listen', f'127.0.0.1:{house.port}'], ['migrate'], ['doctor']):
        done = subprocess.run([PROGRAM, *command, *house.where()], capture_output=True, text=True, timeout=60, check=False)
        if done.returncode != 1 or 'this program is too old for its database' not in done.stderr:
            wrong.append(f'guilde {command[0]} ended with {done.returncode}: {done.stdout}{done.stderr}')
    return wrong + ([] if digest(house) == before else ['the database is not as it was'])


def story(report, scratch):
    house = House(os.environ['GUILDE_DATA'], os.environ['GUILDE_DATABASE'])
    ledger = Ledger(other_file_system(house.data))
    people = people_of(house)
    writers = Writers(house, ledger, people, threads=4)
    report.evidence = [house.data, house.log_path, ledger.path]
    report.endings = [ledger.close, house.stop, writers.stop]
    house.change(*NEXT_RELEASE)
    house.start()
    writers.start()
    writers.wait_for(40)
    writers.stop()
    report.check('one version back: people write as before', writers.strange)
    judge.judge_state(report, house, 'one version back')
    judge.judge_writes(report, house, people, ledger.read(), 'one version back')
    file = scratch / 'one_back.tar.gz'
    house.command('backup', str(file))
    report.check('one version back: a backup is made', [] if file.exists() else ['there is none'])
    house.stop()
    kept = house.rows('SELECT remark FROM of_the_next_release'), house.rows('SELECT version, oldest_program FROM schema_state')
    report.check('one version back: what the next release wrote is kept, and its mark on the schema',
                 [] if kept == ([('written by the next release',)], [(2, 1)]) else [str(kept)])
    house.change('UPDATE schema_state SET oldest_program = version WHERE id = 1')
    report.check('two versions back: refused in one sentence, and nothing changed', judge_refusal(house))


if __name__ == '__main__':
    run(story)
