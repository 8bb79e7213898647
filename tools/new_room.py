#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes the skeleton of a room from tools/new_room/ and lists it in src/app/rooms.cpp.

    new_room.py WING NAME [SINGULAR] [FRENCH TITLE]      new_room.py act ideas idea "Idées"
"""
import pathlib
import re
import subprocess
import sys

import tidy

ROOMS = pathlib.Path('src/app/rooms.cpp')


def replace_words(text, names):
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def list_room(text, wing, name):
    """The text of app/rooms.cpp with the room's include and its line: after the last room of its storey."""
    include = f'#include "rooms/{wing}/{name}/{name}.hpp"\n'
    includes = sorted({*re.findall(r'#include "rooms/[^"]+"\n', text), include})
    text = re.sub(r'(#include "rooms/[^"]+"\n)+', ''.join(includes), text, count=1)
    wing_of = {room: found for found, room in re.findall(r'"rooms/(\w+)/(\w+)/', text)}
    rooms = re.findall(r'(\w+)::room\(\)', text)
    below = [number for number, room in enumerate(rooms, 1) if tidy.STOREYS[wing_of[room]] <= tidy.STOREYS[wing]]
    rooms.insert(max(below, default=0), name)
    listed = ''.join(f'        {room}::room(),\n' for room in rooms)
    return re.sub(r'return \{.*?\};', lambda _: f'return {{\n{listed}    }};', text, count=1, flags=re.S)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    wing, name = sys.argv[1:3]
    singular = sys.argv[3] if len(sys.argv) > 3 else name.removesuffix('s')
    title = name.replace('_', ' ').capitalize()
    french = sys.argv[4] if len(sys.argv) > 4 else title
    if wing not in tidy.STOREYS:
        sys.exit(f'no wing is called {wing}: one of {", ".join(tidy.STOREYS)}')
    if not re.fullmatch(r'[a-z][a-z_]*', name) or not re.fullmatch(r'[a-z][a-z_]*', singular) or name == singular:
        sys.exit('a room has a plural name in lower case (ideas), what is in it a singular one (idea)')
    folder = pathlib.Path('src/rooms', wing, name)
    if list(pathlib.Path('src/rooms').glob(f'*/{name}')):
        sys.exit(f'there is a room {name} already')
    camel = ''.join(word.capitalize() for word in singular.split('_'))
    names = {'FRENCH_TITLE': french, '"Things"': f'"{title}"', '# Things': f'# {title}', 'rooms/wing/': f'rooms/{wing}/',
             'things': name, 'thing': singular, 'Thing': camel}
    templates = pathlib.Path('tools/new_room')
    for template in sorted(templates.rglob('*.in')):
        path = folder / replace_words(template.relative_to(templates).as_posix().removesuffix('.in'), names)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(replace_words(template.read_text(), names))
        print(path)
    ROOMS.write_text(list_room(ROOMS.read_text(), wing, name))
    print(ROOMS)
    written = [str(ROOMS), *(str(path) for path in sorted(folder.rglob('*.[hc]pp')))]
    subprocess.run([sys.executable, 'tools/format.py', *written], check=False)


if __name__ == '__main__':
    main()
