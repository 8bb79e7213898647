#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builds and runs the tests, and adds them up. Called by ./test, which prepares the machine.

    run_tests.py all | fast | NAME…

A suite is one program: a GoogleTest executable on one database, a browser test, a fuzz target, a check
of the sources. A suite that is missing counts for nothing; one that crashes or says nothing, as failed.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import time

import browser_tests

RESULTS = pathlib.Path('build/results')
# Floors whose tests choose their database themselves run once; these run on each.
ON_EACH_DATABASE = {'platform', 'jobs', 'app', 'journeys', 'crash', 'contract'}
CHECKS = {
    'tidy': ['python3', 'tools/tidy.py'],
    'format': ['python3', 'tools/format.py', '--check'],
    'words': ['python3', 'tools/words.py'],
    'types': ['node', 'node_modules/typescript/bin/tsc', '--noEmit'],
}
SANITIZERS = {
    'GUILDE_TEST_SLOW': '1',  # tests that measure time allow more, or skip
    'ASAN_OPTIONS': 'detect_stack_use_after_return=1:strict_string_checks=1:detect_odr_violation=0',
    'UBSAN_OPTIONS': 'print_stacktrace=1',
    'LSAN_OPTIONS': 'suppressions=tools/leaks_of_others.txt:print_suppressions=0',
}


class Tally:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.red = []

    def add(self, suite, passed, failed, skipped, seconds, output=''):
        self.passed, self.failed, self.skipped = self.passed + passed, self.failed + failed, self.skipped + skipped
        mark = '\033[31mfailed\033[0m' if failed else 'ok    '
        more = f', {failed} failed' if failed else ''
        more += f', {skipped} skipped' if skipped else ''
        print(f'{mark} {suite:44} {passed:5} passed{more}  ({seconds:.1f} s)', flush=True)
        if failed:
            self.red.append(suite)
            print(''.join(f'       | {line}\n' for line in output.strip().splitlines()[-60:]), flush=True)


def run(command, seconds, extra=None):
    """(exit code, output, seconds taken); a program that hangs is ended and counts as crashed."""
    started = time.monotonic()
    try:
        done = subprocess.run(command, env={**os.environ, **(extra or {})}, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=seconds, stdin=subprocess.DEVNULL)
        code, output = done.returncode, done.stdout
    except subprocess.TimeoutExpired as late:
        code, output = -1, (late.stdout or b'') + f'\nstill running after {seconds} s, ended'.encode()
    return code, output.decode(errors='replace'), time.monotonic() - started


def run_check(tally, name):
    code, output, seconds = run(CHECKS[name], 120)
    tally.add(name, int(code == 0), int(code != 0), 0, seconds, output)


def build(tally, folder, preset, targets, *options):
    """What does not build counts as one failure; the old executables must not hide it."""
    if not pathlib.Path(folder, 'build.ninja').exists():
        configure = subprocess.run(['cmake', '--preset', preset, '-B', folder, *options], capture_output=True, text=True)
        if configure.returncode:
            return tally.add(f'configure {folder}', 0, 1, 0, 0, configure.stdout[-2000:] + configure.stderr[-4000:])
    started = time.monotonic()
    if subprocess.run(['ninja', '-C', folder, '-k', '0', *targets]).returncode:
        tally.add(f'build {folder}', 0, 1, 0, time.monotonic() - started, 'see above')


def list_executables(folder):
    """The test executables CMake makes, built or not."""
    path = pathlib.Path(folder, 'tests.txt')
    return path.read_text().split() if path.exists() else []


def count_googletest(path):
    report = json.loads(path.read_text())
    cases = [case for suite in report.get('testsuites', []) for case in suite['testsuite']]
    failed = sum(1 for case in cases if case.get('failures'))
    skipped = sum(1 for case in cases if case.get('result') == 'SKIPPED')
    said = [f"{case['classname']}.{case['name']}\n{failure['failure']}" for case in cases for failure in case.get('failures', [])]
    return len(cases) - failed - skipped, failed, skipped, '\n'.join(said)


def run_executable(folder, name, database, label, extra):
    """One GoogleTest executable on one database: the arguments of Tally.add."""
    suite = f'{name.removesuffix("_test")} ({label or database})'
    report = RESULTS / (re.sub(r'\W+', '-', suite) + '.json')
    report.unlink(missing_ok=True)
    program = pathlib.Path(folder, name)
    if not program.exists():
        return suite, 0, 1, 0, 0, f'{name} was not built'
    command = [str(program), f'--gtest_output=json:{report}']
    code, output, seconds = run(command, 600, {'GUILDE_TEST_DATABASE': database,
                                               'GUILDE_PROGRAM': f'{folder}/guilde', **extra})
    if not report.exists():
        return suite, 0, 1, 0, seconds, f'{output}\n{name} crashed (exit code {code})'
    passed, failed, skipped, said = count_googletest(report)
    output = said or output
    if code != 0 and not failed:
        failed, output = 1, f'{output}\n{name} ended with code {code} after its tests'
    return suite, passed, failed, skipped, seconds, output


def run_executables(tally, folder, names, databases, label='', extra=None):
    """Two at a time: most of them wait for a disc or a database now and then."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        waiting = []
        for name in names:
            stem = name.removesuffix('_test')
            twice = stem.startswith('room_') or stem in ON_EACH_DATABASE
            for database in databases if twice else databases[:1]:
                waiting.append(pool.submit(run_executable, folder, name, database, label, extra or {}))
        for result in concurrent.futures.as_completed(waiting):
            tally.add(*result.result())


def run_sanitized(tally):
    build(tally, 'build/sanitize', 'sanitize', ['all_tests', 'guilde'])
    names = list_executables('build/sanitize')
    run_executables(tally, 'build/sanitize', names, ['sqlite'], 'sanitized', SANITIZERS)


def run_fuzzers(tally, seconds=5):
    compiler = next((name for name in ('clang++-16', 'clang++') if subprocess.run(
        ['which', name], capture_output=True).returncode == 0), None)
    if not compiler:
        return tally.add('fuzz', 0, 0, 1, 0)
    options = [f'-DCMAKE_CXX_COMPILER={compiler}']
    sources = {path.stem for path in pathlib.Path('src').rglob('*_fuzz.cpp')}
    if sources:
        build(tally, 'build/fuzz', 'fuzz', sorted(sources), *options)
    for name in sorted(sources):
        corpus, kept = pathlib.Path('build/fuzz/corpus', name), pathlib.Path('tests/corpus', name)
        corpus.mkdir(parents=True, exist_ok=True)
        command = [f'build/fuzz/{name}', f'-max_total_time={seconds}', '-timeout=10', '-max_len=65536',
                   f'-artifact_prefix=build/fuzz/{name}-', str(corpus)]
        if kept.is_dir():
            command.append(str(kept))
        if not pathlib.Path(command[0]).exists():
            tally.add(name, 0, 1, 0, 0, 'was not built')
            continue
        code, output, taken = run(command, seconds + 60)
        tally.add(name, int(code == 0), int(code != 0), 0, taken, output)


def build_dev(tally, targets):
    build(tally, 'build/dev', 'dev', targets)


def run_all(tally):
    build_dev(tally, ['all_tests', 'guilde'])
    run_executables(tally, 'build/dev', list_executables('build/dev'), ['sqlite', 'postgres'])
    for check in CHECKS:
        run_check(tally, check)
    browser_tests.run_browser(tally, run)
    run_sanitized(tally)
    run_fuzzers(tally)


def run_fast(tally):
    build_dev(tally, ['all_tests'])
    run_executables(tally, 'build/dev', list_executables('build/dev'), ['sqlite'])
    run_check(tally, 'tidy')
    run_check(tally, 'words')


def run_named(tally, name):
    if name in CHECKS:
        return run_check(tally, name)
    if name == 'sanitize':
        return run_sanitized(tally)
    if name == 'fuzz':
        return run_fuzzers(tally)
    if name == 'browser':
        build_dev(tally, ['guilde'])
        return browser_tests.run_browser(tally, run)
    build(tally, 'build/dev', 'dev', ['build.ninja'])  # looks for new files
    found = [target for target in list_executables('build/dev') if target in (f'{name}_test', f'room_{name}_test')]
    scripts = browser_tests.list_scripts(name)
    if not found and not scripts:
        sys.exit(f'./test: nothing is called {name}')
    build_dev(tally, [*found, *(['guilde'] if scripts else [])])
    run_executables(tally, 'build/dev', found, ['sqlite', 'postgres'])
    if scripts:
        browser_tests.run_browser(tally, run, name)


def main():
    RESULTS.mkdir(parents=True, exist_ok=True)
    tally, started = Tally(), time.monotonic()
    names = sys.argv[1:] or ['all']
    for name in names:
        {'all': run_all, 'fast': run_fast}.get(name, lambda t, n=name: run_named(t, n))(tally)
    print(f'\nin {time.monotonic() - started:.0f} s' + (': failed ' + ', '.join(tally.red) if tally.red else ''))
    print(f'{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped', flush=True)
    sys.exit(bool(tally.failed))


if __name__ == '__main__':
    main()
