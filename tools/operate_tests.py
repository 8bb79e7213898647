# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs tests/operate/*.py: what docs/operate says, done with the very programs: Caddy, nginx, HAProxy, several nodes, a
package in a bare root. A script is told the same as those of crash_tests.py, and says the same; what is not installed here,
or needs root, is skipped and says so.
"""
import pathlib
import sys

import browser_tests
import crash_tests

# On which databases; None: it needs no house.
SCRIPTS = {
    'proxies': ('sqlite',),
    'nodes': ('postgres',),
    'step_back': ('sqlite', 'postgres'),
    'package': (None,),
}
PACKAGE_SECONDS_MAX = 3600  # gently, on a machine that does other things besides; alone it takes two minutes


def run_alone(tally, runner, name):
    script = f'tests/operate/{name}.py'
    code, output, seconds = runner.run([sys.executable, script], PACKAGE_SECONDS_MAX, {
        'PYTHONPATH': 'tests/crash', 'GUILDE_PROGRAM': browser_tests.PROGRAM})
    passed, failed, skipped = browser_tests.count_lines(output)
    if (code != 0 and not failed) or passed + failed + skipped == 0:
        failed, output = failed + 1, f'{output}\n{script} ended with code {code}'
    tally.add(f'operate {name}', passed, failed, skipped, seconds, output)


def run_on(tally, runner, kind, names):
    village = browser_tests.Village(kind)
    try:
        wrong = village.move_in(runner)
        if wrong:
            return tally.add(f'operate ({kind})', 0, 1, 0, 0, wrong)
        crash_tests.introduce_people(village)
        for name in names:
            tally.guard(f'operate {name} ({kind})', crash_tests.run_script, tally, runner,
                        pathlib.Path('tests/operate', f'{name}.py'), village, 'short')
    finally:
        village.close()


def run_operate(tally, runner, wanted=None):
    for kind in ('sqlite', 'postgres', None):
        names = [name for name, kinds in SCRIPTS.items() if kind in kinds and (wanted is None or name in wanted)]
        if kind and names:
            run_on(tally, runner, kind, names)
        for name in names if not kind else ():
            tally.guard(f'operate {name}', run_alone, tally, runner, name)


def list_scripts(name):
    """`operate`: all; `operate_nodes`: one."""
    return [script for script in SCRIPTS if name in ('operate', f'operate_{script}')]
