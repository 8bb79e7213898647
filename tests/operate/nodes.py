#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two nodes on one PostgreSQL behind HAProxy, with docs/operate/haproxy.cfg: people write, read and listen while one node is
killed, and while both are replaced one after the other."""
import json
import os
import signal
import threading

import front
from guest import NAME, Guest
from proxy import Haproxy, find_program
from support import judge
from support.house import Client, House, Unanswered, people_of
from support.ledger import Ledger, other_file_system
from support.report import run, wait_until
from support.writers import Writers

DRAIN_SECONDS = 300  # ended by a second signal as soon as the balancer has seen it, however busy this machine is
WRITES = 60
NAMES = ('north', 'south')
LISTENERS = 4


class BalancedClient:
    """As Client of support/house.py, through the balancer. A node that went in the middle of an answer is no answer."""

    def __init__(self, proxy):
        self.guest = Guest(proxy.port, proxy.authority)

    def ask(self, method, path, token='', body=None, headers=None):
        headers = {'Content-Type': 'application/json', 'Accept': 'application/json', 'Authorization': f'Bearer {token}', **(headers or {})}
        status, answered, text = self.guest.ask(method, path, None if body is None else json.dumps(body), headers)
        is_json = 'json' in (answered['Content-Type'] or '')
        if status >= 500 and not is_json:
            raise Unanswered(f'the balancer said {status}')
        return status, answered, json.loads(text) if is_json else text

    def close(self):
        self.guest.close()


class BalancedHouse(House):
    """Both nodes, as people see them."""

    def __init__(self, nodes, proxy):
        super().__init__(nodes[0].data, nodes[0].database)
        self.nodes, self.proxy = nodes, proxy

    def client(self):
        return BalancedClient(self.proxy)

    def is_running(self):
        return any(node.is_running() for node in self.nodes)


class Readers:
    """People who open pages all the time."""

    def __init__(self, guests):
        self.guests, self.statuses, self.stopping = guests, {}, threading.Event()

    def read_on(self, guest):
        while not self.stopping.is_set():
            try:
                status = guest.ask('GET', '/')[0]
            except Unanswered as error:
                status = f'no answer: {error}'
            self.statuses[status] = self.statuses.get(status, 0) + 1

    def start(self):
        self.threads = [threading.Thread(target=self.read_on, args=(guest,), daemon=True) for guest in self.guests]
        for thread in self.threads:
            thread.start()

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()


def serves(proxy, name, since=0):
    """Has the balancer given a request to this node, after so many bytes of its log?"""
    return f' houses/{name} '.encode() in proxy.log_path.read_bytes()[since:]


def wait_until_serving(proxy, name):
    since = proxy.log_path.stat().st_size

    def is_serving():
        guest = Guest(proxy.port, proxy.authority)
        guest.ask('GET', '/sign-in')
        guest.close()
        return serves(proxy, name, since)
    wait_until(f'{name} serves again', is_serving)


def sign_in(proxy, house, email, source='127.0.0.1'):
    guest = Guest(proxy.port, proxy.authority, source)
    guest.sign_in(house, email)
    return guest


def listen_on_all(proxy, house):
    """Streams of one person's browsers; the balancer spreads them over the nodes."""
    first = sign_in(proxy, house, 'sophie@village.example')
    guests = []
    for _ in range(LISTENERS):
        guest = Guest(proxy.port, proxy.authority)
        guest.cookies = dict(first.cookies)
        guests.append(guest)
    listeners = [guest.listen() for guest in guests]
    for listener in listeners:
        listener.wait_for(lambda lines: 'retry: 3000' in lines)
    return listeners


def judge_hearing(listeners, port, token, title):
    """What is written on one node is heard by those who listen on any. Who opens a stream again at that moment hears the next."""
    deaf = [(listener, listener.count_events()) for listener in listeners]
    for number in range(8):
        status, _, said = Client(port).ask('POST', '/api/v1/posts', token, {
            'title': f'{title} {number}', 'body': 'For all.', 'spaces': ['entraide']})
        if status not in (201, 429):
            return [f'publishing gave {status}: {said}']
        deaf = [(listener, seen) for listener, seen in deaf
                if not listener.wait_for(lambda lines, seen=seen: sum(line == 'event: wake' for line in lines) > seen, 10)]
        if not deaf:
            return []
    return [f'{len(deaf)} of {len(listeners)} heard nothing']


def kill_one(report, house, proxy, writers, people):
    """A node dies while people write; they go on, and what they did not hear back about is sent again under its key."""
    listeners = listen_on_all(proxy, house)
    report.check('what is written on one node is heard by all', [
        *judge_hearing(listeners, house.nodes[0].port, people[1]['token'], 'Written in the north'),
        *judge_hearing(listeners, house.nodes[1].port, people[1]['token'], 'Written in the south')])
    writers.start()
    writers.wait_for(WRITES)
    house.nodes[0].kill()
    writers.wait_for(WRITES)
    report.check('after one node died: those who listened there listen again, and hear', [
        *judge_hearing(listeners, house.nodes[1].port, people[1]['token'], 'Written by who is left'),
        *front.wrong_unless(any(listener.ended for listener in listeners), 'no stream was on the node that died')])
    writers.stop()
    house.nodes[0].start()
    wait_until_serving(proxy, 'north')
    judge.judge_state(report, house, 'after one node died')
    entries = writers.ledger.read()
    rest = judge.judge_writes(report, house, people, entries, 'after one node died')
    sent_again = [*rest, *judge.split(entries)[0][-10:]]
    report.check(f'after one node died: {len(sent_again)} sent again under their keys give one each', [
        *writers.send_again(sent_again), *judge.judge_once(judge.Found(house, people), sent_again)])
    report.check('after one node died: nobody was told anything strange', writers.strange)
    for listener in listeners:
        listener.close()


def judge_leaving(proxy, name, node):
    """Told to stop, a node says so to the balancer, and still answers everybody until nobody asks it any more."""
    since = proxy.log_path.stat().st_size
    node.server.send_signal(signal.SIGTERM)
    wait_until('/health says 503', lambda: Client(node.port).ask('GET', '/health')[0] == 503)
    wait_until(f'the balancer leaves {name} out', lambda: f'Server houses/{name} is DOWN'.encode() in proxy.log_path.read_bytes()[since:])
    status = Client(node.port).ask('GET', '/sign-in')[0]
    node.server.send_signal(signal.SIGTERM)
    node.server.wait(60)
    return [*front.wrong_unless(status == 200, f'{name} answered {status} to people while it took leave'),
            *front.wrong_unless(node.server.returncode == 0, f'{name} ended with {node.server.returncode}')]


def replace_both(report, house, proxy, writers, people):
    """As an upgrade does: one node after the other, under load, and not one request fails."""
    refusals_before = dict(writers.statuses)
    readers = Readers([sign_in(proxy, house, f'{name}@village.example') for name in ('pierre', 'nadia')])
    writers.start()
    readers.start()
    wrong = []
    for name, node in zip(NAMES, house.nodes):
        writers.wait_for(WRITES // 2)
        wrong += judge_leaving(proxy, name, node)
        node.start()
        wait_until_serving(proxy, name)
    writers.wait_for(WRITES // 2)
    writers.stop()
    readers.stop()
    report.check('each node takes leave before it goes', wrong)
    told = {status: count - refusals_before.get(status, 0) for status, count in writers.statuses.items()}
    failed = {status: count for status, count in told.items() if count and status not in (200, 201, 429)}
    report.check('while both are replaced, no write fails', [str(failed)] if failed or writers.strange else [])
    report.check('while both are replaced, no page fails', front.wrong_unless(list(readers.statuses) == [200], str(readers.statuses)))
    report.say(f'answers: {told} to those who write, {readers.statuses} to those who read')
    judge.judge_writes(report, house, people, writers.ledger.read(), 'after both were replaced')


def kill_all(nodes):
    for node in nodes:
        if node.is_running():
            node.kill()


def story(report, scratch):
    if not find_program('haproxy'):
        return report.skip('HAProxy is not installed here')
    nodes = [House(os.environ['GUILDE_DATA'], os.environ['GUILDE_DATABASE']) for _ in NAMES]
    proxy = Haproxy(scratch, [node.port for node in nodes])
    house = BalancedHouse(nodes, proxy)
    ledger = Ledger(other_file_system(house.data))
    people = people_of(house)
    writers = Writers(house, ledger, people, threads=4)
    report.evidence = [house.log_path, proxy.folder, ledger.path]
    report.endings = [ledger.close, lambda: kill_all(nodes), proxy.stop, writers.stop]
    for node in nodes:
        node.options = ['--origin', f'https://{NAME}:{proxy.port}', '--trust-proxy', '127.0.0.1', '--drain', str(DRAIN_SECONDS)]
        node.start()
    proxy.start()
    for name in NAMES:
        wait_until_serving(proxy, name)
    guest = Guest(proxy.port, proxy.authority)
    report.check('haproxy: http leads to https', front.judge_plain(proxy))
    report.check('haproxy: one signs in, safely', front.judge_sign_in(proxy, house, guest, 'sophie@village.example'))
    report.check('haproxy: a large photo arrives', front.judge_upload(guest))
    report.check('haproxy: what is too large is refused', front.judge_large(proxy))
    report.check('haproxy: the program knows where people come from', front.judge_addresses(proxy, house))
    kill_one(report, house, proxy, writers, people)
    replace_both(report, house, proxy, writers, people)


if __name__ == '__main__':
    run(story)
