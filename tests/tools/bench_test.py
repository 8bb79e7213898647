# SPDX-License-Identifier: AGPL-3.0-or-later
"""The programs of ./bench: what they read from the machine and what they make of it. What they measure needs a house."""
import json
import os
import pathlib
import sys
import tempfile
import unittest
import xml.etree.ElementTree

sys.path.insert(0, 'tools/bench')
import growth  # noqa: E402
import load  # noqa: E402
import machine  # noqa: E402
import report  # noqa: E402
import targets  # noqa: E402


def case(cpu_ms, database=None):
    out = {'per_second': 1234.5, 'p50_ms': 8.1, 'p99_ms': 20.0, 'bytes': 90_000, 'cpu_ms_program': cpu_ms,
           'cpu_ms': cpu_ms + (database or 0), 'p50_alone_ms': 0.7, 'body_bytes': 89_000}
    return out if database is None else out | {'cpu_ms_database': database}


def found():
    sqlite = {'seed_seconds': 300.0, 'start_ms': 210.0, 'idle_mb': {'program': 45.0}, 'loaded_mb': {'program': 99.0},
              'reads': {'feed': case(0.4), 'search': case(2)}, 'comments': case(0.5) | {'publications': 50},
              'import': {'lines': 100_000, 'seconds': 60.0, 'per_second': 1666.0, 'cpu_ms': 0.5},
              'browser': {'failed': [], 'performance': 99, 'accessibility': 100, 'best_practices': 96, 'lcp_ms': 300.0,
                          'lcp_slow_phone_ms': 1500.0, 'layout_shift': 0.01, 'bytes': 80_000, 'requests': 8}}
    postgres = {'seed_seconds': 900.0, 'reads': {'feed': case(0.6, 0.7)}}
    sizes = {'1000': {'feed': case(0.3)}, '100000': {'feed': case(0.4)}}
    return {'machine': {'processor': 'X', 'cores': 2, 'memory_gb': 8, 'load_before': 0.1}, 'members': 100_000, 'rounds': 3,
            'seconds_a_round': 6, 'commit': 'abc', 'date': '2026-11-22', 'engines': {'sqlite': sqlite, 'postgres': postgres},
            'nginx': {'feed': case(0.02)}, 'growth': {'sqlite': sizes, 'postgres': sizes},
            'sizes': {'binary_bytes': 12_000_000, 'stripped_bytes': 9_000_000}, 'took_minutes': 30}


class Report(unittest.TestCase):
    def setUp(self):
        own = tempfile.TemporaryDirectory()
        self.addCleanup(own.cleanup)
        self.folder = pathlib.Path(own.name)
        report.write(found(), self.folder)
        self.text = (self.folder / 'results.md').read_text()

    def test_has_a_table_of_each_kind(self):
        for heading in ('Pages, SQLite', 'Pages, PostgreSQL', 'nginx, the same bytes', 'Writing', 'Start, memory', 'Targets',
                        'Others', 'Growth', 'What browsers load'):
            self.assertIn(f'## {heading}', self.text)
        self.assertIn('| Signed-in feed | 1 234 | 1.30 | 0.60 | 0.70 |', self.text)
        self.assertIn('20.0×', self.text)  # of what nginx spends

    def test_says_what_is_reached_and_how_far_the_rest_is(self):
        self.assertIn('| Signed-in feed, CPU of a request, SQLite | ≤ 0.50 ms | 0.40 ms | reached |', self.text)
        self.assertIn('| Signed-in feed, CPU of a request, server included, PostgreSQL | ≤ 1.00 ms | 1.30 ms | missed: 1.30',
                      self.text)
        self.assertIn('| Lighthouse, best practice | ≥ 100 | 96.0 | missed', self.text)

    def test_keeps_the_figures_as_data(self):
        kept = json.loads((self.folder / 'results.json').read_text())
        self.assertEqual(kept['engines']['sqlite']['reads']['feed']['cpu_of_nginx'], 20)
        for engine, _, path, *_ in targets.TARGETS:
            if engine == 'sqlite' and path[:2] not in (('reads', 'directory'),):
                self.assertIsNotNone(targets.find(kept['engines']['sqlite'], path), path)

    def test_draws_growth(self):
        picture = xml.etree.ElementTree.parse(self.folder / 'growth.svg').getroot()
        self.assertTrue(picture.tag.endswith('svg'))
        self.assertIn('| Signed-in feed, SQLite | 0.30 | 0.40 |', growth.text_of(found()['growth']))


class Machine(unittest.TestCase):
    def test_time_and_memory_of_a_process_are_read(self):
        before = machine.cpu_ms(os.getpid())
        while machine.cpu_ms(os.getpid()) < before + 30:
            sum(range(100_000))
        self.assertGreater(machine.memory_mb(os.getpid()), 1)
        self.assertIn(os.getpid(), machine.list_tree(os.getppid()))


class Load(unittest.TestCase):
    def test_requests_are_listed_with_their_header(self):
        folder = load.Folder()
        script = load.reads(folder, [('/', 'Cookie: a=b'), ('/health', '')], 'gzip')
        listed = pathlib.Path(str(script).replace('2.txt', '1.txt')).read_text()
        self.assertEqual(listed, '/ Cookie: a=b\n/health\n')
        self.assertIn('headers["Accept-Encoding"] = "gzip"', script.read_text())


if __name__ == '__main__':
    unittest.main()
