#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do the Markdown files say what is true? Links and pictures lead somewhere, files that are named exist, and so do the
commands of ./run, ./test, ./dev and, where the program is built, those of guilde, with their options.

    docs.py [PROGRAM]      default: build/dev/guilde or build/release/guilde, whichever is newer

What the documents show of a running house is played by docs_tests.py, the schema is compared by schema.py.
"""
import pathlib
import re
import subprocess
import sys

import tidy

TOPS = ('docs', 'src', 'tests', 'fixtures', 'tools')
NAMED_FILE = re.compile(r'(?<![\w/.])(?:(?:\.\./)*(?:src|tests|tools|docs|fixtures|cmake|' +
                        '|'.join(sorted(set(tidy.FLOORS) - {'words'})) + r')/[\w/.-]+\.[a-z]+)\b')
SCRIPT = re.compile(r'(?<![\w/])\./(run|test|dev)\b([^`\n;|&#]*)')
PROGRAM = re.compile(r'(?<![\w-])(?:build/release/)?guilde((?: (?:-{0,2}[a-z][\w-]*|[A-Z]+|\S+@\S+))+)')


def list_documents():
    found = [*pathlib.Path('.').glob('*.md'), *(path for top in TOPS for path in pathlib.Path(top).rglob('*.md'))]
    return sorted(found)


def anchors_of(text):
    """The headings of a document, as links name them."""
    return {re.sub(r'[^\w\- ]', '', heading.lower()).strip().replace(' ', '-')
            for heading in re.findall(r'^#+ (.+)$', text, re.M)}


def check_links(path, text):
    for target in re.findall(r'\]\(([^)\s]+)\)', text):
        if re.match(r'[a-z]+:', target):
            continue
        name, _, anchor = target.partition('#')
        to = path.parent / name if name else path
        if not to.exists():
            yield f'{path}: {target} leads nowhere'
        elif anchor and to.suffix == '.md' and anchor not in anchors_of(to.read_text()):
            yield f'{path}: {target}: no such heading'


def check_files(path, text):
    for name in sorted({match[0] for match in NAMED_FILE.finditer(text)}):
        if not any((folder / name).exists() for folder in (pathlib.Path('.'), pathlib.Path('src'), path.parent)):
            yield f'{path}: there is no {name}'


def quoted_code(text):
    """What stands in code blocks, and between back quotes on one line."""
    blocks = re.findall(r'^```\w*\n(.*?)^```', text, re.M | re.S)
    return '\n'.join([*blocks, *re.findall(r'`([^`\n]+)`', re.sub(r'^```.*?^```', '', text, flags=re.M | re.S))])


def check_commits(path, text):
    """A commit that a document tells to read is found by its words, wherever the whole history is at hand."""
    for words in re.findall(r"git log [^`]*--grep='([^']+)'", text):
        shallow = subprocess.run(['git', 'rev-parse', '--is-shallow-repository'], capture_output=True, text=True).stdout
        found = subprocess.run(['git', 'log', '-1', '--format=%h', f'--grep={words}'], capture_output=True, text=True)
        if shallow.strip() == 'false' and not found.stdout:
            yield f'{path}: no commit says “{words}”'


def check_room(path, text):
    """A room's page names its tables, its slots and the facts it tells (`.accepted` will do after `comment.posted`)."""
    for migration in sorted(path.parent.glob('migrations/*.sql')):
        for table in re.findall(r'^CREATE TABLE (\w+)', migration.read_text(), re.M):
            if not re.search(rf'\b{table}\b', text):
                yield f'{path}: its table {table} is not there'
    door = path.parent / f'{path.parent.name}.hpp'
    for fact in re.findall(r'^inline constexpr std::string_view \w+ = "([a-z_]+\.[a-z_]+)";', door.read_text(), re.M):
        if fact not in text and f'.{fact.partition(".")[2]}' not in text:
            yield f'{path}: {fact} is not there'


class Scripts:
    """./run, ./test and ./dev, as their own help tells them."""

    def __init__(self):
        self.help = {name: subprocess.run([f'./{name}', '--help'], capture_output=True, text=True, check=True).stdout
                     for name in ('run', 'test', 'dev')}
        self.suites = {path.stem for path in pathlib.Path('tests/browser').glob('*.mjs')}
        self.suites |= {path.name for path in pathlib.Path('src').glob('*')}
        self.suites |= {path.name for path in pathlib.Path('src/rooms').glob('*/*')}

    def complaint(self, name, words):
        known = set(re.findall(r'[\w-]+', self.help[name]))
        for word in words:
            if word.startswith('--') and word.split('=')[0] not in self.help[name]:
                return f'./{name} has no {word}'
        if name == 'dev' and words and not re.search(rf'^\./dev {re.escape(words[0])}\b', self.help['dev'], re.M):
            return f'./dev has no {words[0]}'
        if name == 'test' and words and words[0] not in known | self.suites and not words[0].isupper():
            return f'./test knows no {words[0]}'
        return ''


class Program:
    """The commands of guilde, as their own help tells them."""

    def __init__(self, path):
        self.path, self.helps = path, {}

    def help(self, command):
        if command not in self.helps:
            self.helps[command] = subprocess.run([self.path, *command, '--help'], capture_output=True, text=True,
                                                 check=True).stdout
        return self.helps[command]

    def subcommands(self, command):
        listed = self.help(command).partition('Subcommands:\n')[2]
        return set(re.findall(r'^  ([a-z][\w-]*)', listed, re.M))

    def complaint(self, words):
        command = ()
        while words and words[0] in self.subcommands(command):
            command, words = (*command, words[0]), words[1:]
        said = ' '.join(('guilde', *command))
        if self.subcommands(command) and not any(word.startswith('-') for word in words):
            return f'{said} has no {words[0]}' if words else f'{said} wants one of {sorted(self.subcommands(command))}'
        for word in words:
            if word.startswith('-') and not re.search(rf'(^|[\s,]){re.escape(word)}\b', self.help(command), re.M):
                return f'{said} has no {word}'
            if word.isupper() and not re.search(rf'\b{word}\b', self.help(command)):
                return f'{said} takes no {word}'
        return ''


def check_commands(path, text, scripts, program):
    code = quoted_code(text)
    for name, rest in SCRIPT.findall(code):
        complaint = scripts.complaint(name, rest.split())
        if complaint:
            yield f'{path}: {complaint}'
    for words in PROGRAM.findall(code) if program else ():
        complaint = program.complaint(words.split())
        if complaint:
            yield f'{path}: {complaint}'


def newest_program():
    built = [path for path in map(pathlib.Path, ('build/dev/guilde', 'build/release/guilde')) if path.exists()]
    return str(max(built, key=lambda path: path.stat().st_mtime)) if built else ''


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else newest_program()
    scripts, program = Scripts(), Program(path) if path else None
    wrong = []
    documents = list_documents()
    for document in documents:
        text = document.read_text()
        wrong += [*check_links(document, text), *check_files(document, text),
                  *check_commands(document, text, scripts, program), *check_commits(document, text)]
        if document.name == 'ROOM.md':
            wrong += check_room(document, text)
    unlinked = {path.name for path in pathlib.Path('docs/pictures').glob('*')}
    unlinked -= {pathlib.Path(name).name for document in documents for name in re.findall(r'\]\(([^)]+)\)', document.read_text())}
    wrong += [f'docs/pictures/{name} is shown nowhere' for name in sorted(unlinked)]
    without = '' if program else '; the commands of guilde were not looked at: it is not built'
    print('\n'.join(wrong) if wrong else f'{len(documents)} documents are right{without}')
    sys.exit(bool(wrong))


if __name__ == '__main__':
    main()
