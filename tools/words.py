#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Are all messages translated, none left over, and is the French set as French is?

    words.py [FOLDER…]    default: every floor and every room

Messages are written in English where they are used (text, count, say, mark); each floor or room has its French in
words/fr.po. A message may also be translated by another folder's catalogue: they are merged in the program.
"""
import ast
import pathlib
import re
import subprocess
import sys

KEYWORDS = ['--keyword=text:1', '--keyword=count:1,2', '--keyword=say:1', '--keyword=mark:1']
TYPOGRAPHY = [
    (re.compile(r' [;!?»]| :(?!\w)'), 'a plain space before ; : ! ? » (narrow no-break space U+202F, no-break space before »)'),
    (re.compile(r'« '), 'a plain space after « (no-break space U+00A0)'),
    (re.compile(r"\w'\w"), "a typewriter apostrophe (’)"),
    (re.compile(r'\.\.\.'), 'three dots (…)'),
]


def list_folders():
    floors = [path for path in pathlib.Path('src').iterdir() if path.is_dir() and path.name != 'rooms']
    return sorted(floors + [path for path in pathlib.Path('src/rooms').glob('*/*') if path.is_dir()])


def read_catalogue(text):
    """{(context, msgid): ([msgstr…], first place)} of a .po text; obsolete and fuzzy entries are left out."""
    entries = {}
    for block in re.split(r'\n\s*\n', text):
        fields, name = {}, None
        for line in block.split('\n'):
            start = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$', line)
            if start:
                name = start[1]
                fields[name] = ast.literal_eval(start[2])
            elif line.startswith('"') and name:
                fields[name] += ast.literal_eval(line)
        if not fields.get('msgid') or re.search(r'^#,.*fuzzy', block, re.M):
            continue
        place = re.search(r'^#: (\S+)', block, re.M)
        strings = [value for key, value in sorted(fields.items()) if key.startswith('msgstr')]
        entries[fields.get('msgctxt'), fields['msgid']] = (strings, place[1] if place else '')
    return entries


def extract(folder):
    """What the sources of a folder say; tests speak to nobody."""
    files = [str(path) for path in sorted(folder.rglob('*.[hc]pp'))
             if '_test' not in path.stem and 'tests' not in path.parts]
    if not files:
        return {}
    done = subprocess.run(['xgettext', '--language=C++', '--from-code=UTF-8', '--no-wrap', '-k', *KEYWORDS, '-o', '-', *files],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return {key: entry for key, entry in read_catalogue(done.stdout).items() if is_message(key[1], entry[1])}


def is_message(msgid, place):
    """Not a bare sign, nor the plain text of an HTTP response, which is for machines."""
    path, _, line = place.rpartition(':')
    source = pathlib.Path(path).read_text().split('\n')[int(line) - 1]
    return bool(re.search(r'[A-Za-z]', msgid)) and 'Response::text(' not in source


def check_typography(path, entries):
    for (_, msgid), (strings, _) in entries.items():
        for string in strings:
            bare = re.sub(r'\{[^}]*\}|https?://\S+|<[^>]*>', 'x', string)
            for pattern, wrong in TYPOGRAPHY:
                if pattern.search(bare):
                    yield f'{path}: “{msgid}”: {wrong}'


def check_parameters(path, entries):
    """A translation may leave out {n} in the singular, never invent a name."""
    for (_, msgid), (strings, _) in entries.items():
        known = set(re.findall(r'\{(\w+)\}', msgid)) | {'n'}
        for name in {name for string in strings for name in re.findall(r'\{(\w+)\}', string)} - known:
            yield f'{path}: “{msgid}” has no {{{name}}}'


def check_agreement(catalogues):
    """The catalogues are merged: a message means the same everywhere."""
    first = {}
    for path, entries in catalogues.items():
        for key, (strings, _) in entries.items():
            other, before = first.setdefault(key, (path, strings))
            if strings != before:
                yield f'{path}: “{key[1]}” is “{strings[0]}” here and “{before[0]}” in {other}'


def main():
    chosen = [pathlib.Path(argument) for argument in sys.argv[1:]]
    said = {folder: extract(folder) for folder in (chosen or list_folders())}
    catalogues = {path: read_catalogue(path.read_text()) for path in sorted(pathlib.Path('src').glob('**/words/fr.po'))}
    known = {key for entries in catalogues.values() for key, (strings, _) in entries.items() if all(strings)}
    wrong = []
    for folder, messages in said.items():
        own = folder / 'words/fr.po'
        entries = catalogues.get(own, {})
        wrong += [f'{place}: “{key[1]}” is not translated in {own}'
                  for key, (_, place) in messages.items() if key not in known]
        wrong += [f'{own}: “{key[1]}” is said nowhere in {folder}' for key in entries if key not in messages]
        wrong += [*check_typography(own, entries), *check_parameters(own, entries)]
    wrong += check_agreement(catalogues)
    print('\n'.join(wrong) if wrong else f'{sum(map(len, said.values()))} messages, all translated')
    sys.exit(bool(wrong))


if __name__ == '__main__':
    main()
