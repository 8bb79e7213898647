#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Takes the pictures of README.md anew: pictures.mjs on a house with the village in it, served by build/dev/guilde."""
import subprocess
import sys

from browser_tests import PROGRAM, House, Village
from tally import Runner


def main():
    village = Village('sqlite')
    try:
        wrong = village.move_in(Runner())
        if wrong:
            sys.exit(wrong)
        house = House(village)
        try:
            if not house.wait():
                sys.exit('the server does not answer\n' + house.last_words())
            subprocess.run(['node', 'tools/pictures.mjs', PROGRAM, house.url, house.data], check=True)
        finally:
            house.close()
    finally:
        village.close()


if __name__ == '__main__':
    main()
