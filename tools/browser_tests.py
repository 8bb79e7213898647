# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs tests/browser/*.mjs, each with Node against its own server on a fresh village.

A script finds in its environment: GUILDE_URL (the server), GUILDE_PROGRAM and GUILDE_DATA (so that it can run
`guilde link EMAIL --data …` to sign somebody in), GUILDE_DATABASE (empty or postgres://…). It prints
`ok - name`, `not ok - name` or `skip - name` for each test. tests/browser/support/ holds what scripts share.
"""
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


def list_scripts(name='*'):
    return sorted(pathlib.Path('tests/browser').glob(f'{name}.mjs'))


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class House:
    """A running server with the village in it; the village is moved in once and copied."""

    def __init__(self, village):
        self.folder = tempfile.mkdtemp(prefix='guilde-test-browser.')
        self.data = os.path.join(self.folder, 'data')
        shutil.copytree(village, self.data)
        self.url = f'http://127.0.0.1:{free_port()}'
        self.log = open(os.path.join(self.folder, 'log'), 'wb')
        self.server = subprocess.Popen([PROGRAM, 'serve', '--listen', self.url.removeprefix('http://'),
                                        '--data', self.data], stdout=self.log, stderr=self.log)

    def wait(self, seconds=20):
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
            self.server.wait(10)
        except subprocess.TimeoutExpired:
            self.server.kill()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def make_village(folder, run):
    for command in (['migrate'], ['seed', 'village']):
        code, output, _ = run([PROGRAM, *command, '--data', folder], 120)
        if code:
            return f'guilde {" ".join(command)} failed:\n{output}'
    return ''


def count_lines(output):
    lines = output.splitlines()
    return tuple(sum(line.startswith(start) for line in lines) for start in ('ok - ', 'not ok - ', 'skip - '))


def run_script(tally, run, script, village):
    house = House(village)
    try:
        if not house.wait():
            return tally.add(f'browser {script.stem}', 0, 1, 0, 0, 'the server does not answer\n' + house.last_words())
        code, output, seconds = run(['node', str(script)], 600, {
            'GUILDE_URL': house.url, 'GUILDE_PROGRAM': PROGRAM, 'GUILDE_DATA': house.data, 'GUILDE_DATABASE': ''})
        passed, failed, skipped = count_lines(output)
        if (code != 0 and not failed) or passed + failed + skipped == 0:
            failed, output = failed + 1, output + f'\n{script} ended with code {code}\n' + house.last_words()
        tally.add(f'browser {script.stem}', passed, failed, skipped, seconds, output)
    finally:
        house.close()


def run_browser(tally, run, name='*'):
    scripts = list_scripts(name)
    if not scripts:
        return
    folder = tempfile.mkdtemp(prefix='guilde-test-village.')
    try:
        village = os.path.join(folder, 'data')
        os.mkdir(village)
        wrong = make_village(village, run)
        if wrong:
            return tally.add('browser', 0, 1, 0, 0, wrong)
        for script in scripts:
            run_script(tally, run, script, village)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
