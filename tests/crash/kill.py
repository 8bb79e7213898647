#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""`guilde serve` is killed (SIGKILL) while people write. After each restart every acknowledged write is there once,
and what was not acknowledged is there at most once and, sent again with its key, once."""
import os
import sqlite3

from support import judge
from support.house import House, people_of
from support.ledger import Ledger, other_file_system
from support.report import rounds, run, wait_until_none
from support.writers import Writers

KILLS = rounds(2, 25)
WRITES_BEFORE_KILL = rounds((60, 120), (40, 400, 150, 900, 90))


def kill_under_load(house, writers, count):
    """Killed with requests under way: those that hear nothing back are the ones in doubt."""
    writers.start()
    writers.wait_for(count)
    house.kill()
    writers.wait(lambda heard=writers.unanswered: writers.unanswered > heard, 'a request that is not answered')
    writers.stop()


def hear_everything(report, house, writers, when):
    """A comment wakes whoever listens; then no comment is left of which nobody was told."""
    judge.let_leases_end(house)
    writers.start()
    writers.wait_for(5)
    writers.stop()
    house.change('UPDATE timers SET next_at = 0')  # the minute after which a listener who is behind is woken
    wait_until_none('comments of which nobody was told', lambda: judge.count_unheard(house))
    report.check(f'{when}: those who listen heard of every comment', [])


def one_kill(report, house, writers, number):
    kill_under_load(house, writers, WRITES_BEFORE_KILL[number % len(WRITES_BEFORE_KILL)])
    house.start()
    when = f'kill {number + 1}'
    judge.judge_state(report, house, when)
    entries = writers.ledger.read()
    rest = judge.judge_writes(report, house, writers.people, entries, when)
    found = judge.Found(house, writers.people)
    report.say(f'{when}: {sum(bool(found.of(entry.act)) for entry in rest)} of the {len(rest)} unanswered had been done')
    again = [*judge.choose_again(found, rest), *judge.split(entries)[0][-10:]]
    report.check(f'{when}: {len(again)} sent again under their keys give one each', [
        *writers.send_again(again),
        *judge.judge_once(judge.Found(house, writers.people), again)])


def break_and_judge(report, house, ledger, people, scratch):
    """The judge himself is judged: he sees a write that is lost, one that is doubled, and a count that is wrong."""
    house.stop()
    entries = ledger.read()
    acknowledged = [entry for entry in judge.split(entries)[0] if entry.act['kind'] == 'comment']
    lost = acknowledged[0].act['mark']
    doubled = next(entry.act['mark'] for entry in acknowledged if entry.act['post'] != acknowledged[0].act['post'])
    copy = house.copy_to(scratch / 'broken')
    columns = [row[1] for row in copy.rows('PRAGMA table_info(comments)')]
    doubles = ', '.join({'id': '(SELECT MAX(id) + 1 FROM comments)', 'public_id': '7'}.get(column, column) for column in columns)
    copy.change(f"DELETE FROM comments WHERE body = '{lost}'",
                f"INSERT INTO comments SELECT {doubles} FROM comments WHERE body = '{doubled}'",
                'UPDATE spaces SET member_count = member_count + 1 WHERE id = 1')
    found = judge.Found(copy, people)
    wrong = judge.judge_acknowledged(found, acknowledged)
    report.check('the judge sees a lost and a doubled write', [] if len(wrong) == 2 else [f'he saw {wrong}'])
    seen = len(judge.faults(copy, judge.COUNTERS)), len(judge.faults(copy, judge.FACTS)), len(judge.judge_keys(found, acknowledged))
    report.check('the judge sees counts, facts and keys that disagree',
                 [] if seen == (2, 2, 2) else [f'he saw {seen} instead of (2, 2, 2)'])


def story(report, scratch):
    house = House(os.environ['GUILDE_DATA'], os.environ['GUILDE_DATABASE'])
    place = other_file_system(house.data)
    if place is None:
        report.skip('a ledger on another file system: there is none here (GUILDE_LEDGER names one)')
    ledger = Ledger(place)
    report.evidence = [house.data, house.log_path, ledger.path]
    report.endings = [ledger.close, house.stop]
    judge.judge_state(report, house, 'before anything')
    people = people_of(house)
    writers = Writers(house, ledger, people)
    report.endings.append(writers.stop)
    house.start()
    for number in range(KILLS):
        one_kill(report, house, writers, number)
    hear_everything(report, house, writers, 'at last')
    judge.judge_state(report, house, 'at last')
    report.check('nobody was told anything strange', writers.strange)
    report.say(f'answers: {writers.statuses}')
    if not house.is_postgres:
        report.say(f'judged with SQLite {sqlite3.sqlite_version}')
        break_and_judge(report, house, ledger, people, scratch)
    house.stop()


if __name__ == '__main__':
    run(story)
