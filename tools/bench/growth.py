# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the cost of a page grows with the house: an SVG for light and dark pages, and the same as a table."""
import math

LINES = {'feed': ('Signed-in feed', '#b3404a'), 'space': ('A space', '#2f7d5b'), 'post': ('A post', '#3867b7'),
         'directory': ('Directory search', '#a86a12'), 'search': ('Full-text search', '#7b4fa3')}
ENGINES = {'sqlite': 'SQLite', 'postgres': 'PostgreSQL'}
WIDTH, HEIGHT, LEFT, TOP, BETWEEN = 300, 220, 60, 50, 80
LEAST, MOST = 0.1, 100  # CPU ms


def x_of(members, sizes):
    low, high = math.log10(sizes[0]), math.log10(sizes[-1])
    return LEFT + (math.log10(members) - low) / ((high - low) or 1) * WIDTH


def y_of(value):
    share = math.log10(min(max(value, LEAST), MOST) / LEAST) / math.log10(MOST / LEAST)
    return TOP + HEIGHT - share * HEIGHT


def words_of(members):
    return f'{members // 1_000_000} M' if members >= 1_000_000 else f'{members // 1000} k'


def panel(engine, found, sizes, shift):
    out = [f'<g transform="translate({shift} 0)"><text x="{LEFT}" y="{TOP - 14}" class="title">{ENGINES[engine]}</text>']
    for value in (0.1, 1, 10, 100):
        y = y_of(value)
        out.append(f'<path d="M{LEFT} {y:.1f}H{LEFT + WIDTH}" class="rule"/>'
                   f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:g} ms</text>')
    for size in sizes:
        out.append(f'<text x="{x_of(size, sizes):.1f}" y="{TOP + HEIGHT + 20}" text-anchor="middle">{words_of(size)}</text>')
    for name, (_, colour) in LINES.items():
        points = [(x_of(size, sizes), y_of(found[str(size)][name]['cpu_ms'])) for size in sizes if name in found.get(str(size), {})]
        line = ' '.join(f'{x:.1f},{y:.1f}' for x, y in points)
        out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in points]
    return ''.join(out) + '</g>'


def sizes_of(found):
    return sorted({int(size) for of in found.values() for size in of})


def picture_of(found):
    sizes, engines = sizes_of(found), [engine for engine in ENGINES if engine in found]
    wide = LEFT + len(engines) * (WIDTH + BETWEEN)
    panels = ''.join(panel(engine, found[engine], sizes, i * (WIDTH + BETWEEN)) for i, engine in enumerate(engines))
    legend = ''.join(f'<circle cx="{LEFT + 150 * (i % 5)}" cy="{TOP + HEIGHT + 52}" r="4" fill="{colour}"/>'
                     f'<text x="{LEFT + 150 * (i % 5) + 10}" y="{TOP + HEIGHT + 56}">{label}</text>'
                     for i, (label, colour) in enumerate(LINES.values()))
    wide = max(wide, LEFT + 150 * len(LINES))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {TOP + HEIGHT + 80}" role="img" '
            'aria-label="CPU milliseconds of a request, by number of members"><style>'
            'text{font:13px system-ui,sans-serif;fill:#4a423b}.title{font-weight:600;font-size:15px}.rule{stroke:#cfc6ba}'
            '.paper{fill:#fbf8f3}@media(prefers-color-scheme:dark){text{fill:#d9d0c6}.rule{stroke:#4a423b}.paper{fill:#1c1916}}'
            f'</style><rect width="100%" height="100%" class="paper"/>{panels}{legend}</svg>\n')


def text_of(found):
    sizes = sizes_of(found)
    lines = ['| CPU ms | ' + ' | '.join(f'{size:,}'.replace(',', ' ') for size in sizes) + ' |', '|---' * (len(sizes) + 1) + '|']
    for engine in found:
        for name, (label, _) in LINES.items():
            cells = [found[engine].get(str(size), {}).get(name) for size in sizes]
            lines.append(f'| {label}, {ENGINES[engine]} | ' +
                         ' | '.join(f'{cell["cpu_ms"]:.2f}' if cell else '–' for cell in cells) + ' |')
    return '\n'.join(lines)
