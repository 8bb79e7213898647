-- The record of each member. Keys are folded (base::fold). phone, address, birth_date and extra are sealed; empty: none.
-- state: 1 current, 2 left. directory: 1 hidden, 2 members, 3 everyone. is_listed: current and in the directory.
-- shown: who sees which field, where it differs from the usual ("phone=2 employer=1"). edited: names of fields that the
-- member edited. since_day: the day of joining, or of the record when that is unknown.
CREATE TABLE members (
    person_id ID,
    name_key KEYTEXT NOT NULL,
    trade TEXT NOT NULL,
    trade_key KEYTEXT NOT NULL,
    job TEXT NOT NULL,
    employer TEXT NOT NULL,
    region TEXT NOT NULL,
    region_key KEYTEXT NOT NULL,
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key KEYTEXT NOT NULL,
    phone BYTES NOT NULL,
    address BYTES NOT NULL,
    birth_date BYTES NOT NULL,
    extra BYTES NOT NULL,
    name_birth_key KEYTEXT NOT NULL,
    member_number TEXT NOT NULL,
    member_number_key KEYTEXT NOT NULL,
    joined_on INT64,
    paid_until INT64,
    since_day INT64 NOT NULL,
    story TEXT NOT NULL,
    links TEXT NOT NULL,
    state INT64 NOT NULL,
    directory INT64 NOT NULL,
    is_listed BOOL NOT NULL,
    shown TEXT NOT NULL,
    edited TEXT NOT NULL,
    photo_id INT64,
    photo_public_id INT64,
    directory_answered_at TIME,
    public_since TIME,
    arrived_at TIME,
    confirmed_at TIME,
    created_at TIME NOT NULL,
    left_at TIME,
    FOREIGN KEY (person_id) REFERENCES persons (id),
    FOREIGN KEY (photo_id) REFERENCES files (id)
);
CREATE INDEX members_by_name ON members (name_key, person_id);
CREATE INDEX members_listed_by_name ON members (name_key, person_id) WHERE is_listed;
CREATE INDEX members_listed_by_day ON members (since_day, person_id) WHERE is_listed;
CREATE INDEX members_by_email ON members (email_key) WHERE email_key <> '';
CREATE INDEX members_by_name_birth ON members (name_birth_key) WHERE name_birth_key <> '';
CREATE INDEX members_by_number ON members (member_number_key) WHERE member_number_key <> '';
CREATE INDEX members_by_photo ON members (photo_id) WHERE photo_id IS NOT NULL;

-- kind: 1 interest, 2 offer, 3 seek. place keeps the order in which they were written.
CREATE TABLE member_words (
    person_id INT64 NOT NULL,
    kind INT64 NOT NULL,
    word_key KEYTEXT NOT NULL,
    word TEXT NOT NULL,
    place INT64 NOT NULL,
    PRIMARY KEY (person_id, kind, word_key)
) LINK_TABLE;

-- The @name of each current member.
CREATE TABLE member_handles (
    slug KEYTEXT NOT NULL,
    person_id INT64 NOT NULL,
    PRIMARY KEY (slug)
) LINK_TABLE;
CREATE UNIQUE INDEX member_handles_by_person ON member_handles (person_id);

-- What is searched: folded words of a record, and tokens for the filters ("=t reliure"). is_open: what the directory
-- searches; the console searches all.
CREATE TABLE member_search (
    person_id INT64 NOT NULL,
    word KEYTEXT NOT NULL,
    is_open BOOL NOT NULL,
    PRIMARY KEY (person_id, word)
) LINK_TABLE;
CREATE INDEX member_search_by_word ON member_search (word, person_id, is_open);

-- How many people carry each token of a filter; kept exact with every change of member_search.
CREATE TABLE member_facets (
    token KEYTEXT NOT NULL,
    kind KEYTEXT NOT NULL,
    label TEXT NOT NULL,
    people INT64 NOT NULL,
    PRIMARY KEY (token)
);
CREATE INDEX member_facets_by_people ON member_facets (kind, people);

-- Which officer opened whose record, and when: the member may read it.
CREATE TABLE member_openings (
    id ID,
    person_id INT64 NOT NULL,
    officer_id INT64 NOT NULL,
    opened_at TIME NOT NULL
);
CREATE INDEX member_openings_by_person ON member_openings (person_id, id);
