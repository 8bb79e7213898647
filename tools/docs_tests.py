# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plays what the documents show: the examples of docs/guide/api.md on a house with the village in it, on both databases,
and the commands of README.md.

An example is a ```sh block with one curl command, then its answer as a ```json block (`json 201` when the status is not
200), or nothing for 204. Ids, addresses, moments and cursors are anybody's: the first time one is shown, what the house
really answered takes its place in the examples after it. A list or a text that ends with … goes on.
"""
import json
import os
import pathlib
import re
import shlex
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

from browser_tests import PROGRAM, House, Village, free_port, where

API = pathlib.Path('docs/guide/api.md')
README = pathlib.Path('README.md')
EXAMPLE = re.compile(r'^```sh\n(curl .*?)^```\n(?:\n^```json ?(\d*)\n(.*?)^```\n)?', re.M | re.S)
ANYBODYS = re.compile(r'(^|_)(id|at|path|url|photo|next|post|reply_to|instance)$')
BOUNDARY = 'guide-2041'
# What the files of examples hold: a picture of 12 × 8 points, a page without anything on it.
SAMPLES = {
    '.png': bytes.fromhex('89504e470d0a1a0a0000000d494844520000000c000000080103000000f72a8cb200000003504c54457828c8357ae0'
                          '1a0000000b4944415408d76360c00e00001800014d076a480000000049454e44ae426082'),
    '.pdf': b'%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n',
}
SECOND_START_MAX = 2.0  # seconds


class Stumble(Exception):
    pass


def multipart(parts):
    """The body of curl's -F options: name=value, or name=@file, which is one of ours."""
    body = b''
    for part in parts:
        name, _, value = part.partition('=')
        said = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
        if value.startswith('@'):
            said += f'; filename="{value[1:]}"\r\nContent-Type: application/octet-stream'
            content = SAMPLES[pathlib.PurePath(value).suffix]
        else:
            content = value.encode()
        body += said.encode() + b'\r\n\r\n' + content + b'\r\n'
    return body + f'--{BOUNDARY}--\r\n'.encode()


def read_curl(command):
    """(method, address, headers, body) of a curl command: the few options the guide uses."""
    words = shlex.split(command.replace('\\\n', ' '))[1:]
    method, address, headers, body, parts = '', '', {}, None, []
    while words:
        word = words.pop(0)
        if word == '-X':
            method = words.pop(0)
        elif word == '-H':
            name, _, value = words.pop(0).partition(': ')
            headers[name] = value
        elif word == '-F':
            parts.append(words.pop(0))
        elif word == '--json':
            body = words.pop(0).encode()
            headers.update({'Content-Type': 'application/json', 'Accept': 'application/json'})
        elif word.startswith('-') or address:
            raise Stumble(f'curl {word}: not among the options the guide uses')
        else:
            address = word
    if parts:
        body = multipart(parts)
        headers['Content-Type'] = f'multipart/form-data; boundary={BOUNDARY}'
    return method or ('POST' if body is not None else 'GET'), address, headers, body


class Guide:
    """Plays the examples in order, remembering what stands for what."""

    def __init__(self, url, token):
        self.url, self.token, self.meant, self.routes = url, token, {}, set()

    def play(self, command, status, shown):
        for said, meant in self.meant.items():
            command = command.replace(said, meant)
        method, address, headers, body = read_curl(command.replace('$GUILDE', self.url).replace('$TOKEN', self.token))
        self.routes.add((method, address.removeprefix(self.url).partition('?')[0]))
        found_status, found = self.ask(method, address, headers, body)
        if found_status != status:
            raise Stumble(f'answers {found_status}, not {status}: {found}')
        if shown:
            self.compare(json.loads(shown), json.loads(found), 'the answer')
        elif found:
            raise Stumble(f'answers {found}')

    def wait_until_found(self, word, seconds_max=120):
        """What was moved in is indexed soon after the start."""
        end = time.monotonic() + seconds_max
        asked = 'GET', f'{self.url}/api/v1/search?q={word}', {'Authorization': f'Bearer {self.token}'}, None
        while not json.loads(self.ask(*asked)[1]).get('items') and time.monotonic() < end:
            time.sleep(0.5)

    def ask(self, method, address, headers, body):
        request = urllib.request.Request(address, method=method, headers=headers, data=body)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def compare(self, shown, found, place):
        if isinstance(shown, dict) and isinstance(found, dict):
            if list(shown) != list(found):
                raise Stumble(f'{place}: the guide shows {list(shown)}, the house answers {list(found)}')
            for name, value in shown.items():
                self.compare_field(name, value, found[name], f'{place}.{name}')
        elif isinstance(shown, list) and isinstance(found, list):
            goes_on = shown[-1:] == ['…']
            if goes_on:
                shown = shown[:-1]
            if len(found) < len(shown) + goes_on or (len(found) > len(shown) and not goes_on):
                raise Stumble(f'{place}: the guide shows {len(shown)} of {len(found)}')
            for number, value in enumerate(shown):
                self.compare(value, found[number], f'{place}[{number}]')
        elif isinstance(shown, str) and shown.endswith('…') and isinstance(found, str):
            if not found.startswith(shown[:-1]) or len(found) < len(shown):
                raise Stumble(f'{place}: the guide shows {shown}, the house answers {found}')
        elif shown != found or type(shown) is not type(found):
            raise Stumble(f'{place}: the guide shows {shown!r}, the house answers {found!r}')

    def compare_field(self, name, shown, found, place):
        if not (ANYBODYS.search(name) and isinstance(shown, str) and isinstance(found, str)):
            return self.compare(shown, found, place)
        if self.meant.setdefault(shown, found) != found:
            raise Stumble(f'{place}: {shown} was {self.meant[shown]} before, and is {found} now')


def untold_routes(told):
    """The routes of /api/ that no example shows."""
    routes = json.loads(subprocess.run([PROGRAM, 'routes', '--json'], check=True, capture_output=True, text=True).stdout)
    for route in routes:
        shape = re.compile(re.sub(r'\{\w+\}', '[^/]+', route['pattern']) + '$')
        if route['pattern'].startswith('/api/') and not any(
                method == route['method'] and shape.match(path) for method, path in told):
            yield f'{route["method"]} {route["pattern"]}'


def run_guide(tally, runner, kind):
    village, started, wrong, passed = Village(kind), time.monotonic(), [], 0
    house = None
    try:
        said = village.move_in(runner)
        if said:
            raise Stumble(said)
        house = House(village)
        if not house.wait():
            raise Stumble('the server does not answer\n' + house.last_words())
        token = subprocess.run([PROGRAM, 'token', 'sophie@village.example', *where(house.data, house.database)],
                               check=True, capture_output=True, text=True).stdout.strip()
        guide = Guide(house.url, token)
        guide.wait_until_found('fanzine')
        for command, status, shown in EXAMPLE.findall(API.read_text()):
            try:
                guide.play(command, int(status or (200 if shown else 204)), shown)
                passed += 1
            except (Stumble, ValueError) as stumble:
                wrong.append(f'{command}{stumble}')
        wrong += [f'{API} shows no example of {route}' for route in untold_routes(guide.routes)]
    except Stumble as stumble:
        wrong.append(str(stumble))
    finally:
        if house:
            house.close()
        village.close()
    tally.add(f'{API} ({kind})', passed, len(wrong), 0, time.monotonic() - started, '\n'.join(wrong))


class Started:
    """./run with the everyday build, on a folder of its own."""

    def __init__(self, *options):
        self.began = time.monotonic()
        self.child = subprocess.Popen(['./run', *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                      env={**os.environ, 'GUILDE_PRESET': 'dev'}, start_new_session=True)
        self.said, self.seconds = '', 0

    def hear(self, pattern):
        """Reads until a line fits, or the end."""
        for line in self.child.stdout:
            self.said += line
            if re.search(pattern, line):
                self.seconds = time.monotonic() - self.began
                return True
        return False

    def stop(self):
        """As Ctrl-C does: to the whole group. What is left of its words is read."""
        os.killpg(self.child.pid, signal.SIGINT)
        self.said += self.child.communicate(timeout=60)[0]
        return self.child.returncode


def open_link(url):
    """Follows a one-time link as a browser does: the page, its button, the page behind."""
    with urllib.request.urlopen(url, timeout=60) as answer:
        cookies = '; '.join(value.split(';')[0] for value in answer.headers.get_all('Set-Cookie') or [])
        page = answer.read().decode()
    form = re.search(r'<form[^>]*method="post".*?</form>', page, re.S)[0]
    fields = {name: value for name, value in re.findall(r'name="(csrf|key)" value="([^"]*)"', form)}
    origin = re.match(r'https?://[^/]+', url)[0]
    request = urllib.request.Request(url, data=urllib.parse.urlencode(fields).encode(),
                                     headers={'Cookie': cookies, 'Origin': origin})
    opener = urllib.request.build_opener(type('Stay', (urllib.request.HTTPRedirectHandler,), {
        'redirect_request': lambda *_: None}))
    try:
        opener.open(request, timeout=60)
    except urllib.error.HTTPError as moved:
        if moved.code != 303:
            raise
        cookies = '; '.join(value.split(';')[0] for value in moved.headers.get_all('Set-Cookie') or [])
    home = urllib.request.Request(origin + '/', headers={'Cookie': cookies})
    with urllib.request.urlopen(home, timeout=60) as answer:
        return answer.read().decode()


def check(holds, complaint):
    if not holds:
        raise Stumble(complaint)


def play_village(folder):
    """First start, a link, Ctrl-C, second start: what README.md promises of ./run."""
    options = ('--data', f'{folder}/village', '--port', str(free_port()))
    people = re.findall(r'(\w+) \(', re.search(r'one-time link for each.*?\n\n', README.read_text(), re.S)[0])
    first = Started(*options)
    try:
        check(first.hear('Karim'), f'./run ended:\n{first.said}')
        check(first.hear('http'), f'./run printed no link for Karim:\n{first.said}')
        for name in people:
            check(re.search(rf'^  {name}\b.*\n    http', first.said, re.M), f'no link for {name}:\n{first.said}')
        link = re.search(r'Sophie.*\n\s+(\S+)', first.said)[1]
        check('Sophie' in open_link(link), 'the link printed for Sophie does not lead in')
    finally:
        code = first.stop()
    check(code in (0, 130), f'./run ended with code {code} after Ctrl-C:\n{first.said}')
    check('stopped:' not in first.said and 'rror' not in first.said, f'Ctrl-C was not clean:\n{first.said}')
    seconds = []
    for _ in range(3):  # the best of three: the machine may be busy besides
        again = Started(*options)
        try:
            check(again.hear('Guilde is at'), f'the second ./run ended:\n{again.said}')
            seconds.append(again.seconds)
        finally:
            again.stop()
        if min(seconds) < SECOND_START_MAX:
            return
    raise Stumble(f'a second start takes {min(seconds):.1f} s, not {SECOND_START_MAX} s')


def play_empty(folder):
    empty = Started('--empty', '--data', f'{folder}/empty', f'--port={free_port()}')
    try:
        check(empty.hear('/setup/'), f'./run --empty printed no link:\n{empty.said}')
    finally:
        empty.stop()
    check(len(re.findall(r'https?://\S+/\S+', empty.said)) == 1, f'./run --empty prints one link:\n{empty.said}')
    with_village = subprocess.run(['./run', '--build-only'], env={**os.environ, 'GUILDE_PRESET': 'dev'},
                                  capture_output=True, text=True)
    check(with_village.returncode == 0, f'./run --build-only:\n{with_village.stderr}')
    wrong = subprocess.run(['./run', '--port', '0'], capture_output=True, text=True)
    check(wrong.returncode != 0 and '--port needs' in wrong.stderr, f'./run --port 0 says:\n{wrong.stderr}')


def play_first_commands(_):
    blocks = re.findall(r'^```sh\n(.*?)^```', README.read_text(), re.M | re.S)
    check(blocks == ['./run\n', './test\n'], f'README.md shows other commands than are played here: {blocks}')


def run_readme(tally):
    started, wrong, passed = time.monotonic(), [], 0
    with tempfile.TemporaryDirectory(prefix='guilde-test-run.') as folder:
        for play in (play_first_commands, play_village, play_empty):
            try:
                play(folder)
                passed += 1
            except (Stumble, OSError, subprocess.TimeoutExpired) as stumble:
                wrong.append(str(stumble))
    tally.add(f'{README}', passed, len(wrong), 0, time.monotonic() - started, '\n'.join(wrong))


def run_docs(tally, runner):
    for kind in ('sqlite', 'postgres'):
        tally.guard(f'{API} ({kind})', run_guide, tally, runner, kind)
    tally.guard(str(README), run_readme, tally)
