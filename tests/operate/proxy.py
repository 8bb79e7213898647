# SPDX-License-Identifier: AGPL-3.0-or-later
"""The proxies of docs/operate, each with its very file: only names, ports and certificates are put in their place, as the
documents tell whoever installs a house to do."""
import os
import pathlib
import shutil
import socket
import subprocess

from guest import NAME
from support.house import die_with_parent, free_port
from support.report import wait_until

DOCUMENTS = pathlib.Path('docs/operate')


def find_program(name):
    return shutil.which(name, path=os.environ['PATH'] + ':/usr/sbin:/sbin')


def put_in_place(file, changes):
    """The text of a configuration; each change must find what it changes."""
    text = (DOCUMENTS / file).read_text()
    for old, new in changes:
        if old not in text:
            raise RuntimeError(f'{DOCUMENTS / file} has no {old!r}')
        text = text.replace(old, new)
    return text


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(('127.0.0.1', port)) == 0


class Proxy:
    """Started by start(); `authority` signs its certificate, `port` speaks https, `plain_port` http."""
    program = ''

    def __init__(self, folder, nodes):
        self.folder, self.nodes = folder / self.program, nodes
        self.folder.mkdir()
        self.port, self.plain_port, self.child = free_port(), free_port(), None
        self.authority = self.folder / 'authority.pem'
        self.log_path = self.folder / 'log'

    def make_certificate(self):
        """Signed by itself; certificate and key in `authority`, and both in one file."""
        key = self.folder / 'key.pem'
        subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
                        '-keyout', key, '-out', self.authority, '-days', '2', '-subj', f'/CN={NAME}',
                        '-addext', f'subjectAltName=DNS:{NAME}'], check=True, capture_output=True)
        (self.folder / 'both.pem').write_text(self.authority.read_text() + key.read_text())

    def start(self):
        command = self.configure()
        with open(self.log_path, 'ab') as log:
            self.child = subprocess.Popen([find_program(self.program), *map(str, command)], stdout=log, stderr=log, preexec_fn=die_with_parent,
                                          env={**os.environ, 'HOME': str(self.folder)})
        wait_until(f'{self.program} answers', lambda: self.child.poll() is not None or
                   (answers(self.port) and self.authority.exists()))
        if self.child.poll() is not None:
            raise RuntimeError(f'{self.program} does not start: {self.log_path.read_text()[-2000:]}')

    def stop(self):
        if self.child is not None and self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(20)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()


class Caddy(Proxy):
    program = 'caddy'

    def configure(self):
        site = put_in_place('Caddyfile', [('127.0.0.1:8080', f'127.0.0.1:{self.nodes[0]}')])
        self.authority = self.folder / 'pki/authorities/local/root.crt'
        path = self.folder / 'Caddyfile'
        path.write_text(f'{{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\tdefault_bind 127.0.0.1\n\thttp_port {self.plain_port}\n'
                        f'\thttps_port {self.port}\n\tstorage file_system {self.folder}\n}}\n{site}')
        return ['run', '--adapter', 'caddyfile', '--config', path]


class Nginx(Proxy):
    program = 'nginx'

    def configure(self):
        self.make_certificate()
        letsencrypt = f'/etc/letsencrypt/live/{NAME}'
        site = put_in_place('nginx.conf', [
            ('listen [::]:80;', ''), ('listen [::]:443 ssl http2;', ''),
            ('listen 80;', f'listen 127.0.0.1:{self.plain_port};'), ('listen 443 ssl', f'listen 127.0.0.1:{self.port} ssl'),
            ('https://$host$request_uri', f'https://$host:{self.port}$request_uri'), ('Host $host;', f'Host $host:{self.port};'),
            (f'{letsencrypt}/fullchain.pem', str(self.authority)), (f'{letsencrypt}/privkey.pem', f'{self.folder}/key.pem'),
            ('127.0.0.1:8080', f'127.0.0.1:{self.nodes[0]}')])
        (self.folder / 'site.conf').write_text(site)
        user = 'user root;' if os.getuid() == 0 else ''
        temporary = ' '.join(f'{kind}_temp_path {self.folder}/{kind};' for kind in ('client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'))
        path = self.folder / 'nginx.conf'
        path.write_text(f'{user} daemon off; pid {self.folder}/pid; events {{}}\n'
                        f'http {{ access_log off; {temporary} include {self.folder}/site.conf; }}\n')
        return ['-p', self.folder, '-e', self.log_path, '-c', path]


class Haproxy(Proxy):
    program = 'haproxy'

    def configure(self):
        self.make_certificate()
        path = self.folder / 'haproxy.cfg'
        path.write_text(put_in_place('haproxy.cfg', [
            ('    user haproxy\n    group haproxy\n', ''), ('log /dev/log local0', 'log stdout format raw local0'),
            ('bind :80\n', f'bind 127.0.0.1:{self.plain_port}\n'), ('bind :443 ', f'bind 127.0.0.1:{self.port} '),
            ('/etc/haproxy/maison.example.pem', f'{self.folder}/both.pem'),
            ('10.0.0.11:8080', f'127.0.0.1:{self.nodes[0]}'), ('10.0.0.12:8080', f'127.0.0.1:{self.nodes[1]}')]))
        return ['-db', '-f', path]
