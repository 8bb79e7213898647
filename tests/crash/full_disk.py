#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The disk fills while people write, on SQLite (a small tmpfs; skipped where it may not be mounted). People are told so
in plain words, reading goes on, nothing is half-done; and when there is room again, the same program writes again."""
import os
import shutil
import subprocess

from support import judge
from support.house import Client, House, people_of
from support.ledger import Ledger, other_file_system
from support.report import rounds, run, wait_until
from support.writers import Writers

FILLINGS = rounds(2, 12)
WRITES = rounds(40, 150)
ROOM = rounds(24, 256) << 20  # beyond what the house takes when it begins; enough for all that is written
FULL_ANSWERS = 12


class SmallDisk:
    """A tmpfs of its own, and what fills it."""

    def __init__(self, folder, size):
        self.folder, self.filler = folder, folder / 'filler'
        folder.mkdir()
        self.is_there = subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}', 'none', str(folder)],
                                       capture_output=True, check=False).returncode == 0

    def fill(self):
        with open(self.filler, 'ab', buffering=0) as filler:
            piece = bytes(1 << 16)
            while piece:
                try:
                    filler.write(piece)
                except OSError:
                    piece = piece[:len(piece) // 2]

    def make_room(self):
        self.filler.unlink(missing_ok=True)

    def unmount(self):
        if self.is_there:
            subprocess.run(['umount', '-l', str(self.folder)], check=False)


def judge_full(report, house, disk, people, posts, when):
    """While nothing can be written."""
    client, wrong = Client(house.port), []
    for person in people[:4]:
        for path in ('/api/v1/me', f'/api/v1/posts/{posts[0]}', f'/api/v1/posts/{posts[0]}/comments'):
            status = client.ask('GET', path, person['token'])[0]
            if status != 200:
                wrong.append(f'GET {path} gave {status}')
    status, _, page = client.ask('GET', '/sign-in')
    if status != 200:
        wrong.append(f'GET /sign-in gave {status}')
    report.check(f'{when}: reading goes on', wrong)
    answers = []

    def is_refused():
        """A checkpoint may have given back some room since: it is filled too."""
        disk.fill()
        answers.append(client.ask('POST', '/api/v1/posts', people[len(answers) % len(people)]['token'],
                                  {'title': 'Trop', 'body': f'Trop tard {len(answers)}', 'spaces': ['reliure']},
                                  {'Idempotency-Key': os.urandom(8).hex()}))
        return answers[-1][0] not in (201, 429)

    wait_until('a write is refused', is_refused)
    status, headers, said = answers[-1]
    is_clear = (status, said.get('type')) == (503, '/problems/disk-full') and 'plus de place' in said['title']
    report.check(f'{when}: who writes is told why it cannot be kept',
                 [] if is_clear and headers['Retry-After'] else [f'told {status} {said}'])


def one_filling(report, house, disk, writers, number):
    when = f'full disk {number + 1}'
    writers.start()
    writers.wait_for(WRITES)
    full_before = writers.statuses.get(503, 0)

    def is_full():
        """A log that was emptied meanwhile gives room back: it is filled too."""
        disk.fill()
        return writers.statuses.get(503, 0) >= full_before + FULL_ANSWERS

    wait_until('writers are told that the disk is full', is_full)
    writers.stop()
    judge_full(report, house, disk, writers.people, writers.posts, when)
    disk.make_room()
    writers.start()
    writers.wait_for(WRITES)
    writers.stop()
    judge.judge_state(report, house, when)
    rest = judge.judge_writes(report, house, writers.people, writers.ledger.read(), when)
    refused = judge.split(writers.ledger.read())[1]
    again = [*rest, *[entry for entry in refused if entry.answers[-1][3] == 'disk-full']]
    report.check(f'{when}: {len(again)} refused then, sent again under their keys, give one each', [
        *writers.send_again(again), *judge.judge_once(judge.Found(house, writers.people), again)])


def story(report, scratch):
    first = os.environ['GUILDE_DATA']
    size = sum(path.stat().st_size for path in os.scandir(first) if path.is_file()) + ROOM
    disk = SmallDisk(scratch / 'disk', size)
    report.endings = [disk.unmount]
    if not disk.is_there:
        report.skip('the disk is full: a tmpfs may not be mounted here (needs root)')
        return
    shutil.copytree(first, scratch / 'disk' / 'data')
    for beside in ('data.key', 'people.json'):
        shutil.copy2(os.path.join(os.path.dirname(first), beside), scratch / 'disk' / beside)
    house = House(scratch / 'disk' / 'data', '')
    house.log_path = scratch / 'server.log'
    ledger = Ledger(other_file_system(house.data))
    report.endings += [ledger.close, house.stop]
    report.evidence = [house.data, house.log_path, ledger.path]
    people = people_of(house)
    writers = Writers(house, ledger, people)
    report.endings.append(writers.stop)
    house.start()
    process = house.server.pid
    for number in range(FILLINGS):
        one_filling(report, house, disk, writers, number)
    report.check('the program went on by itself', [] if house.is_running() and house.server.pid == process else ['it ended'])
    report.check('nobody was told anything strange', writers.strange)
    report.say(f'answers: {writers.statuses}')


if __name__ == '__main__':
    run(story)
