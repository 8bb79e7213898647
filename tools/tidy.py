#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of the house that a compiler does not know (ARCHITECTURE.md): who may include whom, front doors,
purity, sizes, class names in ui/ only. Part of ./test; exceptions are in tools/tidy_exceptions.txt.

    tidy.py [FOLDER]      the folder that holds src/ (default: here)
"""
import pathlib
import re
import sys

FLOORS = {'base': 0, 'parse': 1, 'db': 1, 'html': 1, 'net': 1, 'embedded': 1, 'http': 2, 'jobs': 2, 'words': 2,
          'ui': 3, 'platform': 4, 'rooms': 5, 'app': 6}
STOREYS = {'people': 1, 'common': 2, 'talk': 3, 'act': 4, 'grow': 4, 'belong': 4, 'react': 5}
# What these files of a room may not include: floors, and other files of the same room. Values of platform/ are
# allowed, its deeds are not.
IMPURE = {'model': {'db', 'html', 'http', 'net', 'jobs', 'platform', 'rules', 'store', 'actions', 'pages'},
          'rules': {'db', 'html', 'http', 'net', 'jobs', 'platform', 'store', 'actions', 'pages'},
          'pages': {'db', 'http', 'net', 'jobs', 'platform', 'store', 'actions'}}
VALUES = {'platform/viewer.hpp', 'platform/organisation.hpp', 'platform/fact.hpp', 'platform/paging.hpp',
          'platform/personal.hpp'}
FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 60
EXCEPTIONS_MAX = 0  # may only shrink
SPDX = 'SPDX-License-Identifier: AGPL-3.0-or-later'
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
SCOPE = re.compile(r'\b(namespace|struct|class|union|enum|extern)\b')
BARE_ID = re.compile(r'\bstd::u?int64_t (\w*_)?id\b[^;]*[,)]')


def blank_out(text):
    """The text with comments, strings and characters emptied; lines stay where they are."""
    pattern = re.compile(r'R"(?P<tag>[^(\s]*)\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/'
                         r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'", re.S)

    def empty(match):
        return ('""' if match[0][0] in '"R' else ' ') + '\n' * match[0].count('\n')
    return pattern.sub(empty, text)


def long_functions(text):
    """(line, length) of each function over the limit: a body is a brace in a namespace or class that opens
    neither another one nor an initialiser."""
    line, head, stack = 1, '', []
    for letter in re.sub(r'^\s*#[^\n]*', '', blank_out(text), flags=re.M):
        line += letter == '\n'
        if letter == '{':
            stack.append((kind_of(head, stack), line))
            head = ''
        elif letter == '}' and stack:
            kind, first = stack.pop()
            if kind == 'function' and line - first + 1 > FUNCTION_LINES_MAX:
                yield first, line - first + 1
            head = ''
        elif letter == ';':
            head = ''
        else:
            head += letter


def kind_of(head, stack):
    if stack and stack[-1][0] != 'scope':
        return 'inside'
    bare = re.sub(r'\btemplate\s*<[^{]*?>\s*(?=\w)', '', head)
    while re.search(r'\([^()]*\)', bare):
        bare = re.sub(r'\([^()]*\)', '@', bare)
    if SCOPE.search(bare) and '@' not in bare:
        return 'scope'
    if '=' in bare.replace('operator=', '') or ('@' not in bare and bare.strip()):
        return 'initialiser'
    return 'function'


class Tidy:
    def __init__(self, root):
        self.root, self.found = root, []
        self.order = self.read_order()

    def read_order(self):
        """Rooms as app/rooms.cpp lists them, lowest first."""
        path = self.root / 'src/app/rooms.cpp'
        text = path.read_text() if path.exists() else ''
        names = re.findall(r'\b([a-z_]+)::room\(\)', text)
        return {name: place for place, name in enumerate(names)}

    def say(self, path, line, rule, text):
        self.found.append((path.relative_to(self.root).as_posix(), line, rule, text))

    def check(self, path):
        text = path.read_text()
        lines = text.split('\n')
        parts = path.relative_to(self.root / 'src').parts
        if SPDX not in lines[0]:
            self.say(path, 1, 'spdx', f'the first line says // {SPDX}')
        if len(lines) - 1 > FILE_LINES_MAX:
            self.say(path, 1, 'file-size', f'{len(lines) - 1} lines, at most {FILE_LINES_MAX}')
        for first, length in long_functions(text):
            self.say(path, first, 'function-size', f'a function of {length} lines, at most {FUNCTION_LINES_MAX}')
        for number, line in enumerate(lines, 1):
            include = INCLUDE.match(line)
            if include:
                self.check_include(path, number, parts, include[1].split('/'))
            self.check_line(path, number, parts, line)

    def check_line(self, path, number, parts, line):
        if re.search(r'\b(TODO|FIXME|XXX)\b', line):
            self.say(path, number, 'unfinished', 'finish it, or write down elsewhere what is missing')
        if re.search(r'\b_class\s*=', line) and parts[0] not in ('ui', 'html'):
            self.say(path, number, 'class-names', 'class names are written in ui/; compose its components')
        if path.suffix == '.hpp' and parts[0] in ('rooms', 'platform') and BARE_ID.search(line.split('//')[0]):
            self.say(path, number, 'bare-id', 'an id in a signature is a type of its own')

    def check_include(self, path, number, parts, to):
        floor, target = parts[0], to[0]
        if target not in FLOORS:
            if len(to) > 1 and target not in ('support', 'tests'):
                self.say(path, number, 'include', f'{"/".join(to)} is on no floor')
            return
        is_test = '_test' in path.stem or 'tests' in parts
        if target != floor and FLOORS[target] >= FLOORS[floor] and not is_test:
            self.say(path, number, 'arrow', f'{floor}/ may not include {target}/: arrows point down')
        if target == 'rooms':
            self.check_door(path, number, parts, to, is_test)
        if floor == 'rooms' and not is_test and '/'.join(to) not in VALUES:
            self.check_purity(path, number, parts, to)

    def check_purity(self, path, number, parts, to):
        own = to[0] == 'rooms' and to[2] == parts[2]
        target = to[-1].removesuffix('.hpp').split('_')[-1] if own else to[0]
        if target in IMPURE.get(path.stem.split('_')[-1], set()) and not (own and to[-1] == f'{parts[2]}.hpp'):
            self.say(path, number, 'purity', f'{path.stem} may not include {"/".join(to)}')

    def check_door(self, path, number, parts, to, is_test):
        if len(to) < 4:
            return self.say(path, number, 'include', 'rooms are included as rooms/wing/room/file.hpp')
        wing, room = to[1], to[2]
        own = parts[0] == 'rooms' and len(parts) > 2 and parts[2] == room
        if own:
            return None
        if to[3] != f'{room}.hpp':
            self.say(path, number, 'front-door', f'use the front door rooms/{wing}/{room}/{room}.hpp')
        if parts[0] != 'rooms' or is_test:
            return None
        storeys = STOREYS.get(parts[1], 9), STOREYS.get(wing, 9)
        if storeys[1] > storeys[0]:
            self.say(path, number, 'storey', f'{parts[2]} may not include {room}: {wing}/ is above {parts[1]}/')
        elif storeys[1] == storeys[0] and self.order.get(room, 99) >= self.order.get(parts[2], 99):
            self.say(path, number, 'storey', f'{parts[2]} may not include {room}: app/rooms.cpp lists it later')
        return None

    def read_exceptions(self):
        """Lines `path rule`, # begins a comment."""
        path = self.root / 'tools/tidy_exceptions.txt'
        lines = path.read_text().split('\n') if path.exists() else []
        return {tuple(line.split('#')[0].split()[:2]) for line in lines if line.split('#')[0].strip()}

    def list_others(self):
        """Programs beside src/: tests, tools and the front end."""
        for top in ('tests', 'tools', 'web', 'bench'):
            yield from sorted(path for path in (self.root / top).rglob('*')
                              if path.suffix in ('.cpp', '.hpp', '.py', '.mjs', '.ts', '.css', '.sh'))

    def run(self):
        for path in sorted((self.root / 'src').rglob('*.[hc]pp')):
            self.check(path)
        for path in self.list_others():
            lines = path.read_text().split('\n')
            if not any(SPDX in line for line in lines[:2]):
                self.say(path, 1, 'spdx', f'the first line says {SPDX}')
            if len(lines) - 1 > FILE_LINES_MAX:
                self.say(path, 1, 'file-size', f'{len(lines) - 1} lines, at most {FILE_LINES_MAX}')
        excused = self.read_exceptions()
        seen = {(path, rule) for path, _, rule, _ in self.found}
        wrong = [f'{path}:{line}: {rule}: {text}' for path, line, rule, text in self.found if (path, rule) not in excused]
        wrong += [f'tools/tidy_exceptions.txt: {path} {rule} is no longer needed: remove it' for path, rule in excused - seen]
        if len(excused) > EXCEPTIONS_MAX:
            wrong.append(f'tools/tidy_exceptions.txt: {len(excused)} exceptions, at most {EXCEPTIONS_MAX}')
        elif len(excused) < EXCEPTIONS_MAX:
            wrong.append(f'tools/tidy.py: lower EXCEPTIONS_MAX to {len(excused)}: it may only shrink')
        return wrong


def main():
    wrong = Tidy(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()).run()
    print('\n'.join(wrong) if wrong else 'tidy')
    sys.exit(bool(wrong))


if __name__ == '__main__':
    main()
