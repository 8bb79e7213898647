# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house of one's own: its data folder and database, `guilde serve` on them, and a way to ask the database."""
import ctypes
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import time

PROGRAM = os.path.abspath(os.environ.get('GUILDE_PROGRAM', 'build/dev/guilde'))
START_SECONDS = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def die_with_parent():
    """A test that is ended leaves no server behind."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Unanswered(Exception):
    """The request left and no whole answer came back: nobody knows whether it was done."""


class Client:
    """One connection, opened again when it breaks. Not for two threads."""

    def __init__(self, port):
        self.port, self.connection = port, None

    def ask(self, method, path, token='', body=None, headers=None):
        """(status, headers, parsed body or text)"""
        headers = {'Content-Type': 'application/json', **(headers or {})}
        if token:
            headers['Authorization'] = f'Bearer {token}'
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=60)
            self.connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unanswered(repr(error)) from error
        is_json = 'json' in answer.headers.get('Content-Type', '')
        return answer.status, answer.headers, json.loads(text) if is_json else text

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


class House:
    def __init__(self, data, database, extra=None):
        self.data, self.database, self.extra = pathlib.Path(data), database, extra or {}
        self.options = []  # of `guilde serve`, beside where the house is and where it listens
        self.is_postgres = bool(database)
        self.port, self.server = free_port(), None
        self.log_path = self.data.parent / 'server.log'

    def where(self):
        return ['--data', str(self.data), *(['--database', self.database] if self.database else [])]

    def command(self, *words, seconds=180):
        done = subprocess.run([PROGRAM, *words, *self.where()], capture_output=True, text=True, timeout=seconds,
                              check=False)
        if done.returncode:
            raise RuntimeError(f'guilde {" ".join(words)}: {done.stdout}{done.stderr}')
        return done.stdout

    def start(self):
        with open(self.log_path, 'ab') as log:
            self.server = subprocess.Popen([PROGRAM, 'serve', '--listen', f'127.0.0.1:{self.port}', '--reads-per-minute',
                                            '0', *self.options, *self.where()], stdout=log, stderr=log, env={**os.environ, **self.extra}, preexec_fn=die_with_parent)
        until = time.monotonic() + START_SECONDS
        while not self.is_well():
            if self.server.poll() is not None or time.monotonic() > until:
                raise RuntimeError('the server does not start:\n' + self.log_path.read_text(errors='replace')[-2000:])
            time.sleep(0.02)

    def client(self):
        """As one who writes reaches this house."""
        return Client(self.port)

    def is_well(self):
        client = Client(self.port)
        try:
            return client.ask('GET', '/health')[0] == 200
        except Unanswered:
            return False
        finally:
            client.close()

    def is_running(self):
        return self.server is not None and self.server.poll() is None

    def kill(self):
        self.server.send_signal(signal.SIGKILL)
        self.server.wait()

    def stop(self):
        """As systemd does."""
        if not self.is_running():
            return
        self.server.send_signal(signal.SIGTERM)
        try:
            self.server.wait(60)
        except subprocess.TimeoutExpired:
            self.kill()

    def psql(self, *options):
        done = subprocess.run(['psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', self.database, *options],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f'psql {options[-1]}: {done.stderr}')
        return done.stdout

    def rows(self, sql):
        """Tuples of texts and numbers, whatever the engine."""
        if not self.is_postgres:
            connection = sqlite3.connect(f'file:{self.data}/guilde.sqlite?mode=ro', uri=True, timeout=30)
            try:
                return connection.execute(sql).fetchall()
            finally:
                connection.close()
        said = self.psql('-At', '-F', '\x1f', '-R', '\x1e', '-c', sql).rstrip('\n')
        rows = [row.split('\x1f') for row in said.split('\x1e')] if said else []
        return [tuple(int(cell) if re.fullmatch(r'-?\d+', cell) else cell for cell in row) for row in rows]

    def change(self, *statements):
        """What time would do: ends leases, forgets how often somebody wrote. The server may be running."""
        if self.is_postgres:
            self.psql('-c', '; '.join(statements))
            return
        connection = sqlite3.connect(self.data / 'guilde.sqlite', timeout=30)
        with connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()

    def copy_to(self, folder):
        """The stopped house on SQLite, with its key, in another folder."""
        copy = House(pathlib.Path(folder) / 'data', '')
        shutil.copytree(self.data, copy.data)
        shutil.copy2(f'{self.data}.key', f'{copy.data}.key')
        return copy


def people_of(house):
    """Who writes: their tokens, and the numbers they have in the database (made by tools/crash_tests.py)."""
    return json.loads((house.data.parent / 'people.json').read_text())
