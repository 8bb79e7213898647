# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person with a browser in front of a proxy: https to the name of the house, its cookies, its forms."""
import html
import http.client
import re
import ssl
import struct
import threading
import time
import urllib.parse
import uuid
import zlib

from support.house import Unanswered

NAME = 'maison.example'


class NamedConnection(http.client.HTTPSConnection):
    """To 127.0.0.1, with the name in the certificate, from an address of one's own in 127.0.0.0/8."""

    def __init__(self, port, authority, source):
        super().__init__('127.0.0.1', port, timeout=60, source_address=(source, 0),
                         context=ssl.create_default_context(cafile=str(authority)))

    def connect(self):
        http.client.HTTPConnection.connect(self)
        self.sock = self._context.wrap_socket(self.sock, server_hostname=NAME)


class Guest:
    def __init__(self, port, authority, source='127.0.0.1'):
        self.port, self.authority, self.source = port, authority, source
        self.connection, self.cookies = None, {}
        self.origin = f'https://{NAME}:{port}'

    def ask(self, method, path, body=None, headers=None):
        """(status, headers, text); a connection that the other side closed between two requests is opened again."""
        answer = self.open(method, path, body, headers)
        try:
            text = answer.read().decode(errors='replace')
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unanswered(repr(error)) from error
        return answer.status, answer.headers, text

    def open(self, method, path, body=None, headers=None):
        whole = {'Host': f'{NAME}:{self.port}', 'Origin': self.origin, 'Accept': 'text/html', **(headers or {})}
        if self.cookies:
            whole['Cookie'] = '; '.join(f'{name}={value}' for name, value in self.cookies.items())
        try:
            if self.connection is None:
                self.connection = NamedConnection(self.port, self.authority, self.source)
            self.connection.request(method, path, body, whole)
            answer = self.connection.getresponse()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unanswered(repr(error)) from error
        for cookie in answer.headers.get_all('Set-Cookie') or ():
            name, _, value = cookie.split(';')[0].partition('=')
            self.cookies[name] = value
        return answer

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    @staticmethod
    def hidden_fields(page, action):
        form = re.search(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', page, re.S)
        if not form:
            raise RuntimeError(f'no form for {action} in: {page[:400]}')
        return [(name, html.unescape(value)) for name, value in
                re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[1])]

    def send_form(self, path, action, fields=(), page=None):
        page = page or self.ask('GET', path)[2]
        body = urllib.parse.urlencode([*self.hidden_fields(page, action), *fields])
        return self.ask('POST', action, body, {'Content-Type': 'application/x-www-form-urlencoded'})

    def send_file(self, path, action, name, content):
        boundary = uuid.uuid4().hex
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
                 for field, value in self.hidden_fields(self.ask('GET', path)[2], action)]
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="photo.png"\r\n'
                     'Content-Type: image/png\r\n\r\n'.encode() + content + f'\r\n--{boundary}--\r\n'.encode())
        return self.ask('POST', action, b''.join(parts), {'Content-Type': f'multipart/form-data; boundary={boundary}'})

    def sign_in(self, house, email):
        """With the link that the program prints: its page, then its button."""
        link = house.command('link', email).strip()
        path = urllib.parse.urlsplit(link).path
        return link, self.send_form(path, path)

    def listen(self):
        return Listener(self)


class Listener:
    """An event stream, opened again whenever it ends, as a browser does; `ended` counts how often that was."""

    def __init__(self, guest):
        self.guest, self.lines, self.changed = guest, [], threading.Condition()
        self.ended, self.is_closed = 0, False
        self.answer = self.open()
        self.status = self.answer.status
        threading.Thread(target=self.read, daemon=True).start()

    def open(self):
        return self.guest.open('GET', '/stream', headers={'Accept': 'text/event-stream'})

    def read(self):
        while not self.is_closed:
            try:
                for line in self.answer:
                    with self.changed:
                        self.lines.append(line.decode().rstrip('\n'))
                        self.changed.notify_all()
            except (OSError, ValueError, http.client.HTTPException, AttributeError):
                pass
            with self.changed:
                self.ended += 1
            self.reopen()

    def reopen(self):
        while not self.is_closed:
            self.guest.close()
            try:
                self.answer = self.open()
                if self.answer.status == 200:
                    return
            except Unanswered:
                pass
            time.sleep(0.2)

    def close(self):
        self.is_closed = True
        self.guest.close()

    def wait_for(self, condition, seconds=30):
        with self.changed:
            return self.changed.wait_for(lambda: condition(self.lines), seconds)

    def count_events(self):
        return sum(line == 'event: wake' for line in self.lines)


def make_picture(side=900):
    """A PNG of noise, some megabytes of it."""
    state, rows = 1, bytearray()
    noise = bytearray()
    while len(noise) < side * 3:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        noise += state.to_bytes(8, 'big')
    for row in range(side):
        rows += b'\0' + noise[row % 97:side * 3] + noise[:row % 97]

    def chunk(kind, content):
        return struct.pack('>I', len(content)) + kind + content + struct.pack('>I', zlib.crc32(kind + content))
    header = struct.pack('>IIBBBBB', side, side, 8, 2, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(bytes(rows), 0)) + chunk(b'IEND', b'')
