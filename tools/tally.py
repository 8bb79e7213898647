# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs the programs that are tests, and counts what they say."""
import os
import signal
import subprocess
import threading
import time
import traceback


class Tally:
    """Counts; suites that are played side by side may add at once."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.red, self.lock = {}, threading.Lock()

    def add(self, suite, passed, failed, skipped, seconds, output=''):
        with self.lock:
            self.count(suite, passed, failed, skipped, seconds, output)

    def count(self, suite, passed, failed, skipped, seconds, output):
        if passed + failed + skipped == 0:
            failed, output = 1, output + '\nit tested nothing'
        self.passed, self.failed, self.skipped = self.passed + passed, self.failed + failed, self.skipped + skipped
        mark = '\033[31mfailed\033[0m' if failed else 'ok    '
        more = f', {failed} failed' if failed else ''
        more += f', {skipped} skipped' if skipped else ''
        print(f'{mark} {suite:44} {passed:5} passed{more}  ({seconds:.1f} s)', flush=True)
        if failed:
            self.red[suite] = ''.join(f'       | {line}\n' for line in output.strip().splitlines()[-60:])
            print(self.red[suite], flush=True)

    def report(self, seconds):
        """The end: what failed once more, for whoever kept only the last lines, and the one line that counts."""
        for suite, output in self.red.items():
            print(f'\n{suite} failed:\n{output}', end='')
        print(f'\nin {seconds:.0f} s' + (': failed ' + ', '.join(self.red) if self.red else ''))
        print(f'{self.passed} passed, {self.failed} failed, {self.skipped} skipped', flush=True)

    def guard(self, suite, play, *arguments):
        """Plays a suite; one that breaks off counts as failed, and the others go on."""
        try:
            play(*arguments)
        except Exception:
            self.add(suite, 0, 1, 0, 0, traceback.format_exc())


class Runner:
    """Starts programs, each in a process group of its own, so that nothing one has started is left behind."""

    def __init__(self):
        self.groups, self.lock, self.is_over = set(), threading.Lock(), False

    def run(self, command, seconds, extra=None, folder=None):
        """(exit code, output, seconds taken); a program that hangs is ended and counts as crashed."""
        if self.is_over:
            raise KeyboardInterrupt
        started = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, env={**os.environ, **(extra or {})}, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        with self.lock:
            self.groups.add(child.pid)
        try:
            output, late = child.communicate(timeout=seconds)[0], b''
        except subprocess.TimeoutExpired:
            self.end(child.pid)
            output, late = child.communicate()[0], f'\nstill running after {seconds} s, ended'.encode()
        finally:
            with self.lock:
                self.groups.discard(child.pid)
            self.end(child.pid)
        return child.returncode, (output + late).decode(errors='replace'), time.monotonic() - started

    @staticmethod
    def end(group):
        try:
            os.killpg(group, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def end_all(self):
        self.is_over = True
        for group in list(self.groups):
            self.end(group)
