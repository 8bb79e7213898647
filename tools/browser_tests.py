# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs tests/browser/*.mjs, each with Node against its own server on a fresh village, on both databases.

A script finds in its environment: GUILDE_URL (the server), GUILDE_PROGRAM and GUILDE_DATA (so that it can run
`guilde link EMAIL --data …` to sign somebody in), GUILDE_DATABASE (empty or postgres://…). It prints
`ok - name`, `not ok - name` or `skip - name` for each test. tests/browser/support/ holds what scripts share.
"""
import concurrent.futures
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

PROGRAM = os.path.abspath('build/dev/guilde')
SCRIPT_SECONDS_MAX = 1800  # the longest takes four minutes on a machine that does nothing else


def list_scripts(name='*'):
    return sorted(pathlib.Path('tests/browser').glob(f'{name}.mjs'))


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def sql(statement):
    subprocess.run(['psql', '-q', '-d', os.environ['GUILDE_TEST_POSTGRES'], '-c', statement], check=True)


class Village:
    """A data folder, and a database on PostgreSQL, with the village in it: moved in once, copied for each script."""

    def __init__(self, kind):
        self.kind, self.copies = kind, 0
        self.folder = tempfile.mkdtemp(prefix='guilde-test-village.')
        self.data = os.path.join(self.folder, 'data')
        os.mkdir(self.data)
        self.database = self.make_database('village')

    def make_database(self, name, template='template0'):
        if self.kind == 'sqlite':
            return ''
        own = self.database_name(name)
        sql(f'CREATE DATABASE {own} TEMPLATE {template}')
        return os.environ['GUILDE_TEST_POSTGRES'].rpartition('/')[0] + f'/{own}'

    @staticmethod
    def database_name(name):
        return f'browser_{os.getpid()}_{name}'

    def copy_to(self, folder):
        """The data folder and the key file beside it."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        self.copies += 1
        return self.make_database(self.copies, self.database_name('village'))

    def move_in(self, runner):
        if not os.path.exists(PROGRAM):
            return f'{PROGRAM} was not built'
        for command in (['migrate'], ['seed', 'village']):
            code, output, _ = runner.run([PROGRAM, *command, *where(self.data, self.database)], 600)
            if code:
                return f'guilde {" ".join(command)} failed:\n{output}'
        return ''

    def close(self):
        if self.kind == 'postgres':
            for name in [*range(1, self.copies + 1), 'village']:
                sql(f'DROP DATABASE IF EXISTS {self.database_name(name)} WITH (FORCE)')
        shutil.rmtree(self.folder, ignore_errors=True)


def where(data, database):
    return ['--data', data, *(['--database', database] if database else [])]


class House:
    """A running server on a copy of the village."""

    def __init__(self, village):
        self.folder = tempfile.mkdtemp(prefix='guilde-test-browser.')
        self.data = os.path.join(self.folder, 'data')
        self.database = village.copy_to(self.folder)
        self.url = f'http://127.0.0.1:{free_port()}'
        self.log = open(os.path.join(self.folder, 'log'), 'wb')
        self.server = subprocess.Popen([PROGRAM, 'serve', '--listen', self.url.removeprefix('http://'),
                                        *where(self.data, self.database)], stdout=self.log, stderr=self.log)

    def wait(self, seconds=120):
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.server.poll() is None:
            try:
                urllib.request.urlopen(self.url + '/health', timeout=2).read()
                return True
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        return False

    def last_words(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(errors='replace')[-3000:]

    def close(self):
        self.server.send_signal(signal.SIGTERM)
        try:
            self.server.wait(30)
        except subprocess.TimeoutExpired:
            self.server.kill()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def count_lines(output):
    lines = output.splitlines()
    return tuple(sum(line.startswith(start) for line in lines) for start in ('ok - ', 'not ok - ', 'skip - '))


def run_script(tally, runner, script, village):
    house, suite = House(village), f'browser {script.stem} ({village.kind})'
    try:
        if not house.wait():
            return tally.add(suite, 0, 1, 0, 0, 'the server does not answer\n' + house.last_words())
        code, output, seconds = runner.run(['node', str(script)], SCRIPT_SECONDS_MAX, {
            'GUILDE_URL': house.url, 'GUILDE_PROGRAM': PROGRAM, 'GUILDE_DATA': house.data,
            'GUILDE_DATABASE': house.database})
        passed, failed, skipped = count_lines(output)
        if (code != 0 and not failed) or passed + failed + skipped == 0:
            failed, output = failed + 1, output + f'\n{script} ended with code {code}\n' + house.last_words()
        tally.add(suite, passed, failed, skipped, seconds, output)
    finally:
        house.close()


def run_on(tally, runner, scripts, kind):
    village = Village(kind)
    try:
        wrong = village.move_in(runner)
        if wrong:
            return tally.add(f'browser ({kind})', 0, 1, 0, 0, wrong)
        for script in scripts:
            tally.guard(f'browser {script.stem} ({kind})', run_script, tally, runner, script, village)
    finally:
        village.close()


def run_browser(tally, runner, name='*'):
    """Both databases side by side: a script waits for pages, for mails and for the eye of a judge most of its time."""
    scripts = list_scripts(name)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for kind in ('sqlite', 'postgres') if scripts else ():
            pool.submit(tally.guard, f'browser ({kind})', run_on, tally, runner, scripts, kind)
