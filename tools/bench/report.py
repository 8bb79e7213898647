# SPDX-License-Identifier: AGPL-3.0-or-later
"""From what was found to results.json, results.md and a picture of growth."""
import json
import pathlib
import subprocess

import growth
import targets

LABELS = {'health': '`/health`', 'feed': 'Signed-in feed', 'feed_compressed': 'Signed-in feed, compressed',
          'space': 'A space', 'post': 'A post with 50 comments', 'directory': 'The directory, searched',
          'search': 'Full-text search', 'search_miss': 'Search that finds nothing', 'search_phrase': 'Search for a phrase'}
ENGINES = {'sqlite': 'SQLite', 'postgres': 'PostgreSQL'}


def commit():
    return subprocess.run(['git', 'rev-parse', '--short', 'HEAD'], capture_output=True, text=True).stdout.strip()


def number(value, unit=''):
    if value is None:
        return '–'
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f'{value:,.{digits}f}'.replace(',', ' ') + (f' {unit}' if unit else '')


def table(head, rows):
    lines = ['| ' + ' | '.join(head) + ' |', '|' + '---|' * len(head)]
    return '\n'.join(lines + ['| ' + ' | '.join(row) + ' |' for row in rows])


def rows_of_reads(found, engine):
    for name, case in found['engines'][engine].get('reads', {}).items():
        plain = found.get('nginx', {}).get(name)
        database = number(case['cpu_ms_database']) if 'cpu_ms_database' in case else '–'
        yield [LABELS[name], number(case['per_second']), number(case['cpu_ms']), number(case['cpu_ms_program']), database,
               number(case['p50_alone_ms']), number(case['p50_ms']), number(case['p99_ms']),
               number(case['body_bytes'] / 1000),
               f'{number(case["cpu_ms"] / plain["cpu_ms"])}×' if plain and plain['cpu_ms'] else '–']


def rows_of_nginx(found):
    for name, case in found.get('nginx', {}).items():
        yield [LABELS[name], number(case['per_second']), f'{case["cpu_ms"]:.3f}', number(case['p50_alone_ms']),
               number(case['p50_ms']), number(case['p99_ms'])]


def rows_of_writes(found):
    for engine, of in found['engines'].items():
        if 'comments' in of:
            case = of['comments']
            yield [f'Comments, 16 writers, {ENGINES[engine]}', number(case['per_second']) + '/s', number(case['cpu_ms']),
                   f'{number(case["p50_ms"])} / {number(case["p99_ms"])} ms']
        if 'import' in of:
            case = of['import']
            yield [f'Import of {number(case["lines"])} lines, {ENGINES[engine]}', number(case['per_second']) + '/s',
                   number(case['cpu_ms']), f'{number(case["seconds"])} s in all']


def rows_of_house(found):
    for engine, of in found['engines'].items():
        memory = of.get('idle_mb', {}), of.get('loaded_mb', {})
        yield [ENGINES[engine], number(of.get('start_ms'), 'ms'),
               *(' + '.join(number(value) for value in each.values()) + ' MB' if each else '–' for each in memory),
               number(of['seed_seconds'], 's')]


def rows_of_targets(found, reasons):
    for engine, label, path, comparison, target, unit in targets.TARGETS:
        value = targets.find(found['engines'].get(engine, {}), path)
        if value is None:
            continue
        met = targets.is_met(value, comparison, target)
        sign = {'<=': '≤', '>=': '≥', '<': '<'}[comparison]
        name = f'{label}, {ENGINES[engine]}' if 'browser' not in path else label
        yield [name, f'{sign} {number(target, unit)}', number(value, unit),
               'reached' if met else 'missed: ' + how_far(value, target) + reason_of(reasons, engine, path)]


def how_far(value, target):
    return f'{number(max(value / target, target / value if value else 0))} times the target'


def reason_of(reasons, engine, path):
    text = reasons.get(f'{engine}.{".".join(path)}') or reasons.get('.'.join(path))
    return f'; {text}' if text else ''


def prepare(found):
    for of in found['engines'].values():
        if 'browser' in of:
            of['browser']['kilobytes'] = of['browser']['bytes'] / 1000
    for name, case in found.get('nginx', {}).items():
        for of in found['engines'].values():
            if name in of.get('reads', {}) and case['cpu_ms']:
                of['reads'][name]['cpu_of_nginx'] = of['reads'][name]['cpu_ms'] / case['cpu_ms']
                of['reads'][name]['speed_of_nginx'] = of['reads'][name]['per_second'] / case['per_second']


def text_of(found, reasons):
    machine = found['machine']
    head = ['what', 'requests/s', 'CPU ms', 'program', 'database', 'p50 alone', 'p50', 'p99', 'kB', 'CPU, of nginx’s']
    parts = [f'''# What was measured

By `./bench` on {found["date"]}, commit {found["commit"]}: {number(found["members"])} members, {number(2 * found["members"])} \
publications, {number(10 * found["members"])} comments; {found["rounds"]} rounds of {found["seconds_a_round"]} s, medians. \
{machine["processor"]}, {machine["cores"]} cores, {machine["memory_gb"]} GB, shared with wrk and with other work (load before: \
{machine["load_before"]}): requests per second and latencies are what this machine gave while it did other things besides. \
**CPU ms** is the time on a processor that one request cost the program and its database together, and the figure to trust. \
Latencies are in ms, at 16 connections, or *alone* at one. Readers are 32 persons spread over the house, signed in, in turn; \
the limit of 120 pages a minute for each person is off (`--reads-per-minute 0`). Pages go uncompressed, as to a program that \
does not ask for anything else, but where it is said. What was tried: [notes](notes.md); the same as data: \
[results.json](results.json).''']
    for engine in found['engines']:
        parts.append(f'## Pages, {ENGINES[engine]}\n\n' + table(head, rows_of_reads(found, engine)))
    if found.get('nginx'):
        parts.append('## nginx, the same bytes as static files\n\n' + table(
            ['bytes of', 'requests/s', 'CPU ms', 'p50 alone', 'p50', 'p99'], rows_of_nginx(found)))
    parts.append('## Writing\n\nAn answer comes when the comment is on the disk (`synchronous=FULL`, '
                 '`synchronous_commit=on`).\n\n' + table(['what', 'rate', 'CPU ms each', 'p50 / p99'], rows_of_writes(found)))
    parts.append('## Start, memory, seeding\n\n' + table(
        ['engine', 'start', 'memory idle', 'memory under load', 'seeding'], rows_of_house(found)) +
        '\n\nMemory is PSS; with PostgreSQL, the program’s and the server’s.')
    parts.append(text_of_sizes(found))
    parts.append('## Targets\n\n' + table(['what', 'target', 'found', ''], rows_of_targets(found, reasons)))
    parts.append('## Others\n\nMeasured on the same kind of machine with 2,000 members, 5,000 topics and 50,000 replies, 16 '
                 'connections.\n\n' + table(['who', 'what was found'], [list(each) for each in targets.PEERS]))
    if 'growth' in found:
        parts.append('## Growth\n\n![CPU of a request as the house grows](growth.svg)\n\n' + growth.text_of(found['growth']))
    return '\n\n'.join(part for part in parts if part) + '\n'


def text_of_sizes(found):
    lines = []
    if 'sizes' in found:
        lines.append(f'The program is {number(found["sizes"]["binary_bytes"] / 1e6)} MB '
                     f'({number(found["sizes"]["stripped_bytes"] / 1e6)} MB stripped), its pages’ files included: no other '
                     'file is needed.')
    for of in found['engines'].values():
        if 'browser' in of:
            b = of['browser']
            lines.append(f'The first load of the signed-in home is {number(b["kilobytes"])} kB in {b["requests"]} requests; '
                         f'the largest piece is painted after {number(b["lcp_ms"])} ms here, after '
                         f'{number(b["lcp_slow_phone_ms"])} ms on the slow phone that Lighthouse plays. Lighthouse: '
                         f'performance {b["performance"]}, accessibility {b["accessibility"]}, best practice '
                         f'{b["best_practices"]}; layout shift {b["layout_shift"]:.3f}.')
    return '## What browsers load\n\n' + ' '.join(lines) if lines else ''


def write(found, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    prepare(found)
    reasons_file = pathlib.Path('docs/bench/reasons.json')
    reasons = json.loads(reasons_file.read_text()) if reasons_file.exists() else {}
    (folder / 'results.json').write_text(json.dumps(found, indent=1, ensure_ascii=False) + '\n')
    (folder / 'results.md').write_text(text_of(found, reasons))
    if 'growth' in found:
        (folder / 'growth.svg').write_text(growth.picture_of(found['growth']))


def brief(found):
    prepare(found)
    out = []
    for engine, of in found['engines'].items():
        for name, case in of.get('reads', {}).items():
            out.append(f'{engine:9} {name:16} {case["per_second"]:8.0f}/s  CPU {case["cpu_ms"]:7.3f} ms '
                       f'({case["cpu_ms_program"]:.3f} + {case.get("cpu_ms_database", 0):.3f})  alone {case["p50_alone_ms"]:.2f} '
                       f'p50 {case["p50_ms"]:.2f} p99 {case["p99_ms"]:.2f} ms  {case["body_bytes"]} bytes')
        for name in ('comments', 'import'):
            if name in of:
                out.append(f'{engine:9} {name:16} {of[name]["per_second"]:8.0f}/s  CPU {of[name]["cpu_ms"]:7.3f} ms')
        out += [f'{engine:9} {name} {of[name]}' for name in ('start_ms', 'idle_mb', 'loaded_mb', 'browser') if name in of]
    return '\n'.join(out)
