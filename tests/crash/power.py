#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The power goes while people write, on SQLite. Every call that changes the disk is recorded (support/recorder.cpp); for
moments of that record the disk is built as it may stand then, without what nobody had waited for (support/disk.py), and
the house is opened on it: what was acknowledged before that moment is there, once."""
import os
import pathlib
import random
import shutil

from support import disk, judge
from support.house import PROGRAM, House, people_of
from support.ledger import Ledger, other_file_system
from support.report import rounds, run
from support.writers import Writers

RECORDER = pathlib.Path(PROGRAM).parent / 'disk_recorder.so'
WRITES = rounds(250, 1500)
CUTS = rounds(6, 60)
LIES = 8  # moments at which a disk that lies is looked at, at most


class RecordedHouse(House):
    """Its log lies beside the ledger; a moment is a place in that log."""

    def __init__(self, data, log):
        super().__init__(data, '', {'LD_PRELOAD': str(RECORDER), 'GUILDE_RECORD_FOLDER': str(data), 'GUILDE_RECORD_LOG': log})
        self.log = pathlib.Path(log)

    def moment(self):
        return self.log.stat().st_size if self.log.exists() else 0


def choose_moments(steps, entries, dice):
    """Some anywhere, some just after an answer, some while somebody waits for the disk."""
    answers = [entry.acknowledged()[0][0] for entry in entries.values() if entry.acknowledged()]
    waits = [step.at for step in steps if step.op == disk.SYNC_BEGINS and step.at >= min(answers)]
    everywhere = [step.at for step in steps if step.at >= min(answers)]
    return sorted(dice.choice((everywhere, answers, waits)[number % 3]) for number in range(CUTS))


def open_after_cut(house, record, folder, seed):
    """The house as the power cut left it, opened."""
    after = House(folder / 'data', '')
    after.data.mkdir(parents=True)
    record.cut_power(after.data, seed)
    shutil.copy2(f'{house.data}.key', f'{after.data}.key')
    after.start()
    return after


def judge_cut(report, after, people, entries, moment, when):
    known = {key: entry for key, entry in entries.items() if entry.sent[0] <= moment}
    kept = [entry for entry in known.values() if entry.acknowledged(moment)]
    rest = [entry for entry in known.values() if not entry.acknowledged(moment)]
    found = judge.Found(after, people)
    report.check(f'{when}: all {len(kept)} writes acknowledged by then are there, once', judge.judge_acknowledged(found, kept))
    report.check(f'{when}: the {len(rest)} under way are there at most once, and none that came later', [
        *judge.judge_open(found, rest),
        *judge.judge_absent(found, [entry for entry in entries.values() if entry.sent[0] > moment])])
    wrong = [*judge.judge_database(after), *judge.faults(after, judge.HALVES), *judge.faults(after, judge.COUNTERS),
             *judge.faults(after, judge.FACTS), *judge.faults(after, judge.JOBS), *judge.judge_keys(found, known.values())]
    report.check(f'{when}: the house is whole', wrong)
    return rest


def one_cut(report, world, record, moment, number):
    house, people, entries, scratch, ledger = world
    record.play_until(moment)
    folder = scratch / f'cut-{number}'
    after = open_after_cut(house, record, folder, number)
    report.evidence.append(folder)
    failed = report.failed
    when = f'cut {number + 1} at {moment}'
    rest = judge_cut(report, after, people, entries, moment, when)
    writers = Writers(after, ledger, people)
    said = [sentence for sentence in writers.send_again(rest) if 'another thing' not in sentence]
    report.check(f'{when}: the {len(rest)} under way, sent again under their keys, give one each',
                 [*said, *judge.judge_once(judge.Found(after, people), rest)])
    after.stop()
    if report.failed == failed:
        report.evidence.remove(folder)
        shutil.rmtree(folder)


def judge_liar(report, world, image, steps):
    """On a disk that lies about the write-ahead log, acknowledged writes must be missed; or this test sees nothing. All may
    be there at a moment that follows a checkpoint: hence several moments, until one shows the lie."""
    house, people, entries, scratch, _ = world
    answers = sorted(entry.acknowledged()[0][0] for entry in entries.values() if entry.acknowledged())
    liar = disk.Disk(image, steps, lies_about='-wal')
    step = len(answers) // LIES
    were_there = []
    for moment in answers[step - 1::step][:LIES]:
        liar.play_until(moment)
        after = open_after_cut(house, liar, scratch / f'liar-{moment}', 0)
        kept = [entry for entry in entries.values() if entry.acknowledged(moment)]
        missing = judge.judge_acknowledged(judge.Found(after, people), kept)
        after.stop()
        if missing:
            were_there = []
            break
        were_there.append(f'all {len(kept)} were there at {moment}')
    report.check('on a disk that lies, acknowledged writes are missed', were_there)


def story(report, scratch):
    place = other_file_system(scratch) or str(scratch)
    house = RecordedHouse(os.environ['GUILDE_DATA'], f'{place}/guilde-record.{os.getpid()}')
    people = people_of(house)
    image = scratch / 'image'
    shutil.copytree(house.data, image)
    ledger = Ledger(place, house.moment)
    report.endings = [ledger.close, lambda: house.log.unlink(missing_ok=True), house.stop]
    report.evidence = [house.log_path, ledger.path, house.log]
    writers = Writers(house, ledger, people, threads=6, is_alone=True)
    report.endings.append(writers.stop)
    house.start()
    writers.start()
    writers.wait_for(WRITES)
    house.kill()
    writers.stop()
    steps, entries = disk.read_log(house.log), ledger.read()
    report.say(f'{len(steps)} calls recorded, {sum(step.op == disk.SYNC_ENDED for step in steps)} waits for the disk, '
               f'{sum(len(step.bytes) for step in steps) // 1024} kB written; answers: {writers.statuses}')
    report.check('nobody was told anything strange', writers.strange)
    world = (house, people, entries, scratch, ledger)
    record = disk.Disk(image, steps)
    for number, moment in enumerate(choose_moments(steps, entries, random.Random(os.getpid()))):
        one_cut(report, world, record, moment, number)
    judge_liar(report, world, image, steps)


if __name__ == '__main__':
    run(story)
