# SPDX-License-Identifier: AGPL-3.0-or-later
"""The judges of the documents find what is wrong."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, 'tools')
import docs  # noqa: E402
import docs_tests  # noqa: E402
import new_room  # noqa: E402

HERE = pathlib.Path('README.md')


class Links(unittest.TestCase):
    def test_lead_to_files_and_headings(self):
        right = '[a](CONTRIBUTING.md) [b](README.md#try-it) [c](https://example.org/x) ![d](docs/pictures/home.png)'
        self.assertEqual(list(docs.check_links(HERE, right)), [])
        for wrong in ('[a](NOWHERE.md)', '![b](docs/pictures/none.png)', '[c](README.md#no-such-heading)'):
            self.assertEqual(len(list(docs.check_links(HERE, wrong))), 1, wrong)

    def test_named_files_exist(self):
        self.assertEqual(list(docs.check_files(HERE, '`src/base/id.hpp`, `base/id.hpp` and tools/tidy.py.')), [])
        self.assertEqual(len(list(docs.check_files(HERE, '`src/base/none.hpp` and `platform/none.cpp`'))), 2)


class Commands(unittest.TestCase):
    def complaints(self, text):
        return list(docs.check_commands(HERE, text, docs.Scripts(), None))

    def test_of_the_scripts_exist(self):
        self.assertEqual(self.complaints('`./run --empty --port 80` `./test fast` `./test members` `./dev words X`'), [])
        for wrong in ('`./run --none`', '`./dev nothing`', '`./test nothing`', '```sh\n./run --none\n```'):
            self.assertEqual(len(self.complaints(wrong)), 1, wrong)

    def test_of_the_program_exist(self):
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder, 'guilde')
            program.write_text('#!/bin/sh\ncase "$1" in\n'
                               'backup) printf "Positionals:\\n  FILE TEXT\\nOptions:\\n  --data TEXT\\n" ;;\n'
                               '*) printf "Options:\\n  -h,--help\\nSubcommands:\\n  backup   Copy\\n" ;;\nesac\n')
            program.chmod(0o755)
            judge = docs.Program(str(program))
            for right in ('backup FILE', 'backup --data FILE', '--help'):
                self.assertEqual(judge.complaint(right.split()), '', right)
            for wrong in ('restore', 'backup --fast', 'backup EMAIL'):
                self.assertNotEqual(judge.complaint(wrong.split()), '', wrong)


class Examples(unittest.TestCase):
    def setUp(self):
        self.guide = docs_tests.Guide('http://house', 'secret')

    def differs(self, shown, found):
        try:
            self.guide.compare(shown, found, 'answer')
        except docs_tests.Stumble:
            return True
        return False

    def test_may_go_on_and_hold_anybodys_ids(self):
        found = {'id': 'b', 'body': 'A long text', 'items': [{'id': 'b'}, {'id': 'c'}], 'at': '2026'}
        self.assertFalse(self.differs({'id': 'x', 'body': 'A long…', 'items': [{'id': 'x'}, '…'], 'at': '1999'}, found))

    def test_differ_where_the_house_does(self):
        for shown, found in (({'count': 1}, {'count': 2}), ({'count': 1}, {'count': True}), ({'a': 1}, {'a': 1, 'b': 2}),
                             ([1, '…'], [1]), ([1], [1, 2]), ('A short…', 'A long text'), ({'next': None}, {'next': 'x'})):
            self.assertTrue(self.differs(shown, found), json.dumps([shown, found]))

    def test_keep_to_the_ids_they_have_shown(self):
        self.assertFalse(self.differs({'id': 'x'}, {'id': 'b'}))
        self.assertTrue(self.differs({'id': 'x'}, {'id': 'c'}))

    def test_are_read_as_curl_reads_them(self):
        read = docs_tests.read_curl('curl -H "A: b c" -X PATCH "http://x/y" \\\n  --json \'{"t": 1}\'')
        self.assertEqual((read[0], read[1], read[2]['A'], read[3]), ('PATCH', 'http://x/y', 'b c', b'{"t": 1}'))
        with self.assertRaises(docs_tests.Stumble):
            docs_tests.read_curl('curl --insecure http://x')


class NewRoom(unittest.TestCase):
    def test_is_listed_after_the_last_of_its_storey(self):
        text = ('#include "app/rooms.hpp"\n#include "rooms/people/members/members.hpp"\n'
                '#include "rooms/react/console/console.hpp"\n#include "rooms/talk/posts/posts.hpp"\n\n'
                'return {\n    members::room(), posts::room(),\n    console::room(),\n};\n')
        for wing, expected in (('people', 'members new posts console'), ('act', 'members posts new console'),
                               ('react', 'members posts console new')):
            listed = new_room.list_room(text, wing, 'new')
            self.assertEqual(' '.join(docs.re.findall(r'(\w+)::room', listed)), expected)
            self.assertEqual(listed.count(f'#include "rooms/{wing}/new/new.hpp"\n'), 1)


if __name__ == '__main__':
    unittest.main()
