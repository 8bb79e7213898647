# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of a house after anything that can happen to it. Each function gives a list of what is wrong."""
import time

DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'
EXAMPLES_MAX = 3

# Rows that point at nothing, and things of which a part is missing.
HALVES = {
    'items without a door': 'SELECT i.id FROM items i WHERE i.state = 1 AND NOT EXISTS '
                            '(SELECT 1 FROM item_doors d WHERE d.item_id = i.id)',
    'doors without an item': 'SELECT d.item_id FROM item_doors d WHERE d.item_id NOT IN (SELECT id FROM items)',
    'items without an author': 'SELECT id FROM items WHERE author_id NOT IN (SELECT id FROM persons)',
    'tags without an item': 'SELECT item_id FROM item_tags WHERE item_id NOT IN (SELECT id FROM items)',
    'mentions without an item': 'SELECT item_id FROM item_mentions WHERE item_id NOT IN (SELECT id FROM items)',
    'comments without an item': 'SELECT id FROM comments WHERE item_id NOT IN (SELECT id FROM items)',
    'replies without a comment': 'SELECT id FROM comments WHERE parent_id <> 0 AND parent_id NOT IN (SELECT id FROM comments)',
    'comment mentions without a comment': 'SELECT comment_id FROM comment_mentions WHERE comment_id NOT IN '
                                          '(SELECT id FROM comments)',
    'reactions without an item': 'SELECT item_id FROM reactions WHERE item_id NOT IN (SELECT id FROM items)',
    'reaction counts without an item': 'SELECT item_id FROM reaction_counts WHERE item_id NOT IN (SELECT id FROM items)',
    'notices without an item': 'SELECT item_id FROM due_notices WHERE item_id NOT IN (SELECT id FROM items)',
    'notices without a comment': 'SELECT comment_id FROM due_notices WHERE comment_id <> 0 AND comment_id NOT IN '
                                 '(SELECT id FROM comments)',
    'keys without an outcome': "SELECT request_key FROM request_keys WHERE outcome = ''",
    'people in a space that is not there': 'SELECT person_id FROM space_members WHERE space_id NOT IN (SELECT id FROM spaces)',
}

COUNTERS = {
    'items.comment_count': 'SELECT i.id FROM items i WHERE i.comment_count <> '
                           '(SELECT COUNT(*) FROM comments c WHERE c.item_id = i.id AND c.state = 1)',
    'items.reaction_count': 'SELECT i.id FROM items i WHERE i.reaction_count <> '
                            '(SELECT COUNT(*) FROM reactions r WHERE r.item_id = i.id)',
    'comments.reply_count': 'SELECT p.id FROM comments p WHERE p.reply_count <> '
                            '(SELECT COUNT(*) FROM comments c WHERE c.parent_id = p.id AND c.state = 1)',
    'reaction_counts.total': 'SELECT n.item_id FROM reaction_counts n WHERE n.total <> '
                             '(SELECT COUNT(*) FROM reactions r WHERE r.item_id = n.item_id AND r.kind = n.kind)',
    'reactions that are not counted': 'SELECT r.item_id FROM reactions r WHERE NOT EXISTS '
                                      '(SELECT 1 FROM reaction_counts n WHERE n.item_id = r.item_id AND n.kind = r.kind)',
    'spaces.member_count': 'SELECT s.slug FROM spaces s WHERE s.member_count <> '
                           '(SELECT COUNT(*) FROM space_members m WHERE m.space_id = s.id AND m.standing IN (3, 4))',
}

# An act and the fact that tells of it are one transaction, and each is told once.
FACTS = {
    'published items not told once': "SELECT i.id FROM items i WHERE i.body LIKE 'crash-%' AND 1 <> "
                                     "(SELECT COUNT(*) FROM facts f WHERE f.kind = 'item.published' AND f.subject_id = i.id)",
    'comments not told once': "SELECT c.id FROM comments c WHERE c.body LIKE 'crash-%' AND 1 <> "
                              "(SELECT COUNT(*) FROM facts f WHERE f.kind = 'comment.posted' AND f.subject_id = c.id "
                              'AND f.object_id = c.item_id)',
    'reactions not told once': 'SELECT r.item_id FROM reactions r JOIN items i ON i.id = r.item_id WHERE '
                               "i.body LIKE 'crash-%' AND 1 <> (SELECT COUNT(*) FROM facts f WHERE "
                               "f.kind = 'reaction.added' AND f.subject_id = r.item_id AND f.object_id = r.kind "
                               'AND f.actor_id = r.person_id)',
    'facts of items that are not there': "SELECT subject_id FROM facts WHERE kind = 'item.published' AND subject_id NOT IN "
                                         '(SELECT id FROM items)',
    'facts of comments that are not there': "SELECT subject_id FROM facts WHERE kind = 'comment.posted' AND subject_id NOT IN "
                                            '(SELECT id FROM comments)',
}

# Who is told by mail waits in due_notices, with a job that will write the mail.
JOBS = {
    'notices without a job': "SELECT n.person_id, n.item_id FROM due_notices n WHERE NOT EXISTS (SELECT 1 FROM jobs j "
                             "WHERE j.kind = 'comments.send_notices' AND j.payload = CAST(n.person_id AS TEXT) || ':' || "
                             'CAST(n.item_id AS TEXT))',
    'jobs without a notice': "SELECT j.payload FROM jobs j WHERE j.kind = 'comments.send_notices' AND j.claim IS NULL AND NOT EXISTS (SELECT 1 "
                             "FROM due_notices n WHERE j.payload = CAST(n.person_id AS TEXT) || ':' || CAST(n.item_id AS TEXT))",
    'jobs that wait twice': 'SELECT kind, unique_key FROM jobs WHERE unique_key IS NOT NULL AND claim IS NULL AND '
                            'parked_at IS NULL GROUP BY kind, unique_key HAVING COUNT(*) > 1',
    'jobs that were parked': 'SELECT kind, error FROM jobs WHERE parked_at IS NOT NULL',
    'mails without a job': "SELECT o.id FROM outbox o WHERE o.state = 1 AND NOT EXISTS (SELECT 1 FROM jobs j WHERE "
                           "j.kind = 'mail.send' AND j.payload = CAST(o.id AS TEXT))",
}

# Once every listener has heard everything, who wrote what was commented is told of each comment of another. After ten
# minutes a notice becomes a mail: older ones are left out.
UNHEARD = ("SELECT c.id FROM comments c JOIN items i ON i.id = c.item_id WHERE c.body LIKE 'crash-%' AND "
           'i.author_id <> c.author_id AND NOT EXISTS (SELECT 1 FROM due_notices n WHERE n.comment_id = c.id AND '
           'n.person_id = i.author_id AND n.kind = 1) AND c.posted_at > {since}')
NOTICE_MINUTES = 9


# Each index against its table, where a torn page or a lost write shows first.
EVERY_INDEX = ("WITH own AS MATERIALIZED (SELECT c.oid FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid "
               "JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace "
               "WHERE a.amname = 'btree' AND n.nspname = 'public') SELECT COUNT(bt_index_check(oid, true)) FROM own")


def faults(house, queries):
    """In one question; another for each that found something."""
    counted = house.rows(' UNION ALL '.join(f"SELECT '{name}', COUNT(*) FROM ({sql}) AS found" for name, sql in queries.items()))
    return [f'{name}: {count}, such as {house.rows(queries[name])[:EXAMPLES_MAX]}' for name, count in counted if count]


def public_number(public_id):
    """The number in the database behind an id in an address."""
    number = 0
    for digit in public_id:
        number = number << 5 | DIGITS.index(digit)
    return number - (1 << 64) if number >= 1 << 63 else number


class Found:
    """What the database holds of what the ledger names: {key: ids, a number for each row}."""

    def __init__(self, house, people):
        self.people = people
        self.by_mark, self.reactions, self.keys = {}, {}, {}
        for table in ('items', 'comments'):
            for mark, public_id in house.rows(f"SELECT body, public_id FROM {table} WHERE body LIKE 'crash-%'"):
                self.by_mark.setdefault(mark, []).append(public_id)
        for public_id, person, kind in house.rows('SELECT i.public_id, r.person_id, r.kind FROM reactions r '
                                                  'JOIN items i ON i.id = r.item_id'):
            self.reactions[(public_id, person, kind)] = 1
        for key, count in house.rows('SELECT request_key, COUNT(*) FROM request_keys GROUP BY request_key'):
            self.keys[key] = count

    def of(self, act):
        if act['kind'] == 'reaction':
            place = (public_number(act['post']), self.people[act['person']]['person'], act['reaction'])
            return [0] * self.reactions.get(place, 0)
        return self.by_mark.get(act['mark'], [])


def judge_acknowledged(found, entries):
    out = []
    for entry in entries:
        rows, key = found.of(entry.act), entry.act['key']
        if len(rows) != 1:
            out.append(f'{key} was acknowledged and is there {len(rows)} times')
        elif entry.act['kind'] != 'reaction' and public_number(entry.acknowledged()[0][2]) != rows[0]:
            out.append(f'{key} is there under another id than was answered')
    return out


def judge_open(found, entries):
    return [f'{entry.act["key"]}, never acknowledged, is there {len(found.of(entry.act))} times'
            for entry in entries if len(found.of(entry.act)) > 1]


def judge_once(found, entries):
    return [f'{entry.act["key"]} is there {len(found.of(entry.act))} times' for entry in entries if len(found.of(entry.act)) != 1]


def judge_absent(found, entries):
    return [f'{entry.act["key"]} is there though it cannot be' for entry in entries if found.of(entry.act)]


def judge_keys(found, entries):
    """A key is kept if and only if its act is, in the same transaction."""
    return [f'{entry.act["key"]}: {found.keys.get(entry.act["key"], 0)} keys, {len(found.of(entry.act))} acts'
            for entry in entries if found.keys.get(entry.act['key'], 0) != len(found.of(entry.act))]


def judge_database(house):
    if house.is_postgres:
        house.change('CREATE EXTENSION IF NOT EXISTS amcheck')
        try:
            house.rows(EVERY_INDEX)
        except RuntimeError as error:
            return [str(error)]
        return []
    wrong = [row[0] for row in house.rows('PRAGMA integrity_check') if row[0] != 'ok']
    return wrong + [f'foreign key: {row}' for row in house.rows('PRAGMA foreign_key_check')]


def split(ledger):
    """(acknowledged, refused, open): open ones may have been done or not."""
    entries = list(ledger.values())
    acknowledged = [entry for entry in entries if entry.acknowledged()]
    refused = [entry for entry in entries if not entry.acknowledged() and entry.is_refused()]
    rest = [entry for entry in entries if not entry.acknowledged() and not entry.is_refused()]
    return acknowledged, refused, rest


def choose_again(found, entries, most=40):
    """Whom to send again: all that had been done without anybody hearing of it, and some of the others."""
    done = [entry for entry in entries if found.of(entry.act)]
    others = [entry for entry in entries if not found.of(entry.act)]
    return done + others[:most]


def judge_state(report, house, when):
    """What needs no ledger."""
    report.check(f'{when}: the database is whole', judge_database(house))
    report.check(f'{when}: nothing is half-made, no row points at nothing', faults(house, HALVES))
    report.check(f'{when}: counters are what counting gives', faults(house, COUNTERS))
    report.check(f'{when}: every act is told once, and nothing else is', faults(house, FACTS))
    report.check(f'{when}: jobs are there for what is to be done, and only for that', faults(house, JOBS))


def judge_writes(report, house, people, entries, when):
    acknowledged, refused, rest = split(entries)
    found = Found(house, people)
    report.check(f'{when}: all {len(acknowledged)} acknowledged writes are there, once', judge_acknowledged(found, acknowledged))
    report.check(f'{when}: the {len(rest)} unanswered are there at most once', judge_open(found, rest))
    report.check(f'{when}: the {len(refused)} refused are not there', judge_absent(found, refused))
    report.check(f'{when}: a key is kept if and only if its act is', judge_keys(found, entries.values()))
    return rest


def let_leases_end(house):
    """The five minutes after which the work of a program that died is taken over: here they pass at once."""
    house.change('UPDATE jobs SET due_at = 0 WHERE claim IS NOT NULL', 'DELETE FROM fact_hearings')


def count_unheard(house):
    return len(house.rows(UNHEARD.format(since=int((time.time() - NOTICE_MINUTES * 60) * 1000))))
