# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ledger of what was sent and what was acknowledged: one line each, appended before sending and after the answer,
on another file system than the data, so that nothing that happens to the one happens to the other."""
import dataclasses
import json
import os
import pathlib
import tempfile
import threading


def other_file_system(data):
    """A folder to write in that is not on the disk of `data`; None when there is none."""
    for folder in (os.environ.get('GUILDE_LEDGER', ''), '/dev/shm', '/run/shm', tempfile.gettempdir(), '/var/tmp'):
        if folder and os.path.isdir(folder) and os.access(folder, os.W_OK) and os.stat(folder).st_dev != os.stat(data).st_dev:
            return folder
    return None


@dataclasses.dataclass
class Entry:
    act: dict
    sent: list = dataclasses.field(default_factory=list)     # moments
    answers: list = dataclasses.field(default_factory=list)  # (moment, status, id, problem)

    def acknowledged(self, moment=None):
        return [answer for answer in self.answers if answer[1] in (200, 201) and (moment is None or answer[0] <= moment)]

    def is_refused(self):
        """Every time it was sent, it was answered that nothing was done."""
        refused = [answer for answer in self.answers if 400 <= answer[1] < 500 or answer[3] == 'disk-full']
        return bool(refused) and len(refused) == len(self.sent)


class Ledger:
    """`moment()` tells where the clock of a test stands, for those that compare with one; 0 otherwise."""

    def __init__(self, folder, moment=lambda: 0):
        handle, self.path = tempfile.mkstemp(prefix='guilde-ledger.', dir=folder)
        self.handle, self.moment, self.lock = handle, moment, threading.Lock()

    def write(self, line):
        with self.lock:
            os.write(self.handle, (json.dumps(line, ensure_ascii=False) + '\n').encode())

    def sends(self, act):
        self.write({'send': act, 'at': self.moment()})

    def answered(self, act, status, answer):
        problem = str(answer.get('type', '')).removeprefix('/problems/') if status >= 400 else ''
        self.write({'answer': act['key'], 'status': status, 'id': answer.get('id', ''), 'problem': problem,
                    'at': self.moment()})

    def read(self):
        """{key: Entry}, in the order they were first sent."""
        out = {}
        for line in pathlib.Path(self.path).read_text().splitlines():
            said = json.loads(line)
            if 'send' in said:
                out.setdefault(said['send']['key'], Entry(said['send'])).sent.append(said['at'])
            else:
                out[said['answer']].answers.append((said['at'], said['status'], said['id'], said['problem']))
        return out

    def close(self):
        os.close(self.handle)
        os.unlink(self.path)
