# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is the skeleton that ./dev new-room makes a room? It is made in a copy of the sources, so that the house keeps its own:
it is tidy and formatted, speaks French, builds, and passes its tests on both databases. Most of the copy comes out of
ccache, for it is compiled as the original was.
"""
import pathlib
import shutil
import sys
import tempfile
import time

ROOM = ('act', 'samples', 'sample', 'Échantillons')
COPIED = ('src', 'tests', 'tools', 'cmake', 'fixtures', 'CMakeLists.txt', 'CMakePresets.json', '.clang-format')
LINKED = ('build/web', 'node_modules')
SECONDS_MAX = 3600  # a step; building all of it anew takes long where ccache holds nothing


def make_copy(folder):
    for name in COPIED:
        (shutil.copytree if pathlib.Path(name).is_dir() else shutil.copy2)(name, folder / name)
    (folder / 'build').mkdir()
    for name in LINKED:
        (folder / name).symlink_to(pathlib.Path(name).resolve())


def list_steps():
    python, (wing, name, *_) = sys.executable, ROOM
    yield 'made', [python, 'tools/new_room.py', *ROOM]
    yield 'tidy', [python, 'tools/tidy.py']
    yield 'formatted', [python, 'tools/format.py', '--check']
    yield 'translated', [python, 'tools/words.py', f'src/rooms/{wing}/{name}']
    yield 'configured', ['cmake', '--preset', 'dev']
    yield 'built', ['ninja', '-C', 'build/dev', f'room_{name}_test']
    for database in ('sqlite', 'postgres'):
        yield f'tested ({database})', ['env', f'GUILDE_TEST_DATABASE={database}', f'build/dev/room_{name}_test']


def run_new_room(tally, runner):
    started, passed = time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix='guilde-test-room.') as name:
        folder = pathlib.Path(name)
        make_copy(folder)
        for done, command in list_steps():
            code, output, _ = runner.run(command, SECONDS_MAX, folder=folder)
            if code:
                return tally.add('new-room', passed, 1, 0, time.monotonic() - started, f'not {done}:\n{output}')
            passed += 1
    return tally.add('new-room', passed, 0, 0, time.monotonic() - started)
