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


def list_room(wing, name):
    """Adds the include and the line; the room stands after the last one of its storey."""
    text = ROOMS.read_text()
    include = f'#include "rooms/{wing}/{name}/{name}.hpp"\n'
    includes = re.findall(r'#include "rooms/[^"]+"\n', text)
    below = [line for line in includes if line < include]
    anchor = below[-1] if below else '#include "app/rooms.hpp"\n'
    text = text.replace(anchor, anchor + include)
    wing_of = {found[1]: found[0] for found in re.findall(r'"rooms/(\w+)/(\w+)/', text)}
    lines = text.split('\n')
    place = 0
    for number, line in enumerate(lines):
        room = re.match(r'\s*(\w+)::room\(\),', line)
        if room and (not place or tidy.STOREYS.get(wing_of.get(room[1]), 9) <= tidy.STOREYS[wing]):
            place = number + 1
    if not place:
        place = next(number for number, line in enumerate(lines) if 'return {' in line) + 1
    lines.insert(place, f'        {name}::room(),')
    ROOMS.write_text('\n'.join(lines))


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
    list_room(wing, name)
    print(ROOMS)
    written = [str(path) for path in sorted(folder.rglob('*.[hc]pp'))]
    subprocess.run([sys.executable, 'tools/format.py', *written], check=False)


if __name__ == '__main__':
    main()
