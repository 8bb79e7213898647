# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of a house behind any proxy of docs/operate: each function gives a list of what is wrong."""
import http.client
import json
import re
import subprocess
import tempfile
import threading
import urllib.parse

from guest import NAME, Guest, make_picture
from support.house import Client

OUTSIDER = '203.0.113.9'  # an address nobody here has


def wrong_unless(condition, sentence):
    return [] if condition else [sentence]


def judge_plain(proxy):
    """http leads to https."""
    connection = http.client.HTTPConnection('127.0.0.1', proxy.plain_port, timeout=30)
    connection.request('GET', '/sign-in?x=1', headers={'Host': NAME})
    answer = connection.getresponse()
    place = answer.headers['Location'] or ''
    return wrong_unless(answer.status in (301, 308) and place.startswith(f'https://{NAME}') and place.endswith('/sign-in?x=1'),
                        f'{answer.status} {place}')


def judge_sign_in(proxy, house, guest, email):
    link, (status, headers, text) = guest.sign_in(house, email)
    wrong = wrong_unless(link.startswith(f'https://{NAME}:{proxy.port}/'), f'the link is {link}')
    wrong += wrong_unless(status == 303, f'the button gave {status}: {text[:200]}')
    wrong += wrong_unless(any(name.startswith('__Host-') for name in guest.cookies), f'the cookies are {sorted(guest.cookies)}')
    status, headers, text = guest.ask('GET', '/')
    greets = re.search('<title>Bon(jour|soir), Sophie', text)  # by the hour of the day
    wrong += wrong_unless(status == 200 and greets, f'home gave {status}: {text[:200]}')
    return wrong + wrong_unless((headers['Strict-Transport-Security'] or '').startswith('max-age=31536000'),
                                f'HSTS is {headers["Strict-Transport-Security"]}')


def judge_upload(guest):
    """Some megabytes: more than any proxy lets through unasked."""
    picture = make_picture()
    status, headers, text = guest.send_file('/me/profile', '/me/photo', 'photo', picture)
    wrong = wrong_unless(len(picture) > 2 << 20, f'the picture has {len(picture)} bytes only')
    return wrong + wrong_unless(status == 303, f'a photo of {len(picture)} bytes gave {status}: {text[:300]}')


def send_zeros(proxy, path, megabytes):
    """What a browser would be told, that reads while it sends."""
    with tempfile.NamedTemporaryFile() as body:
        body.truncate(megabytes << 20)
        done = subprocess.run(['curl', '-s', '--http2', '--max-time', '60', '--cacert', proxy.authority, '--resolve',
                               f'{NAME}:{proxy.port}:127.0.0.1', '-H', 'Content-Type: application/octet-stream', '--data-binary',
                               f'@{body.name}', '-w', '\n%{http_code}', f'https://{NAME}:{proxy.port}{path}'],
                              capture_output=True, text=True, check=False)
    text, _, status = done.stdout.rpartition('\n')
    return int(status or 0), text


def judge_large(proxy):
    """The program refuses what is too large for a page, in its own words; the proxy what is too large for any."""
    status, text = send_zeros(proxy, '/sign-in', 3)
    wrong = wrong_unless(status == 413 and '</html>' in text, f'3 MB to a small form gave {status}: {text[:200]}')
    status, text = send_zeros(proxy, '/me/photo', 65)
    return wrong + wrong_unless(status == 413, f'65 MB gave {status}: {text[:200]}')


def judge_stream(proxy, house, guest, token):
    """What somebody writes reaches an open page at once, not when a buffer is full."""
    listener = guest.listen()
    wrong = wrong_unless(listener.status == 200, f'the stream gave {listener.status}')
    wrong += wrong_unless(listener.wait_for(lambda lines: 'retry: 3000' in lines), f'it did not begin: {listener.lines}')
    status, _, said = Client(house.port).ask('POST', '/api/v1/posts', token, {
        'title': f'Heard behind {proxy.program}', 'body': 'By those who have a page open.', 'spaces': ['entraide']})
    wrong += wrong_unless(status == 201, f'publishing gave {status}: {said}')
    wrong += wrong_unless(listener.wait_for(lambda lines: 'event: wake' in lines), f'nothing was heard: {listener.lines}')
    wrong += wrong_unless(not listener.ended, 'the stream ended')
    listener.close()
    return wrong


def failures_by_address(house):
    return dict(house.rows("SELECT subject, uses FROM limit_counts WHERE name = 'accounts.failures_from'"))


def judge_addresses(proxy, house):
    """Failures to sign in count for the address they come from, whatever a visitor writes in his headers."""
    house.change('DELETE FROM limit_counts')
    for source, email in (('127.0.0.31', 'one'), ('127.0.0.32', 'two'), ('127.0.0.32', 'three')):
        guest = Guest(proxy.port, proxy.authority, source)
        page = guest.ask('GET', '/sign-in')[2]
        fields = [*guest.hidden_fields(page, '/sign-in'), ('email', f'{email}@village.example'), ('password', 'a wrong one')]
        for header in ({}, {'X-Forwarded-For': OUTSIDER}, {'Forwarded': f'for={OUTSIDER}', 'X-Real-IP': OUTSIDER}):
            guest.ask('POST', '/sign-in', urllib.parse.urlencode(fields),
                      {'Content-Type': 'application/x-www-form-urlencoded', **header})
        guest.close()
    found = failures_by_address(house)
    return wrong_unless(found == {'127.0.0.31': 3, '127.0.0.32': 6}, f'failures were counted for {found}')


def judge_restart(proxy, house):
    """While the program restarts, requests wait for it."""
    statuses, stopping = {}, threading.Event()

    def ask_on(source):
        guest = Guest(proxy.port, proxy.authority, source)
        while not stopping.is_set():
            status = guest.ask('GET', '/sign-in')[0]
            statuses[status] = statuses.get(status, 0) + 1
        guest.close()
    threads = [threading.Thread(target=ask_on, args=(f'127.0.0.4{number}',)) for number in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(2):
        stopping.wait(0.5)
        house.stop()
        house.start()
    stopping.wait(0.5)
    stopping.set()
    for thread in threads:
        thread.join()
    return wrong_unless(list(statuses) == [200], f'answers while it restarted: {json.dumps(statuses)}')
