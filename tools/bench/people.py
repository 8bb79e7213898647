# SPDX-License-Identifier: AGPL-3.0-or-later
"""Persons of the generated house: signed in by their one-time link, as a browser does it, or with an API token."""
import http.client
import json
import re
import urllib.parse

READERS = 32
# Twenty comments a minute each is the house's own limit: so many that it is never reached.
WRITERS = 4000


class Browser:
    """Follows a link with its cookies; just enough to sign in and to look at a page."""

    def __init__(self, url):
        self.host = url.removeprefix('http://')
        self.origin, self.cookies = url, {}

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        sent = {'Cookie': '; '.join(f'{name}={value}' for name, value in self.cookies.items()), **(headers or {})}
        if body is not None:
            sent |= {'Content-Type': 'application/x-www-form-urlencoded', 'Origin': self.origin}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        for cookie in answer.headers.get_all('Set-Cookie') or []:
            name, _, value = cookie.partition(';')[0].partition('=')
            self.cookies[name] = value
        content = answer.read()
        connection.close()
        return answer, content

    def sign_in(self, link):
        path = urllib.parse.urlparse(link).path
        _, page = self.ask('GET', path)
        main = page.decode().partition('<main')[2]
        form = re.search(r'<form[^>]*action="([^"]+)".*?</form>', main, re.S)
        hidden = [(re.search(r'name="([^"]*)"', field)[1], re.search(r'value="([^"]*)"', field)[1])
                  for field in re.findall(r'<input[^>]*type="hidden"[^>]*>', form[0])]
        answer, _ = self.ask('POST', form[1], urllib.parse.urlencode(hidden))
        if answer.status != 303 or 'guilde_session' not in self.cookies:
            raise SystemExit(f'signing in by {path} answered {answer.status}')
        return self

    def page(self, path):
        answer, content = self.ask('GET', path)
        if answer.status != 200:
            raise SystemExit(f'{path} answered {answer.status}')
        return content

    def cookie(self):
        return f'Cookie: guilde_session={self.cookies["guilde_session"]}'


def addresses(count, members):
    """Spread over the whole house: those who write much and those who hardly do, in many spaces and in few."""
    count = min(count, members)
    return [f'm{1 + i * members // count}@big.example' for i in range(count)]


def sign_in(place, program, members):
    links = place.run('link', *addresses(READERS, members)).split()
    return [Browser(program.url).sign_in(link) for link in links]


def tokens(place, members, count=WRITERS):
    return place.run('token', *addresses(count, members)).split()


class Reader:
    """Somebody with a token, on one connection."""

    def __init__(self, program, token):
        self.connection = http.client.HTTPConnection(program.url.removeprefix('http://'), timeout=60)
        self.headers = {'Authorization': f'Bearer {token}'}

    def may_read(self, post):
        self.connection.request('GET', f'/api/v1/posts/{post}', headers=self.headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status == 200


def api(program, method, path, token, body=None):
    connection = http.client.HTTPConnection(program.url.removeprefix('http://'), timeout=60)
    headers = {'Authorization': f'Bearer {token}', 'Content-Type': 'application/json'}
    connection.request(method, '/api/v1' + path, json.dumps(body) if body is not None else None, headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status >= 300:
        raise SystemExit(f'{method} {path} answered {answer.status}: {content[:300]}')
    return json.loads(content)
