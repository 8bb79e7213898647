#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""clang-format on every C++ file:  format.py [--check] [FILE…]"""
import pathlib
import shutil
import subprocess
import sys


def main():
    program = shutil.which('clang-format-16') or shutil.which('clang-format')
    if not program:
        sys.exit('clang-format is not installed (debian-packages.txt, section test)')
    named = [argument for argument in sys.argv[1:] if not argument.startswith('--')]
    files = named or sorted(str(path) for top in ('src', 'tests', 'bench')
                            for path in pathlib.Path(top).rglob('*.[hc]pp'))
    options = ['--dry-run', '--Werror'] if '--check' in sys.argv else ['-i']
    if not files:
        return
    done = subprocess.run([program, *options, *files], capture_output=True, text=True)
    wrong = sorted({line.split(':')[0] for line in done.stderr.splitlines() if 'clang-format-violations' in line})
    for path in wrong:
        print(f'{path}: not formatted (./dev format)')
    sys.exit(done.returncode)


if __name__ == '__main__':
    main()
