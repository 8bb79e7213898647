# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is the skeleton that ./dev new-room makes a room? It is made in a copy of the sources, so that the house keeps its own.

Quickly: it is tidy, formatted and speaks French. Fully (./test new-room): it builds, and its own tests pass on both
databases. Most of the copy comes out of ccache, for the copy is compiled as the original was.
"""
import pathlib
import shutil
import sys
import tempfile
import time

ROOM = ('act', 'samples', 'sample', 'Échantillons')
COPIED = ('src', 'tests', 'tools', 'cmake', 'fixtures', 'CMakeLists.txt', 'CMakePresets.json', '.clang-format')
LINKED = ('build/web', 'node_modules')


def make_copy(folder):
    for name in COPIED:
        (shutil.copytree if pathlib.Path(name).is_dir() else shutil.copy2)(name, folder / name)
    (folder / 'build').mkdir()
    for name in LINKED:
        (folder / name).symlink_to(pathlib.Path(name).resolve())


def steps(is_full):
    python = sys.executable
    yield 'made', [python, 'tools/new_room.py', *ROOM]
    yield 'tidy', [python, 'tools/tidy.py']
    yield 'formatted', [python, 'tools/format.py', '--check']
    yield 'translated', [python, 'tools/words.py', f'src/rooms/{ROOM[0]}/{ROOM[1]}']
    if is_full:
        yield 'configured', ['cmake', '--preset', 'dev']
        yield 'built', ['ninja', '-C', 'build/dev', f'room_{ROOM[1]}_test']
        for database in ('sqlite', 'postgres'):
            yield f'tested ({database})', ['env', f'GUILDE_TEST_DATABASE={database}', f'build/dev/room_{ROOM[1]}_test']


def run_steps(tally, runner, is_full):
    started, passed = time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix='guilde-test-room.') as name:
        folder = pathlib.Path(name)
        make_copy(folder)
        for done, command in steps(is_full):
            code, output, _ = runner.run(command, 3600, folder=folder)
            if code:
                return tally.add('new-room', passed, 1, 0, time.monotonic() - started, f'not {done}:\n{output}')
            passed += 1
    return tally.add('new-room', passed, 0, 0, time.monotonic() - started)


def run_quickly(tally, runner):
    run_steps(tally, runner, False)


def run_fully(tally, runner):
    run_steps(tally, runner, True)
