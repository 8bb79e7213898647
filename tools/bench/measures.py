# SPDX-License-Identifier: AGPL-3.0-or-later
"""The measures themselves, each on one house: reads, comments, an import, memory and start."""
import csv
import os
import resource
import statistics
import subprocess
import time

import cases
import load
import machine
import people
from houses import say
from servers import PROGRAM, Nginx, Program

STARTS = 5
SETTLE_SECONDS = 3


class Pace:
    """How long and how often: short for a look, long for the record."""

    def __init__(self, rounds, seconds, quick):
        self.rounds, self.seconds, self.quick = rounds, seconds, quick


def processes_of(program, postgres, place):
    return {'program': program.pid, **({'database': postgres.pid} if place.database else {})}


def measure_case(url, script, pace, processes):
    """Medians of the rounds at sixteen connections, and the p50 of one connection alone."""
    load.run_wrk(url, script, 1, load.CONNECTIONS)  # warm: caches, statements, connections
    found = load.median_of([load.measure(url, script, pace.seconds, processes) for _ in range(pace.rounds)])
    alone = load.measure(url, script, max(1, pace.seconds // 2), {}, connections=1)
    return found | {'p50_alone_ms': alone['p50_ms']}


def measure_reads(program, postgres, place, members, pace, only):
    """Each case on the program, and the same bytes from nginx."""
    browsers = people.sign_in(place, program, members)
    tokens = people.tokens(place, members, cases.COMMENTS)
    processes = processes_of(program, postgres, place)
    folder, out, files = load.Folder(), {}, {}
    for case in cases.reading_cases(program, browsers, tokens):
        if only and case.name not in only:
            continue
        say(f'{case.label}, {members} members, {"PostgreSQL" if place.database else "SQLite"}')
        out[case.name] = measure_case(program.url, load.reads(folder, case.requests, case.encoding), pace, processes)
        path, cookie = case.requests[0]
        browser = people.Browser(program.url)
        headers = {'Cookie': cookie.removeprefix('Cookie: ')} if cookie else {}
        answer, content = browser.ask('GET', path, headers=headers | ({'Accept-Encoding': case.encoding} if case.encoding else {}))
        out[case.name]['body_bytes'] = len(content)
        files[case.name] = content
    return out, files


def measure_nginx(files, pace):
    """The same bytes as static files."""
    nginx, folder, out = Nginx(files), load.Folder(), {}
    try:
        for name in files:
            say(f'nginx: the bytes of {name}')
            out[name] = measure_case(nginx.url, load.reads(folder, [(f'/{name}', '')]), pace, {'program': nginx.pid})
    finally:
        nginx.close()
    return out


def measure_comments(program, postgres, place, members, pace):
    """Sixteen writers; an answer comes when the comment is on the disk."""
    say(f'Comments by sixteen writers, {"PostgreSQL" if place.database else "SQLite"}')
    tokens = people.tokens(place, members, members if pace.quick else people.WRITERS)
    posts = open_posts(program, tokens)
    folder, processes = load.Folder(), processes_of(program, postgres, place)
    rounds, start = [], 0
    for _ in range(pace.rounds):
        script = load.writes(folder, tokens, posts, start)
        rounds.append(load.measure(program.url, script, pace.seconds, processes))
        start += int(rounds[-1]['per_second'] * pace.seconds * 1.5) + 1000
    return load.median_of(rounds) | {'publications': len(posts)}


def open_posts(program, tokens):
    """Publications that any member may reply to: those that several who were picked at random can read."""
    step = max(1, len(tokens) // 12)
    found = {}
    for token in tokens[::step]:
        found |= {post['id']: post for post in cases.api_posts(program, token, 2)}
    others = [people.Reader(program, token) for token in tokens[step // 2::step]]
    return [post for post in found if all(other.may_read(post) for other in others)]


def write_member_file(path, lines):
    with open(path, 'w', newline='', encoding='utf-8') as file:
        writer = csv.writer(file, delimiter=';')
        writer.writerow(['Nom', 'Prénom', 'Courriel', 'Métier', 'Région', 'Téléphone'])
        for i in range(lines):
            writer.writerow([f'Personne{i // 40}', f'Camille{i % 40}', f'p{i}@import.example', 'Relieur', 'Bretagne',
                             f'06 {i // 1000000 % 100:02} {i // 10000 % 100:02} {i // 100 % 100:02} {i % 100:02}'])


def measure_import(houses, engine, lines):
    """`guilde import members` into an empty house."""
    say(f'An import of {lines} lines, {engine}')
    with houses.empty(engine) as place:
        place.run('migrate')
        file = place.folder / 'members.csv'
        write_member_file(file, lines)
        database = machine.cpu_ms(houses.postgres.pid) if engine == 'postgres' else 0
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.monotonic()
        said = place.run('import', 'members', str(file))
        seconds = time.monotonic() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        database = (machine.cpu_ms(houses.postgres.pid) if engine == 'postgres' else 0) - database
        if str(lines) not in said.replace('\u202f', '').replace(',', ''):
            raise SystemExit(f'the import said:\n{said}')
    return {'lines': lines, 'seconds': seconds, 'per_second': lines / seconds, 'cpu_ms': (cpu + database) / lines}


def measure_start(place):
    """From the command to the first answer of /health."""
    out = []
    for _ in range(STARTS):
        program = Program(place)
        out.append(program.start_ms)
        program.close()
    return statistics.median(out)


def measure_idle(program, processes):
    time.sleep(SETTLE_SECONDS)
    return {name: machine.memory_mb(pid) for name, pid in processes.items()}


def sizes_of_program(folder):
    """Bytes of the program as built and stripped, and of what browsers load from it."""
    stripped = folder / 'stripped'
    subprocess.run(['strip', '-o', str(stripped), PROGRAM], check=True)
    out = {'binary_bytes': os.path.getsize(PROGRAM), 'stripped_bytes': os.path.getsize(stripped)}
    stripped.unlink()
    return out
