# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is asked of a house: for each case the requests to send, as several persons in turn."""
import re

import people

COMMENTS = 50
DIRECTORY = ['Belbert', 'relieur', 'lucie', 'Édition Bretagne', 'graphiste corse', 'dumont', 'Marc Ferdin', 'lyon']
SEARCH = ['papier', 'encre dorure', 'reliure cuir', 'formation salaire', 'tranchefile', 'massic', 'colophon jaquette ais',
          'convention']
MISSES = ['papier encre zygote bitume ornithorynque', 'girafe', 'zinc quetsche', 'atelier presse kayak plomb xylophone']
PHRASES = ['"papier encre"', '"atelier presse plomb"', '"cuir toile"']


class Case:
    def __init__(self, name, label, requests, encoding=''):
        self.name, self.label, self.requests, self.encoding = name, label, requests, encoding


def quoted(words):
    return ''.join(letter if letter.isascii() and letter.isalnum() else ''.join(f'%{byte:02X}' for byte in letter.encode())
                   for letter in words)


def space_of(browser):
    """A space that this person is in and that everybody may open: the first whose page shows publications."""
    home = browser.page('/').decode()
    for path in dict.fromkeys(re.findall(r'href="(/spaces/[\w-]+)"', home)):
        if '<article' in browser.page(path).decode():
            return path
    raise SystemExit('a person has no space with publications in it')


def post_with_comments(program, browsers, tokens):
    """A publication that every reader may open, with fifty comments."""
    found = api_posts(program, tokens[0], 5)
    for post in found:
        paths = {browser.ask('GET', post['path'])[0].status for browser in browsers}
        if paths != {200}:
            continue
        for i in range(post['comments'], COMMENTS):
            people.api(program, 'POST', f'/posts/{post["id"]}/comments', tokens[i],
                       {'body': f'Remarque {i} : le grain du papier change *beaucoup* le tirage, surtout par temps humide.'})
        return post['path']
    raise SystemExit('no publication is open to all readers')


def api_posts(program, token, pages):
    out, cursor = [], ''
    for _ in range(pages):
        page = people.api(program, 'GET', '/feed' + (f'?cursor={cursor}' if cursor else ''), token)
        out += page['items']
        cursor = page['next']
        if not cursor:
            break
    return out


def reading_cases(program, browsers, tokens):
    """In the order of the report. Each person asks with a session of their own."""
    def by_each(paths):
        return [(paths[i % len(paths)], browsers[i % len(browsers)].cookie())
                for i in range(max(len(paths), len(browsers)))]
    spaces = [(space_of(browser), browser.cookie()) for browser in browsers]
    post = post_with_comments(program, browsers, tokens)
    search = [f'/search?q={quoted(words)}' for words in SEARCH]
    return [
        Case('health', '`/health`', [('/health', '')]),
        Case('feed', 'Signed-in feed', by_each(['/'])),
        Case('feed_compressed', 'Signed-in feed, compressed as browsers ask', by_each(['/']), 'gzip, deflate, br, zstd'),
        Case('space', 'A space', spaces),
        Case('post', f'A post with {COMMENTS} comments', by_each([post])),
        Case('directory', 'The directory, searched', by_each([f'/members?q={quoted(words)}' for words in DIRECTORY])),
        Case('search', 'Full-text search', by_each(search)),
        Case('search_miss', 'Full-text search that finds nothing', by_each([f'/search?q={quoted(w)}' for w in MISSES])),
        Case('search_phrase', 'Full-text search for a phrase', by_each([f'/search?q={quoted(w)}' for w in PHRASES])),
    ]
