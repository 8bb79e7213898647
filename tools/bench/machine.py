# SPDX-License-Identifier: AGPL-3.0-or-later
"""What processes used of the machine, read from /proc: time on a processor, memory."""
import os
import pathlib

TICKS_A_SECOND = os.sysconf('SC_CLK_TCK')


def read_stat(pid):
    """(parent, own ticks, ticks of children that have ended), or None when the process is gone."""
    try:
        text = pathlib.Path(f'/proc/{pid}/stat').read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    fields = text.rpartition(')')[2].split()
    return int(fields[1]), int(fields[11]) + int(fields[12]), int(fields[13]) + int(fields[14])


def list_tree(root):
    """A process and all below it."""
    children = {}
    for entry in os.listdir('/proc'):
        if entry.isdigit() and (stat := read_stat(entry)):
            children.setdefault(stat[0], []).append(int(entry))
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children.get(pid, [])
    return found


def cpu_ms(root):
    """Milliseconds that a process tree has spent on processors, ended children of the root included."""
    ticks = 0
    for pid in list_tree(root):
        if stat := read_stat(pid):
            ticks += stat[1] + (stat[2] if pid == root else 0)
    return 1000 * ticks / TICKS_A_SECOND


def memory_mb(root):
    """Megabytes of a process tree; memory that several share counts once (PSS)."""
    kilobytes = 0
    for pid in list_tree(root):
        try:
            for line in pathlib.Path(f'/proc/{pid}/smaps_rollup').read_text().splitlines():
                if line.startswith('Pss:'):
                    kilobytes += int(line.split()[1])
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return kilobytes / 1024


def describe():
    """The machine, as a reader of the results wants to know it."""
    info = pathlib.Path('/proc/cpuinfo').read_text()
    model = next((line.partition(':')[2].strip() for line in info.splitlines() if line.startswith('model name')), 'unknown')
    total = int(next(line.split()[1] for line in pathlib.Path('/proc/meminfo').read_text().splitlines()
                     if line.startswith('MemTotal')))
    return {'processor': model, 'cores': os.cpu_count(), 'memory_gb': round(total / 1024 / 1024, 1),
            'load_before': round(os.getloadavg()[0], 1)}
