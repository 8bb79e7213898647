#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes embedded.S and embedded.cpp: the files carried inside the program.

    embed.py SOURCE_FOLDER WEB_FOLDER OUTPUT_FOLDER

Runs at every build and touches its outputs only when a carried file changed. The assembler copies the
bytes (.incbin), so nothing is compiled; a digest of all contents in the source makes it notice.
"""
import hashlib
import pathlib
import re
import subprocess
import sys

MIGRATION = re.compile(r'^\d{4}_[a-z0-9_]+(\.sqlite|\.postgres)?\.sql$')


def list_migrations(source):
    folders = list(source.glob('src/*/migrations')) + list(source.glob('src/rooms/*/*/migrations'))
    for folder in folders:
        for path in folder.glob('*.sql'):
            if not MIGRATION.match(path.name):
                sys.exit(f'{path}: a migration is named 0001_name.sql, 0001_name.sqlite.sql or 0001_name.postgres.sql')
            yield f'migrations/{folder.parent.name}/{path.name}', path


def list_words(source, output):
    """One catalogue a language; what a lower floor says wins."""
    for language in sorted({path.stem for path in source.glob('src/**/words/*.po')}):
        catalogues = sorted(source.glob(f'src/**/words/{language}.po'))
        merged, compiled = output / f'{language}.po', output / f'{language}.mo'
        text = subprocess.run(['msgcat', '--use-first', '--no-wrap', '--no-location', *catalogues],
                              check=True, capture_output=True).stdout
        if write_changed(merged, text) or not compiled.exists():
            subprocess.run(['msgfmt', '-o', compiled, merged], check=True)
        yield f'words/{language}.po', merged
        yield f'words/{language}.mo', compiled


def list_texts(source):
    """What a room says at length, in each language: texts/NAME.fr.md."""
    for path in source.glob('src/rooms/*/*/texts/*.md'):
        yield f'texts/{path.parent.parent.name}/{path.name}', path


def list_tree(root, prefix):
    for path in root.rglob('*'):
        inside = path.relative_to(root)
        if path.is_file() and not any(part.startswith('.') for part in inside.parts):
            yield f'{prefix}/{inside.as_posix()}', path


def write_changed(path, content):
    if path.exists() and path.read_bytes() == content:
        return False
    path.write_bytes(content)
    return True


def assemble(files):
    lines = ['/* Generated. */', '.section .rodata', '.balign 16']
    for number, (name, path) in enumerate(files):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines += [f'/* {name} {digest} */', f'.global embedded_{number}', f'.hidden embedded_{number}',
                  f'embedded_{number}: .incbin "{path}"', '.byte 0', '.balign 16']
    lines += ['.section .note.GNU-stack,"",%progbits', '']
    return '\n'.join(lines)


def index(files):
    names = [f'extern const char embedded_{n}[];' for n in range(len(files))]
    rows = [f'    {{"{name}", {{embedded_{n}, {path.stat().st_size}}}}},'
            for n, (name, path) in enumerate(files)]
    return '\n'.join(['// Generated.', '#include "embedded/embedded.hpp"', '#include <vector>', '',
                      'extern "C" {', *names, '}', '', 'std::span<const embedded::File> embedded::files() {',
                      '    static const std::vector<File> all{', *rows, '    };', '    return all;', '}', ''])


def main():
    source, web, output = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    output.mkdir(parents=True, exist_ok=True)
    files = sorted([*list_migrations(source), *list_words(source, output), *list_texts(source),
                    *list_tree(source / 'fixtures', 'fixtures'), *list_tree(web, 'static')])
    write_changed(output / 'embedded.S', assemble(files).encode())
    write_changed(output / 'embedded.cpp', index(files).encode())


if __name__ == '__main__':
    main()
