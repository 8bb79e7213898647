# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a crash test says: `ok - name`, `not ok - name` with what is wrong under it, `skip - name`. Counted by
tools/crash_tests.py. After something was found wrong, the evidence (data folder, ledger, server log) is kept."""
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time
import traceback

IS_LONG = os.environ.get('GUILDE_CRASH') == 'long'
WRONG_SHOWN_MAX = 8


def rounds(short, long):
    return long if IS_LONG else short


class Report:
    def __init__(self):
        self.failed = 0
        self.evidence = []
        self.endings = []  # called at the end, whatever happened

    def check(self, name, wrong):
        """`wrong` is a list of sentences; empty when all is well."""
        wrong = list(wrong)
        print(f'not ok - {name}' if wrong else f'ok - {name}', flush=True)
        for sentence in wrong[:WRONG_SHOWN_MAX]:
            print(f'    {sentence}', flush=True)
        if len(wrong) > WRONG_SHOWN_MAX:
            print(f'    and {len(wrong) - WRONG_SHOWN_MAX} more', flush=True)
        self.failed += bool(wrong)

    def skip(self, name):
        print(f'skip - {name}', flush=True)

    def say(self, text):
        print(f'# {text}', flush=True)

    def keep_evidence(self):
        folder = pathlib.Path('build/crash', f'{pathlib.Path(sys.argv[0]).stem}-{os.getpid()}')
        folder.mkdir(parents=True, exist_ok=True)
        for path in map(pathlib.Path, self.evidence):
            if path.is_dir():
                shutil.copytree(path, folder / path.name, dirs_exist_ok=True)
            elif path.exists():
                shutil.copy2(path, folder / path.name)
        self.say(f'evidence kept in {folder}')


def run(story):
    """Runs one script's story(report, scratch folder); anything thrown is a failure told with its place."""
    report = Report()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    scratch = tempfile.mkdtemp(prefix='guilde-crash.')
    os.chmod(scratch, 0o755)
    try:
        story(report, pathlib.Path(scratch))
    except Exception:  # noqa: BLE001: whatever it is, it is told
        report.check('the story goes to its end', traceback.format_exc().splitlines()[-6:])
    finally:
        if report.failed:
            report.keep_evidence()
        for end in reversed(report.endings):
            end()
        shutil.rmtree(scratch, ignore_errors=True)
    sys.exit(bool(report.failed))


def wait_until(what, condition, seconds=120):
    """Waits for a state; the seconds only end a test that hangs."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f'after {seconds} s still not: {what}')
        time.sleep(0.01)


def wait_until_none(what, count, seconds=120):
    """Waits until nothing is left to count, however long that is as long as it gets less."""
    least, until = count(), time.monotonic() + seconds
    while left := count():
        if left < least:
            least, until = left, time.monotonic() + seconds
        if time.monotonic() > until:
            raise TimeoutError(f'for {seconds} s {left} and no fewer: {what}')
        time.sleep(0.05)
