# SPDX-License-Identifier: AGPL-3.0-or-later
"""The disk as it may stand after a power cut, built from what recorder.cpp wrote down.

What a wait for the disk (fsync) ended on is there; of all else each piece of 512 bytes, each change of length and each
change of a name is there or not, whatever came before or after it. That is more than any disk does that keeps its word,
and less than one that lies about fsync, which no program can survive."""
import collections
import os
import pathlib
import random
import struct

CREATE, WRITE, RESIZE, SYNC_BEGINS, SYNC_ENDED, LINK, UNLINK, MAKE_FOLDER, OPEN_EXISTING, OPEN_FOLDER = range(1, 11)
HEAD = struct.Struct('<IIQQ')
SECTOR = 512
# How much of what was not waited for survives: nothing, all, some of it.
CHANCES = (0.0, 1.0, 0.5, 0.1, 0.9)

Step = collections.namedtuple('Step', 'at op file offset bytes')


def read_log(path):
    """Steps with the place in the log where each ends; a last one that was cut is left out."""
    log, at, out = pathlib.Path(path).read_bytes(), 0, []
    while at + HEAD.size <= len(log):
        op, file, offset, length = HEAD.unpack_from(log, at)
        at += HEAD.size + length
        if at > len(log):
            break
        out.append(Step(at, op, file, offset, log[at - length:at]))
    return out


class File:
    def __init__(self, content=b''):
        self.synced, self.pending, self.waited_for = bytearray(content), [], 0

    def settle(self):
        for step in self.pending[:self.waited_for]:
            apply(self.synced, step)
        self.pending, self.waited_for = self.pending[self.waited_for:], 0

    def after_power_cut(self, dice, chance):
        out = bytearray(self.synced)
        for step in self.pending:
            if step.op == RESIZE:
                if dice.random() < chance:
                    apply(out, step)
                continue
            for start in range(0, len(step.bytes), SECTOR):
                if dice.random() < chance:
                    apply(out, step._replace(offset=step.offset + start, bytes=step.bytes[start:start + SECTOR]))
        return out


def apply(content, step):
    if step.op == RESIZE:
        del content[step.offset:]
        content.extend(bytes(step.offset - len(content)))
        return
    content.extend(bytes(max(0, step.offset + len(step.bytes) - len(content))))
    content[step.offset:step.offset + len(step.bytes)] = step.bytes


class Disk:
    """`lies_about` names the files (by their ending) whose fsync this disk only pretends: to see that a test sees."""

    def __init__(self, image, steps, lies_about=None):
        self.image, self.steps, self.lies_about = pathlib.Path(image), steps, lies_about
        self.files, self.folders = {}, {}
        self.names, self.pending_names = {}, []
        for path in self.image.rglob('*'):
            if path.is_file() and not path.name.endswith('-shm'):
                self.names[str(path.relative_to(self.image))] = None
        self.done = 0

    def play_until(self, moment):
        while self.done < len(self.steps) and self.steps[self.done].at <= moment:
            self.play(self.steps[self.done])
            self.done += 1

    def play(self, step):
        name = step.bytes.decode(errors='replace') if step.op in (CREATE, LINK, UNLINK, OPEN_EXISTING, OPEN_FOLDER) else ''
        if step.op == OPEN_FOLDER:
            self.folders[step.file] = name
        elif step.op == OPEN_EXISTING and step.file not in self.files:
            path = self.image / name
            self.files[step.file] = File(path.read_bytes() if path.exists() else b'')
            self.names[name] = step.file
        elif step.op == CREATE:
            self.files[step.file] = File()
        elif step.op in (WRITE, RESIZE) and step.file in self.files:
            self.files[step.file].pending.append(step)
        elif step.op in (SYNC_BEGINS, SYNC_ENDED):
            self.sync(step)
        if step.op in (CREATE, LINK, UNLINK):
            self.pending_names.append((name, None if step.op == UNLINK else step.file))

    def sync(self, step):
        if step.file in self.folders:
            if step.op == SYNC_ENDED:
                folder = self.folders[step.file]
                for name, file in [change for change in self.pending_names if folder_of(change[0]) == folder]:
                    self.rename(self.names, name, file)
                self.pending_names = [change for change in self.pending_names if folder_of(change[0]) != folder]
        elif step.file in self.files and not self.is_lied_about(step.file):
            file = self.files[step.file]
            if step.op == SYNC_BEGINS:
                file.waited_for = len(file.pending)
            else:
                file.settle()

    def is_lied_about(self, file):
        return self.lies_about is not None and any(number == file and name.endswith(self.lies_about) for name, number in
                                                   [*self.names.items(), *self.pending_names])

    @staticmethod
    def rename(names, name, file):
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file

    def cut_power(self, to, seed):
        """Writes what is left into the folder `to`."""
        dice = random.Random(seed)
        chance = CHANCES[seed % len(CHANCES)]
        names = dict(self.names)
        for name, file in self.pending_names:
            if dice.random() < chance:
                self.rename(names, name, file)
        for folder in (path for path in self.image.rglob('*') if path.is_dir()):
            (to / folder.relative_to(self.image)).mkdir(parents=True, exist_ok=True)
        for name, file in names.items():
            path = to / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((self.image / name).read_bytes() if file is None
                             else self.files[file].after_power_cut(dice, chance))
            os.chmod(path, 0o600)


def folder_of(name):
    return os.path.dirname(name) or '.'
