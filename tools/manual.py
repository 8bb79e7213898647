#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The manual page guilde(1) and the completion of bash, as the program's own help tells its commands.

    manual.py page | completion PROGRAM      prints it
"""
import re
import subprocess
import sys

ENTRY = re.compile(r'^  (?:-\w,)?(\S+)(.*)$')  # "-h,--help", "--data TEXT=data   The data folder", "FILE TEXT REQUIRED  …"


class Command:
    """One command: what its --help says."""

    def __init__(self, program, words):
        self.words = words
        said = subprocess.run([program, *words, '--help'], capture_output=True, text=True, check=True).stdout
        self.about = said.partition('\n')[0]
        self.usage = re.search(r'^Usage: (.*)$', said, re.M)[1]
        self.options = self.read_entries(said, 'Options:')
        self.arguments = self.read_entries(said, 'Positionals:')
        names = [entry[0] for entry in self.read_entries(said, 'Subcommands:')]
        self.children = [Command(program, [*words, name]) for name in names]

    @staticmethod
    def read_entries(said, heading):
        """(name, kind, what it is for) of each entry under a heading; the help breaks long ones."""
        block = re.search(rf'^{heading}\n((?:  .*\n)+)', said, re.M)
        lines = []
        for line in block[1].splitlines() if block else ():
            if re.match(r'^  \S', line):
                lines.append(line)
            else:
                lines[-1] += '  ' + line.strip()
        entries = []
        for line in lines:
            name, rest = ENTRY.match(line).groups()
            kind, _, about = re.sub(r'\s{2,}', '\n', rest.rstrip(), count=1).partition('\n')
            entries.append((name, kind.replace('REQUIRED', '').strip(), ' '.join(about.split())))
        return entries

    def leaves(self):
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


def roff(text):
    text = text.replace('\\', '\\e').replace('-', '\\-')
    return re.sub(r"^([.'])", r'\\&\1', text)


def write_page(root, version):
    out = [f'.TH GUILDE 1 "" "Guilde {version}" "Guilde"', '.SH NAME', 'guilde \\- ' + roff(root.about.partition(': ')[2]),
           '.SH SYNOPSIS', '.B guilde', '.I COMMAND', '[OPTIONS]', '.SH DESCRIPTION',
           'The home of a professional association or a trade union, as one program: pages, mails, jobs and data.',
           'A command ends with status 0 when it was done, 1 when it could not be done, 2 when it was mistyped.',
           '.SH COMMANDS']
    for command in root.leaves():
        out += ['.SS guilde ' + roff(' '.join(command.words)), roff(command.about) + '.']
        for name, _, about in command.arguments:
            out += ['.TP', f'.I {roff(name)}', roff(about)]
        for name, kind, about in command.options:
            if name != '--help':
                out += ['.TP', f'.B {roff(name)} {roff(kind)}'.rstrip(), roff(about)]
    out += ['.SH FILES', '.TP', '.I /etc/guilde/guilde.toml', 'What the service and the commands on its machine are told, where',
            'GUILDE_SETTINGS names it. A command that is given \\-\\-data does not read it.', '.TP', '.I /var/lib/guilde',
            'The house and its key.', '.SH SEE ALSO', '.I /usr/share/doc/guilde/operate']
    return '\n'.join(out) + '\n'


def write_completion(root):
    cases = []
    for command in [root, *(child for child in root.children if child.children), *root.leaves()]:
        words = [child.words[-1] for child in command.children] or [name for name, _, _ in command.options]
        cases.append(f'        "{" ".join(command.words)}") words="{" ".join(words)}" ;;')
    return '\n'.join([
        '# Completion of guilde for bash: commands, then their options, then names of files.', '_guilde() {',
        '    local word=${COMP_WORDS[COMP_CWORD]} said="" words="" each',
        '    for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do [[ $each == -* ]] && break; said+="${said:+ }$each"; done',
        '    case $said in', *cases, '    esac', '    # shellcheck disable=SC2207',
        '    COMPREPLY=($(compgen -W "$words" -- "$word"))', '}', 'complete -o default -F _guilde guilde']) + '\n'


def main():
    what, program = sys.argv[1:]
    root = Command(program, [])
    version = subprocess.run([program, 'version'], capture_output=True, text=True, check=True).stdout.split()[-1]
    print(write_page(root, version) if what == 'page' else write_completion(root), end='')


if __name__ == '__main__':
    main()
