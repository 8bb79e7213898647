#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The PostgreSQL server is killed (SIGKILL) while people write, all of it or one of its processes. `guilde serve` is not
started again: it says 503 while there is no database, and goes on by itself when there is one."""
import getpass
import os
import pathlib
import pwd
import shutil
import signal
import subprocess

from support import judge
from support.house import Client, House, die_with_parent, free_port, people_of
from support.ledger import Ledger, other_file_system
from support.report import rounds, run, wait_until
from support.writers import Writers

KILLS = rounds(('server', 'one process'), ('server', 'one process') * 10)
WRITES = rounds(40, 200)


class Postgres:
    """A server of one's own that waits for the disk, as an administrator's does."""

    def __init__(self, folder):
        self.folder, self.port, self.server = folder, free_port(), None
        self.user = 'postgres' if getpass.getuser() == 'root' else getpass.getuser()
        self.programs = sorted(pathlib.Path('/usr/lib/postgresql').glob('*/bin/initdb'))[-1].parent
        folder.mkdir()
        shutil.chown(folder, self.user)
        self.command('initdb', '-D', f'{folder}/data', '-U', 'guilde', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync')
        self.database = f'postgres://guilde@127.0.0.1:{self.port}/postgres'

    def as_user(self):
        if self.user == getpass.getuser():
            return {}
        about = pwd.getpwnam(self.user)
        return {'user': about.pw_uid, 'group': about.pw_gid, 'extra_groups': []}

    def command(self, program, *words):
        subprocess.run([self.programs / program, *words], check=True, cwd='/', capture_output=True, **self.as_user())

    def start(self):
        with open(self.folder.parent / 'postgres.log', 'ab') as log:
            self.server = subprocess.Popen(
                [self.programs / 'postgres', '-D', f'{self.folder}/data', '-p', str(self.port), '-h', '127.0.0.1', '-k',
                 str(self.folder), '-c', 'max_connections=60', '-c', 'shared_buffers=32MB'], cwd='/', stdout=log, stderr=log,
                start_new_session=True, preexec_fn=die_with_parent, **self.as_user())
        wait_until('PostgreSQL answers', lambda: self.server.poll() is not None or self.is_well())
        if self.server.poll() is not None:
            raise RuntimeError('PostgreSQL does not start')

    def is_well(self):
        return subprocess.run(['psql', '-X', '-q', '-d', self.database, '-c', 'SELECT 1'], capture_output=True,
                              check=False).returncode == 0

    def children(self):
        return [int(pid) for pid in pathlib.Path(f'/proc/{self.server.pid}/task/{self.server.pid}/children').read_text().split()]

    def kill(self):
        pids = (self.server.pid, *self.children())
        for pid in pids:
            signal_if_there(pid)
        self.server.wait()
        wait_until('every process of PostgreSQL is gone', lambda: not any(map(is_alive, pids)))

    def kill_one_process(self):
        """One that answers: the server then ends all others, and looks after its files as after a power cut."""
        for pid in self.children():
            if pathlib.Path(f'/proc/{pid}/cmdline').read_text().startswith('postgres: guilde'):
                return signal_if_there(pid)
        raise RuntimeError('no process of PostgreSQL answers')

    def take_over(self, database):
        """All that another server has in a database."""
        dump = subprocess.run(['pg_dump', '--no-owner', '-d', database], check=True, capture_output=True).stdout
        subprocess.run(['psql', '-X', '-q', '-1', '-v', 'ON_ERROR_STOP=1', '-d', self.database], input=dump, check=True,
                       stdout=subprocess.DEVNULL)

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGQUIT)
            self.server.wait(60)


def is_alive(pid):
    try:
        return pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()[0] not in 'ZX'
    except OSError:
        return False


def signal_if_there(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def judge_outage(report, house, person):
    """What people see while there is no database."""
    client, wrong = Client(house.port), []
    status, headers, said = client.ask('GET', '/api/v1/me', person['token'])
    if status != 503 or said.get('type') != '/problems/database-away' or not headers['Retry-After']:
        wrong.append(f'a program is told {status} {said}')
    report.check('without a database, people are told so', wrong)


def one_kill(report, house, server, writers, what):
    writers.start()
    writers.wait_for(WRITES)
    if what == 'server':
        server.kill()
        writers.wait(lambda: writers.statuses.get(503, 0) > 0, 'somebody is told that the database is away')
        judge_outage(report, house, writers.people[0])
        server.start()
    else:
        server.kill_one_process()
    writers.wait_for(WRITES)
    writers.stop()


def story(report, scratch):
    server = Postgres(scratch / 'postgres')
    report.endings = [server.stop]
    server.start()
    shutil.copytree(pathlib.Path(os.environ['GUILDE_DATA']).parent, scratch / 'house')
    house = House(scratch / 'house' / 'data', server.database)
    ledger = Ledger(other_file_system(scratch))
    report.endings += [ledger.close, house.stop]
    report.evidence = [house.log_path, scratch / 'postgres.log', ledger.path]
    server.take_over(os.environ['GUILDE_DATABASE'])
    people = people_of(house)
    writers = Writers(house, ledger, people)
    report.endings.append(writers.stop)
    house.start()
    process = house.server.pid
    for number, what in enumerate(KILLS):
        when = f'kill {number + 1} ({what})'
        one_kill(report, house, server, writers, what)
        judge.judge_state(report, house, when)
        rest = judge.judge_writes(report, house, people, ledger.read(), when)
        found = judge.Found(house, people)
        report.say(f'{when}: {sum(bool(found.of(entry.act)) for entry in rest)} of the {len(rest)} in doubt had been done')
        again = judge.choose_again(found, rest)
        report.check(f'{when}: {len(again)} sent again under their keys give one each', [
            *writers.send_again(again), *judge.judge_once(judge.Found(house, people), again)])
    report.check('the program went on by itself', [] if house.is_running() and house.server.pid == process else ['it ended'])
    report.check('nobody was told anything strange', writers.strange)
    report.say(f'answers: {writers.statuses}')


if __name__ == '__main__':
    run(story)
