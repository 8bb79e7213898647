# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is measured, started and stopped: the program on a house, PostgreSQL with its usual settings, nginx."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

PROGRAM = os.path.abspath(os.environ.get('GUILDE_PROGRAM', 'build/release/guilde'))


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def wait_for(url, process, seconds=120):
    """Seconds until the address answers."""
    begun = time.monotonic()
    while time.monotonic() < begun + seconds and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).read()
            return time.monotonic() - begun
        except (urllib.error.URLError, OSError):
            time.sleep(0.002)
    raise SystemExit(f'{url} does not answer')


class Place:
    """Where a house is kept: a data folder, and a database on PostgreSQL."""

    def __init__(self, folder, database=''):
        self.folder, self.database = folder, database

    def where(self):
        return ['--data', str(self.folder), *(['--database', self.database] if self.database else [])]

    def run(self, *words):
        done = subprocess.run([PROGRAM, *words, *self.where()], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f'guilde {" ".join(words[:3])} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}')
        return done.stdout


class Program:
    """`guilde serve` on a house. Reading is not limited: a few persons stand for thousands (--reads-per-minute 0)."""

    def __init__(self, place):
        self.url = f'http://127.0.0.1:{free_port()}'
        self.log = open(pathlib.Path(place.folder) / 'bench.log', 'wb')
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [PROGRAM, 'serve', '--listen', self.url.removeprefix('http://'), '--reads-per-minute', '0', *place.where()],
            stdout=self.log, stderr=self.log)
        wait_for(self.url + '/health', self.process)
        self.start_ms = 1000 * (time.monotonic() - begun)
        self.pid = self.process.pid

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


def as_postgres(*command):
    """PostgreSQL refuses to run as root."""
    if os.getuid() == 0:
        command = ['runuser', '-u', 'postgres', '--', *command]
    return subprocess.run(command, cwd='/', check=True, capture_output=True, text=True)


def postgres_folder(folder):
    """Where the server's own user can reach it: a house of root's is no place for it."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if os.getuid() == 0:
        reached = subprocess.run(['runuser', '-u', 'postgres', '--', 'test', '-x', str(folder.parent)], cwd='/')
        if reached.returncode:
            return pathlib.Path('/var/tmp/guilde-bench-postgres')
    return folder


class Postgres:
    """A server of its own with the settings it is installed with: everything durable."""

    def __init__(self, folder):
        programs = sorted(pathlib.Path('/usr/lib/postgresql').glob('*/bin'))
        if not programs:
            raise SystemExit('PostgreSQL is not installed (debian-packages.txt)')
        self.programs, self.folder, self.port = programs[-1], postgres_folder(folder), free_port()
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.getuid() == 0:
            shutil.chown(self.folder, 'postgres')
        if not (self.folder / 'data').exists():
            as_postgres(str(self.programs / 'initdb'), '-D', str(self.folder / 'data'), '-U', 'guilde', '-A', 'trust',
                        '-E', 'UTF8', '--locale=C.UTF-8')
        self.sockets = tempfile.mkdtemp(prefix='guilde-bench-pg.')
        os.chmod(self.sockets, 0o777)
        options = f"-p {self.port} -h '' -k {self.sockets}"
        as_postgres(str(self.programs / 'pg_ctl'), '-D', str(self.folder / 'data'), '-w', '-t', '120',
                    '-l', str(self.folder / 'log'), 'start', '-o', options)
        self.pid = int((self.folder / 'data/postmaster.pid').read_text().split()[0])

    def url(self, name):
        return f'postgres://guilde@{urllib.parse.quote(self.sockets, safe="")}:{self.port}/{name}'

    def sql(self, statement, name='postgres'):
        done = subprocess.run(['psql', '-q', '-t', '-A', '-d', self.url(name), '-c', statement], check=True,
                              capture_output=True, text=True)
        return done.stdout.strip()

    def make(self, name):
        """An empty database of that name, unless there is one."""
        if self.has(name):
            return self.url(name)
        self.sql(f'CREATE DATABASE {name} TEMPLATE template0')
        return self.url(name)

    def has(self, name):
        return self.sql(f"SELECT COUNT(*) FROM pg_database WHERE datname = '{name}'") != '0'

    def drop(self, name):
        self.sql(f'DROP DATABASE IF EXISTS {name} WITH (FORCE)')

    def close(self):
        as_postgres(str(self.programs / 'pg_ctl'), '-D', str(self.folder / 'data'), '-m', 'fast', 'stop')
        shutil.rmtree(self.sockets, ignore_errors=True)


NGINX = '''
worker_processes 1;
daemon off;
pid %(folder)s/nginx.pid;
error_log %(folder)s/error.log;
events { worker_connections 256; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    open_file_cache max=100;
    default_type text/html;
    client_body_temp_path %(folder)s/body;
    proxy_temp_path %(folder)s/proxy;
    fastcgi_temp_path %(folder)s/fastcgi;
    uwsgi_temp_path %(folder)s/uwsgi;
    scgi_temp_path %(folder)s/scgi;
    server { listen 127.0.0.1:%(port)d reuseport; root %(folder)s/files; }
}
'''


class Nginx:
    """Serves the bytes it is given as static files."""

    def __init__(self, files):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='guilde-bench-nginx.'))
        os.chmod(self.folder, 0o755)
        (self.folder / 'files').mkdir()
        for name, content in files.items():
            (self.folder / 'files' / name).write_bytes(content)
        port = free_port()
        self.url = f'http://127.0.0.1:{port}'
        (self.folder / 'nginx.conf').write_text(NGINX % {'folder': self.folder, 'port': port})
        program = shutil.which('nginx') or '/usr/sbin/nginx'
        self.process = subprocess.Popen([program, '-p', str(self.folder), '-c', str(self.folder / 'nginx.conf')],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(f'{self.url}/{next(iter(files))}', self.process)
        self.pid = self.process.pid

    def close(self):
        self.process.terminate()
        self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)
