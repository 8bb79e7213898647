# SPDX-License-Identifier: AGPL-3.0-or-later
"""People who write all at once, through the interface for programs: posts, comments, reactions, each with an
idempotency key. What they did not hear back about stays in the ledger, to be sent again."""
import contextlib
import random
import sqlite3
import threading
import uuid

from .house import Unanswered

REACTIONS = {'like': 1, 'thanks': 2, 'idea': 3, 'support': 4, 'celebrate': 5}
BUDGET = {'post': 11, 'comment': 21, 'reaction': 10**9}  # one more than a person may in a minute: some are refused
SPACES = ('reliure', 'impression', 'graphisme', 'edition', 'bretagne', 'entraide')


class Writers:
    """`is_alone`: nobody but the program may write to the database, so whoever wrote enough in a minute only reacts."""

    def __init__(self, house, ledger, people, threads=8, is_alone=False):
        self.house, self.ledger, self.people, self.thread_count = house, ledger, people, threads
        self.is_alone = is_alone
        self.lock, self.changed = threading.Lock(), threading.Condition()
        self.stopping, self.threads = threading.Event(), []
        self.acknowledged = self.unanswered = 0
        self.statuses = {}  # how often each was answered
        self.strange = []   # what was answered that nobody expects
        self.posts = []     # (public id) of acknowledged posts
        self.reacted = set()
        self.spent = {}
        self.random = random.Random(1)

    # -- what they do ---------------------------------------------------------------------------------------------
    def make_act(self):
        with self.lock:
            person = self.random.randrange(len(self.people))
            key = uuid.UUID(int=self.random.getrandbits(128)).hex
            kind = self.random.choices(('post', 'comment', 'reaction'), (3, 5, 2) if self.posts else (1, 0, 0))[0]
            if self.spent.get((person, kind), 0) >= BUDGET[kind]:
                if self.is_alone:
                    kind = 'reaction'
                else:
                    self.let_a_minute_pass()
            self.spent[(person, kind)] = self.spent.get((person, kind), 0) + 1
            if kind == 'reaction' and not self.posts:
                return None
            act = {'key': f'{kind}-{key}', 'kind': kind, 'person': person}
            if kind == 'post':
                spaces = self.random.sample(SPACES, self.random.randint(1, 2))
                return act | {'method': 'POST', 'path': '/api/v1/posts', 'spaces': len(spaces), 'mark': f'crash-{key}',
                              'body': {'title': f'Note {key[:8]}', 'body': f'crash-{key}', 'spaces': spaces}}
            post = self.random.choice(self.posts)
            if kind == 'comment':
                return act | {'method': 'POST', 'path': f'/api/v1/posts/{post}/comments', 'post': post,
                              'mark': f'crash-{key}', 'body': {'body': f'crash-{key}'}}
            name = self.random.choice(list(REACTIONS))
            if (person, post, name) in self.reacted:
                return None
            self.reacted.add((person, post, name))
            return act | {'method': 'PUT', 'path': f'/api/v1/posts/{post}/reactions/{name}', 'post': post,
                          'reaction': REACTIONS[name], 'body': {}}

    def let_a_minute_pass(self):
        """Nobody waits here for the limits of posting: they start anew."""
        self.spent = {}
        if self.house.is_running():  # nobody but the program itself may be the first at what a crash left
            with contextlib.suppress(RuntimeError, sqlite3.Error):  # no database at this moment: next time
                self.house.change('DELETE FROM limit_counts')

    def send(self, client, act):
        """The status and what was said; None when no answer came. An answer is in the ledger before anybody counts it."""
        self.ledger.sends(act)
        try:
            status, headers, said = client.ask(act['method'], act['path'], self.people[act['person']]['token'], act['body'],
                                               {'Idempotency-Key': act['key']})
        except Unanswered:
            self.count('unanswered')
            return None
        said = said if isinstance(said, dict) else {}
        self.ledger.answered(act, status, said)
        self.count(status, headers, said, act)
        return status, said

    def count(self, status, headers=None, said=None, act=None):
        with self.changed:
            self.statuses[status] = self.statuses.get(status, 0) + 1
            self.unanswered += status == 'unanswered'
            self.acknowledged += status in (200, 201)
            if act and act['kind'] == 'post' and status == 201 and said['id'] not in self.posts:
                self.posts.append(said['id'])
            is_outage = status == 503 and headers['Retry-After'] and said.get('type') in (
                '/problems/disk-full', '/problems/database-away')
            if status not in (200, 201, 429, 'unanswered') and not is_outage:
                self.strange.append(f'{act["method"]} {act["path"]} gave {status}: {said}')
            self.changed.notify_all()

    # -- all at once ------------------------------------------------------------------------------------------------
    def write_on(self):
        client = self.house.client()
        while not self.stopping.is_set():
            act = self.make_act()
            answered = self.send(client, act) if act else (200, {})
            if answered is None or answered[0] == 503:
                self.stopping.wait(0.2)  # nobody there: not so fast
        client.close()

    def start(self):
        self.stopping.clear()
        self.threads = [threading.Thread(target=self.write_on, daemon=True) for _ in range(self.thread_count)]
        for thread in self.threads:
            thread.start()

    def wait_for(self, more, seconds=120):
        """Until so many more were acknowledged, with writes under way."""
        self.wait(lambda wanted=self.acknowledged + more: self.acknowledged >= wanted, f'{more} more written', seconds)

    def wait(self, condition, what, seconds=120):
        with self.changed:
            if not self.changed.wait_for(condition, seconds):
                raise TimeoutError(f'after {seconds} s still not: {what}; answers so far: {self.statuses}')

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()
        self.threads = []

    # -- afterwards -------------------------------------------------------------------------------------------------
    def send_again(self, entries):
        """Each with the key it had; gives what is wrong with the answers. The same key must give the same thing."""
        client, wrong = self.house.client(), []
        self.let_a_minute_pass()
        for place, entry in enumerate(entries, 1):
            if place % 10 == 0:
                self.let_a_minute_pass()
            answered = self.send(client, entry.act)
            if not answered or answered[0] not in (200, 201):
                wrong.append(f'{entry.act["key"]} sent again gave {answered}')
            elif any(answer[2] != answered[1].get('id', '') for answer in entry.acknowledged()):
                wrong.append(f'{entry.act["key"]} sent again gave another thing')
        client.close()
        return wrong
