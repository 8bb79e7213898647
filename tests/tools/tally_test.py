# SPDX-License-Identifier: AGPL-3.0-or-later
"""What ./test counts: nothing may pass by not being there."""
import contextlib
import io
import json
import pathlib
import re
import sys
import tempfile
import time
import unittest

sys.path.insert(0, 'tools')
import run_tests  # noqa: E402
from tally import Runner, Tally  # noqa: E402


def is_over(status):
    """Of /proc/PID/status: the process is gone, or dead and not collected yet."""
    try:
        return bool(re.search(r'^State:\s+[ZX]', status.read_text(), re.M))
    except (FileNotFoundError, ProcessLookupError):
        return True


class Counting(unittest.TestCase):
    def setUp(self):
        self.tally, self.runner, self.said = Tally(), Runner(), io.StringIO()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        silence = contextlib.redirect_stdout(self.said)
        silence.__enter__()
        self.addCleanup(silence.__exit__, None, None, None)

    def counted(self):
        return self.tally.passed, self.tally.failed, self.tally.skipped

    def run_program(self, script):
        """As a GoogleTest executable that does what a shell script says; $1 is --gtest_output=json:FILE."""
        program = self.folder / 'sample_test'
        program.write_text(f'#!/bin/sh\nreport=${{1#--gtest_output=json:}}\n{script}\n')
        program.chmod(0o755)
        run_tests.RESULTS = self.folder
        self.tally.add(*run_tests.run_executable(self.runner, str(self.folder), 'sample_test', 'sqlite', '', {}))
        return self.counted()

    def test_a_suite_that_tests_nothing_failed(self):
        self.tally.add('empty', 0, 0, 0, 0)
        self.assertEqual(self.counted(), (0, 1, 0))

    def test_a_suite_that_breaks_off_failed_and_the_others_go_on(self):
        self.tally.guard('broken', lambda: [][0])
        self.tally.add('fine', 2, 0, 1, 0)
        self.assertEqual(self.counted(), (2, 1, 1))
        self.assertIn('IndexError', self.said.getvalue())

    def test_a_program_that_crashes_failed(self):
        self.assertEqual(self.run_program('kill -SEGV $$'), (0, 1, 0))

    def test_a_program_that_crashes_after_its_tests_failed(self):
        report = json.dumps({'testsuites': [{'testsuite': [{'name': 'a', 'classname': 'A', 'result': 'COMPLETED'}]}]})
        self.assertEqual(self.run_program(f"echo '{report}' > $report\nexit 139"), (1, 1, 0))

    def test_half_a_report_failed(self):
        self.assertEqual(self.run_program('printf "{\\"testsuites\\": [" > $report'), (0, 1, 0))

    def test_tests_that_were_skipped_or_disabled_did_not_pass(self):
        cases = [{'name': name, 'classname': 'A', 'result': result, 'status': status} for name, result, status in (
            ('a', 'COMPLETED', 'RUN'), ('b', 'SKIPPED', 'RUN'), ('c', 'SUPPRESSED', 'NOTRUN'))]
        report = json.dumps({'testsuites': [{'testsuite': cases}]})
        self.assertEqual(self.run_program(f"echo '{report}' > $report"), (1, 0, 2))

    def test_a_program_that_was_not_built_failed(self):
        self.tally.add(*run_tests.run_executable(self.runner, str(self.folder), 'none_test', 'sqlite', '', {}))
        self.assertEqual(self.counted(), (0, 1, 0))

    def test_no_programs_at_all_failed(self):
        run_tests.run_executables(self.tally, self.runner, str(self.folder), [], ['sqlite'])
        self.assertEqual(self.counted(), (0, 1, 0))

    def test_what_a_program_leaves_running_is_ended_with_it(self):
        code, output, seconds = self.runner.run(['sh', '-c', 'sleep 600 & echo $!; wait'], 1)
        self.assertNotEqual(code, 0)
        self.assertLess(seconds, 300)
        self.assertIn('still running after 1 s', output)
        status = pathlib.Path('/proc', re.match(r'\d+', output)[0], 'status')
        patience = time.monotonic() + 60  # a kill is told at once, and done when the machine gets to it
        while not is_over(status) and time.monotonic() < patience:
            time.sleep(0.02)
        self.assertTrue(is_over(status))


if __name__ == '__main__':
    unittest.main()
