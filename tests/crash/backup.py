#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""`guilde backup` runs while people write; what `guilde restore` makes of it is the house as it stood at one moment:
all that was acknowledged before, nothing that was sent after, nothing half-done in between, and it can be lived in."""
import itertools
import os
import shutil

from support import judge
from support.house import House, people_of
from support.ledger import Ledger, other_file_system
from support.report import rounds, run
from support.writers import Writers

BACKUPS = rounds(1, 8)
WRITES_BEFORE = rounds(40, 150)


def empty_database(house, name):
    """Another database on the same server; nothing on SQLite."""
    if not house.is_postgres:
        return ''
    house.psql('-c', f'DROP DATABASE IF EXISTS {name} WITH (FORCE)')
    house.psql('-c', f'CREATE DATABASE {name} TEMPLATE template0')
    return house.database.rpartition('/')[0] + '/' + name


def restore(house, file, folder, database):
    folder.mkdir()
    restored = House(folder / 'data', database)
    shutil.copy2(f'{house.data}.key', f'{restored.data}.key')  # kept elsewhere, as the backup says
    restored.command('restore', str(file))
    return restored


def judge_moment(report, restored, people, entries, moments, when):
    before, after = moments
    found = judge.Found(restored, people)
    kept = [entry for entry in entries.values() if entry.acknowledged(before)]
    late = [entry for entry in entries.values() if entry.sent[0] > after]
    between = [entry for entry in entries.values() if not entry.acknowledged(before) and entry.sent[0] <= after]
    report.check(f'{when}: all {len(kept)} writes acknowledged before it began are there, once',
                 judge.judge_acknowledged(found, kept))
    report.check(f'{when}: none of the {len(late)} sent after it ended is there', judge.judge_absent(found, late))
    report.check(f'{when}: the {len(between)} of the time between are there at most once', judge.judge_open(found, between))
    report.check(f'{when}: a key is kept if and only if its act is', judge.judge_keys(found, entries.values()))
    return between


def choose_again(restored, entries):
    """Those that can be said in the restored house: it may not have the post that a comment is of."""
    there = {row[0] for row in restored.rows('SELECT public_id FROM items')}
    return [entry for entry in entries if 'post' not in entry.act or judge.public_number(entry.act['post']) in there][:60]


def story(report, scratch):
    house = House(os.environ['GUILDE_DATA'], os.environ['GUILDE_DATABASE'])
    clock = itertools.count()  # a moment is a place in the ledger
    ledger = Ledger(other_file_system(house.data), lambda: next(clock))
    report.evidence = [house.data, house.log_path, ledger.path]
    report.endings = [ledger.close, house.stop]
    people = people_of(house)
    writers = Writers(house, ledger, people, threads=3)
    report.endings.append(writers.stop)
    house.start()
    writers.start()
    made = []
    for number in range(BACKUPS):
        writers.wait_for(WRITES_BEFORE)
        file, began = scratch / f'backup-{number}', next(clock)
        house.command('backup', str(file))
        made.append((file, (began, next(clock))))
    writers.wait_for(WRITES_BEFORE)
    writers.stop()
    house.stop()
    entries = ledger.read()
    for number, (file, moments) in enumerate(made):
        when = f'backup {number + 1}'
        restored = restore(house, file, scratch / f'restored-{number}', empty_database(house, f'crash_restored_{os.getpid()}'))
        judge.judge_state(report, restored, when)
        between = judge_moment(report, restored, people, entries, moments, when)
        restored.start()
        again = choose_again(restored, between)
        said = Writers(restored, ledger, people).send_again(again)
        report.check(f'{when}: {len(again)} of them, sent again to the restored house, give one each', [
            *(sentence for sentence in said if 'another thing' not in sentence),
            *judge.judge_once(judge.Found(restored, people), again)])
        judge.judge_state(report, restored, f'{when}, lived in')
        restored.stop()
    if house.is_postgres:
        house.psql('-c', f'DROP DATABASE IF EXISTS crash_restored_{os.getpid()} WITH (FORCE)')
    report.check('nobody was told anything strange', writers.strange)
    report.say(f'answers: {writers.statuses}')


if __name__ == '__main__':
    run(story)
