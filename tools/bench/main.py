#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Measures the program beside nginx, on SQLite and on PostgreSQL, and writes down what was found. Called by ./bench."""
import argparse
import json
import pathlib
import subprocess
import sys
import time

import machine
import measures
import report
from houses import Houses, say
from servers import Postgres, Program

RECORD = pathlib.Path('docs/bench')
GROWTH = [1_000, 10_000, 100_000]
GROWTH_CASES = ['feed', 'space', 'post', 'directory', 'search']


def read_arguments():
    parser = argparse.ArgumentParser(prog='./bench', description=__doc__)
    parser.add_argument('--quick', action='store_true', help='10,000 members, one short round, nothing recorded')
    parser.add_argument('--long', action='store_true', help='growth up to 1,000,000 members')
    parser.add_argument('--members', type=int, help='how many people the house has')
    parser.add_argument('--rounds', type=int, help='of each measure; the median counts')
    parser.add_argument('--seconds', type=int, help='of one round')
    parser.add_argument('--data', default='build/bench/houses', help='where generated houses are kept')
    parser.add_argument('--engines', default='sqlite,postgres', help='sqlite, postgres or both')
    parser.add_argument('--only', default='', help='these measures only, such as feed,search,comments; nothing recorded')
    parser.add_argument('--no-browser', action='store_true', help='leave Chromium out')
    parser.add_argument('--output', help='write results.md, results.json and growth.svg there')
    given = parser.parse_args()
    given.members = given.members or (10_000 if given.quick else 100_000)
    given.pace = measures.Pace(given.rounds or (1 if given.quick else 3), given.seconds or (1 if given.quick else 6), given.quick)
    given.only = [name for name in given.only.split(',') if name]
    given.engines = given.engines.split(',')
    given.import_lines = 2_000 if given.quick else 100_000
    return given


def wants(given, name):
    return not given.only or name in given.only


def measure_browser(program, place, members):
    say('The first load in Chromium')
    reader = measures.people.sign_in(place, program, members)[0]
    done = subprocess.run(['node', 'tools/bench/browser.mjs', 'build/bench', program.url + '/',
                           reader.cookie().removeprefix('Cookie: ')], capture_output=True, text=True, timeout=900)
    if done.returncode:
        raise SystemExit(f'Chromium: {done.stderr[-3000:]}')
    return json.loads(done.stdout.strip().splitlines()[-1])


def measure_engine(given, houses, engine):
    """All that is measured on one engine at the full size."""
    postgres, members, out, files = houses.postgres, given.members, {}, {}
    _, out['seed_seconds'] = houses.seeded(engine, members)
    with houses.copy(engine, members) as place:
        if wants(given, 'start'):
            out['start_ms'] = measures.measure_start(place)
        program = Program(place)
        try:
            processes = measures.processes_of(program, postgres, place)
            if wants(given, 'memory'):
                out['idle_mb'] = measures.measure_idle(program, processes)
            out['reads'], files = measures.measure_reads(program, postgres, place, members, given.pace, given.only)
            if wants(given, 'comments'):
                out['comments'] = measures.measure_comments(program, postgres, place, members, given.pace)
            if wants(given, 'memory'):
                out['loaded_mb'] = {name: machine.memory_mb(pid) for name, pid in processes.items()}
            if engine == given.engines[0] and not given.no_browser and wants(given, 'browser'):
                out['browser'] = measure_browser(program, place, members)
        finally:
            program.close()
    if wants(given, 'import'):
        out['import'] = measures.measure_import(houses, engine, given.import_lines)
    return out, files


def measure_growth(given, houses, results):
    """The same reads in smaller and larger houses."""
    sizes = [size for size in GROWTH + [1_000_000] * given.long if size != given.members]
    sizes = [size for size in sizes if not given.quick or size < given.members]
    pace = measures.Pace(1, given.pace.seconds, given.quick)
    out = {engine: {str(given.members): results[engine]['reads']} for engine in given.engines}
    for size in sizes:
        for engine in given.engines:
            with houses.copy(engine, size) as place:
                program = Program(place)
                try:
                    out[engine][str(size)], _ = measures.measure_reads(program, houses.postgres, place, size, pace, GROWTH_CASES)
                finally:
                    program.close()
    return out


def main():
    given = read_arguments()
    begun = time.monotonic()
    postgres = Postgres(pathlib.Path(given.data).resolve() / 'postgres') if 'postgres' in given.engines else None
    try:
        houses = Houses(pathlib.Path(given.data).resolve(), postgres)
        found = {'machine': machine.describe(), 'members': given.members, 'rounds': given.pace.rounds,
                 'seconds_a_round': given.pace.seconds, 'commit': report.commit(), 'date': time.strftime('%Y-%m-%d'),
                 'engines': {}}
        files = {}
        for engine in given.engines:
            found['engines'][engine], got = measure_engine(given, houses, engine)
            files = got | files
        if wants(given, 'nginx') or given.only:
            found['nginx'] = measures.measure_nginx(files, given.pace) if files else {}
        if wants(given, 'growth'):
            found['growth'] = measure_growth(given, houses, found['engines'])
        if wants(given, 'sizes'):
            found['sizes'] = measures.sizes_of_program(pathlib.Path(given.data).resolve())
    finally:
        if postgres:
            postgres.close()
    found['took_minutes'] = round((time.monotonic() - begun) / 60, 1)
    if given.only:
        print(report.brief(found))
        return
    folder = pathlib.Path(given.output or ('build/bench/quick' if given.quick else RECORD))
    report.write(found, folder)
    say(f'Written to {folder}/results.md')


if __name__ == '__main__':
    sys.exit(main())
