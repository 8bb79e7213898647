#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builds and runs the tests, and adds them up. Called by ./test, which prepares the machine.

    run_tests.py all | fast | soak | NAME…

A suite is one program: a GoogleTest executable on one database, a browser test, a crash test, a fuzz target,
a check of the sources. One that is missing, crashes, hangs or tests nothing counts as failed.
"""
import concurrent.futures
import json
import pathlib
import re
import signal
import subprocess
import sys
import time

import browser_tests
import crash_tests
import docs_tests
import new_room_tests
import operate_tests
from tally import Runner, Tally

RESULTS = pathlib.Path('build/results')
# Floors whose tests choose their database themselves run once; these run on each.
ON_EACH_DATABASE = {'platform', 'jobs', 'app', 'journeys', 'crash', 'contract'}
CHECKS = {
    'tidy': ['python3', 'tools/tidy.py'],
    'format': ['python3', 'tools/format.py', '--check'],
    'words': ['python3', 'tools/words.py'],
    'types': ['node', 'node_modules/typescript/bin/tsc', '--noEmit'],
    'tools': ['python3', '-m', 'unittest', 'discover', '-s', 'tests/tools', '-p', '*_test.py'],
    'docs': ['python3', 'tools/docs.py', 'build/dev/guilde'],
    'schema': ['python3', 'tools/schema.py', '--check', 'build/dev/guilde'],
}
OF_THE_PROGRAM = ('docs', 'schema')  # need it built
# A machine that does other things besides may take many times as long as this one does alone.
SECONDS_MAX = 1800
FUZZ_SECONDS_OF_SOAK = 60
SANITIZERS = {
    'GUILDE_TEST_SLOW': '1',  # tests that measure time allow more, or skip
    'ASAN_OPTIONS': 'detect_stack_use_after_return=1:strict_string_checks=1:detect_odr_violation=0',
    'UBSAN_OPTIONS': 'print_stacktrace=1',
    'LSAN_OPTIONS': 'suppressions=tools/leaks_of_others.txt:print_suppressions=0',
}


def run_check(tally, runner, name):
    code, output, seconds = runner.run(CHECKS[name], SECONDS_MAX)
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
    skipped = sum(1 for case in cases if case.get('result') == 'SKIPPED' or case.get('status') == 'NOTRUN')
    said = [f"{case['classname']}.{case['name']}\n{failure['failure']}" for case in cases for failure in case.get('failures', [])]
    return len(cases) - failed - skipped, failed, skipped, '\n'.join(said)


def run_executable(runner, folder, name, database, label, extra):
    """One GoogleTest executable on one database: the arguments of Tally.add."""
    suite = f'{name.removesuffix("_test")} ({label or database})'
    report = RESULTS / (re.sub(r'\W+', '-', suite) + '.json')
    report.unlink(missing_ok=True)
    program = pathlib.Path(folder, name)
    if not program.exists():
        return suite, 0, 1, 0, 0, f'{name} was not built'
    command = [str(program), f'--gtest_output=json:{report}']
    code, output, seconds = runner.run(command, SECONDS_MAX, {'GUILDE_TEST_DATABASE': database,
                                                              'GUILDE_PROGRAM': f'{folder}/guilde', **extra})
    try:
        passed, failed, skipped, said = count_googletest(report)
    except (OSError, ValueError):
        return suite, 0, 1, 0, seconds, f'{output}\n{name} crashed (exit code {code})'
    output = said or output
    if code != 0 and not failed:
        failed, output = 1, f'{output}\n{name} ended with code {code} after its tests'
    return suite, passed, failed, skipped, seconds, output


def run_executables(tally, runner, folder, names, databases, label='', extra=None):
    """Two at a time: most of them wait for a disc or a database now and then."""
    if not names:
        return tally.add(f'tests of {folder}', 0, 1, 0, 0, 'CMake found no GoogleTest')
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        waiting = []
        for name in names:
            stem = name.removesuffix('_test')
            twice = stem.startswith('room_') or stem in ON_EACH_DATABASE
            for database in databases if twice else databases[:1]:
                waiting.append(pool.submit(run_executable, runner, folder, name, database, label, extra or {}))
        for result in concurrent.futures.as_completed(waiting):
            tally.add(*result.result())


def run_sanitized(tally, runner):
    build(tally, 'build/sanitize', 'sanitize', ['all_tests', 'guilde'])
    names = list_executables('build/sanitize')
    run_executables(tally, runner, 'build/sanitize', names, ['sqlite'], 'sanitized', SANITIZERS)


def run_fuzzers(tally, runner, seconds=5):
    compiler = next((name for name in ('clang++-16', 'clang++') if subprocess.run(
        ['which', name], capture_output=True).returncode == 0), None)
    if not compiler:
        return tally.add('fuzz', 0, 0, 1, 0)
    options = [f'-DCMAKE_CXX_COMPILER={compiler}']
    sources = {path.stem for path in pathlib.Path('src').rglob('*_fuzz.cpp')}
    if sources:
        build(tally, 'build/fuzz', 'fuzz', sorted(sources), *options)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name in sorted(sources):
            pool.submit(tally.guard, name, run_fuzzer, tally, runner, name, seconds)


def run_fuzzer(tally, runner, name, seconds):
    corpus, kept = pathlib.Path('build/fuzz/corpus', name), pathlib.Path('tests/corpus', name)
    corpus.mkdir(parents=True, exist_ok=True)
    command = [f'build/fuzz/{name}', f'-max_total_time={seconds}', '-timeout=10', '-max_len=65536',
               f'-artifact_prefix=build/fuzz/{name}-', str(corpus)]
    if kept.is_dir():
        command.append(str(kept))
    if not pathlib.Path(command[0]).exists():
        return tally.add(name, 0, 1, 0, 0, 'was not built')
    code, output, taken = runner.run(command, seconds + SECONDS_MAX)
    tally.add(name, int(code == 0), int(code != 0), 0, taken, output)


def build_dev(tally, targets):
    build(tally, 'build/dev', 'dev', targets)


def run_dev(tally, runner, names, databases):
    run_executables(tally, runner, 'build/dev', names, databases)


def run_docs(tally, runner):
    for check in OF_THE_PROGRAM:
        tally.guard(check, run_check, tally, runner, check)
    docs_tests.run_docs(tally, runner)


def run_all(tally, runner):
    build_dev(tally, ['all_tests', 'guilde', 'disk_recorder'])
    run_dev(tally, runner, list_executables('build/dev'), ['sqlite', 'postgres'])
    for check in (name for name in CHECKS if name not in OF_THE_PROGRAM):
        tally.guard(check, run_check, tally, runner, check)
    for name, suite in {'docs': run_docs, 'new-room': new_room_tests.run_new_room, 'browser': browser_tests.run_browser,
                        'crash': crash_tests.run_crash, 'operate': operate_tests.run_operate, 'sanitize': run_sanitized, 'fuzz': run_fuzzers}.items():
        tally.guard(name, suite, tally, runner)


def run_soak(tally, runner):
    """The long form of what ./test does in short."""
    build_dev(tally, ['guilde', 'disk_recorder'])
    tally.guard('crash', crash_tests.run_crash, tally, runner, None, 'long')
    tally.guard('fuzz', run_fuzzers, tally, runner, FUZZ_SECONDS_OF_SOAK)


def run_fast(tally, runner):
    build_dev(tally, ['all_tests'])
    run_dev(tally, runner, list_executables('build/dev'), ['sqlite'])
    for check in ('tidy', 'words', 'tools'):
        run_check(tally, runner, check)


def run_program_suite(tally, runner, name):
    build_dev(tally, ['guilde'])
    {'docs': run_docs, 'schema': lambda t, r: run_check(t, r, 'schema'), 'browser': browser_tests.run_browser}[name](tally, runner)


SUITES = {'all': run_all, 'fast': run_fast, 'soak': run_soak, 'sanitize': run_sanitized, 'fuzz': run_fuzzers,
          'new-room': new_room_tests.run_new_room}


def run_named(tally, runner, name):
    if name in SUITES:
        return SUITES[name](tally, runner)
    if name in (*OF_THE_PROGRAM, 'browser'):
        return run_program_suite(tally, runner, name)
    if name in CHECKS:
        return run_check(tally, runner, name)
    build(tally, 'build/dev', 'dev', ['build.ninja'])  # looks for new files
    found = [target for target in list_executables('build/dev') if target in (f'{name}_test', f'room_{name}_test')]
    scripts = browser_tests.list_scripts(name)
    disasters = crash_tests.list_scripts(name)
    operations = operate_tests.list_scripts(name)
    if not found and not scripts and not disasters and not operations:
        return tally.add(name, 0, 1, 0, 0, f'nothing is called {name}')
    build_dev(tally, [*found, *(['guilde'] if scripts or operations else []), *(['guilde', 'disk_recorder'] if disasters else [])])
    if found:
        run_dev(tally, runner, found, ['sqlite', 'postgres'])
    if scripts:
        browser_tests.run_browser(tally, runner, name)
    if disasters:
        crash_tests.run_crash(tally, runner, disasters)
    if operations:
        operate_tests.run_operate(tally, runner, operations)


def main():
    RESULTS.mkdir(parents=True, exist_ok=True)
    tally, runner, started = Tally(), Runner(), time.monotonic()

    def stop(*_):
        runner.end_all()
        raise KeyboardInterrupt
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    for name in sys.argv[1:] or ['all']:
        tally.guard(name, run_named, tally, runner, name)
    tally.report(time.monotonic() - started)
    sys.exit(bool(tally.failed))


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
