# SPDX-License-Identifier: AGPL-3.0-or-later
"""wrk, told by a small Lua script which requests to send, and what it found."""
import json
import pathlib
import statistics
import subprocess
import tempfile

import machine

CONNECTIONS = 16
# Requests are written once; wrk sends them in turn, so that no person's page is asked for twice in a row.
READS = '''
local requests = {}
init = function()
    for line in io.lines("%(list)s") do
        local path, header = line:match("^(%%S+) ?(.*)$")
        local headers = {}
        local name, value = header:match("^(%%S+): (.*)$")
        if name then headers[name] = value end
        %(extra)s
        requests[#requests + 1] = wrk.format("GET", path, headers)
    end
end
local at = 0
request = function()
    at = at %% #requests + 1
    return requests[at]
end
'''
WRITES = '''
local tokens, posts = {}, {}
init = function()
    for line in io.lines("%(list)s") do tokens[#tokens + 1] = line end
    for line in io.lines("%(posts)s") do posts[#posts + 1] = line end
end
local at = %(start)d
request = function()
    at = at + 1
    local headers = {
        ["Authorization"] = "Bearer " .. tokens[at %% #tokens + 1],
        ["Content-Type"] = "application/json",
        ["Idempotency-Key"] = "bench-%(start)d-" .. at,
    }
    local body = '{"body":"Merci, c\\'est noté ' .. at .. ' : je regarde demain **dans la matinée**."}'
    return wrk.format("POST", "/api/v1/posts/" .. posts[at %% #posts + 1] .. "/comments", headers, body)
end
'''
DONE = '''
done = function(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '\\nRESULT {"requests": %d, "seconds": %f, "bytes": %d, "refused": %d, "broken": %d, "p50_ms": %f, "p99_ms": %f}\\n',
        summary.requests, summary.duration / 1e6, summary.bytes, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
'''


class Folder:
    """Where scripts and their lists stand while they are needed."""

    def __init__(self):
        self.own = tempfile.TemporaryDirectory(prefix='guilde-bench-load.')
        self.path = pathlib.Path(self.own.name)
        self.files = 0

    def write(self, lines):
        self.files += 1
        path = self.path / f'{self.files}.txt'
        path.write_text('\n'.join(lines) + '\n')
        return path


def reads(folder, requests, encoding=''):
    """The script for GETs: (path, header line) each."""
    extra = f'headers["Accept-Encoding"] = "{encoding}"' if encoding else ''
    listed = folder.write([f'{path} {header}'.strip() for path, header in requests])
    return folder.write([READS % {'list': listed, 'extra': extra} + DONE])


def writes(folder, tokens, posts, start):
    """The script that posts comments: each token and each publication in turn."""
    return folder.write([WRITES % {'list': folder.write(tokens), 'posts': folder.write(posts), 'start': start} + DONE])


def run_wrk(url, script, seconds, connections):
    command = ['wrk', '-t1', f'-c{connections}', f'-d{seconds}s', '--timeout', '30s', '-s', str(script), url]
    output = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 120).stdout
    line = next((line for line in output.splitlines() if line.startswith('RESULT ')), None)
    if line is None:
        raise SystemExit(f'wrk said nothing of its result:\n{output}')
    return json.loads(line.removeprefix('RESULT '))


def measure(url, script, seconds, processes, connections=CONNECTIONS):
    """One round: what wrk found, and the milliseconds of processor each process tree spent a request."""
    before = {name: machine.cpu_ms(pid) for name, pid in processes.items()}
    found = run_wrk(url, script, seconds, connections)
    if not found['requests'] and not found['broken']:  # slower than the round is long
        found = run_wrk(url, script, seconds + 10, connections)
    answered = found['requests'] - found['refused']
    if found['refused'] or found['broken'] or not answered:
        raise SystemExit(f'{url}: {found["refused"]} answers refused, {found["broken"]} broken of {found["requests"]}')
    out = {'per_second': found['requests'] / found['seconds'], 'p50_ms': found['p50_ms'], 'p99_ms': found['p99_ms'],
           'bytes': found['bytes'] / found['requests']}
    for name, pid in processes.items():
        out[f'cpu_ms_{name}'] = (machine.cpu_ms(pid) - before[name]) / found['requests']
    out['cpu_ms'] = sum(out[f'cpu_ms_{name}'] for name in processes)
    return out


def median_of(rounds):
    return {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
