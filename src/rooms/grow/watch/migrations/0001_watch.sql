-- Feeds. state: 1 followed, 2 stopped. trouble: why the last try failed (0: it did not). told_at: the referees were written to.
CREATE TABLE watch_sources (
    id ID,
    public_id INT64 NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    state INT64 NOT NULL,
    added_by INT64 NOT NULL,
    added_at TIME NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    next_at TIME NOT NULL,
    read_at TIME,
    trouble INT64 NOT NULL,
    failures INT64 NOT NULL,
    failing_since TIME,
    told_at TIME,
    FOREIGN KEY (added_by) REFERENCES persons (id)
);
CREATE UNIQUE INDEX watch_sources_by_public_id ON watch_sources (public_id);
CREATE UNIQUE INDEX watch_sources_by_address ON watch_sources (address);
CREATE INDEX watch_sources_due ON watch_sources (next_at) WHERE state = 1;
CREATE INDEX watch_sources_by_person ON watch_sources (added_by);

-- What a source showed already: a hash of what it calls the entry.
CREATE TABLE watch_seen (
    source_id INT64 NOT NULL,
    entry_key KEYTEXT NOT NULL,
    seen_at TIME NOT NULL,
    PRIMARY KEY (source_id, entry_key)
) LINK_TABLE;
CREATE INDEX watch_seen_by_age ON watch_seen (seen_at);

-- state: 1 proposed, 2 published, 3 set aside. source_id 0 and proposed_by: a member's proposal. summary, reason and note
-- are Markdown. concerns_all: everybody, whatever their trade. decided_at: when it came into its state.
CREATE TABLE watch_entries (
    id ID,
    public_id INT64 NOT NULL,
    source_id INT64 NOT NULL,
    state INT64 NOT NULL,
    title TEXT NOT NULL,
    address TEXT NOT NULL,
    summary TEXT NOT NULL,
    reason TEXT NOT NULL,
    written_at TIME,
    proposed_by INT64,
    decided_by INT64,
    decided_at TIME NOT NULL,
    note TEXT NOT NULL,
    applies_on INT64,
    concerns_all BOOL NOT NULL,
    revision INT64 NOT NULL,
    edited_at TIME,
    FOREIGN KEY (proposed_by) REFERENCES persons (id),
    FOREIGN KEY (decided_by) REFERENCES persons (id)
);
CREATE UNIQUE INDEX watch_entries_by_public_id ON watch_entries (public_id);
CREATE INDEX watch_entries_by_state ON watch_entries (state, decided_at, id);
CREATE INDEX watch_entries_published ON watch_entries (source_id, decided_at, id) WHERE state = 2;
CREATE INDEX watch_entries_by_proposer ON watch_entries (proposed_by) WHERE proposed_by IS NOT NULL;
CREATE INDEX watch_entries_by_referee ON watch_entries (decided_by) WHERE decided_by IS NOT NULL;

-- Of published entries. trade_key is folded; empty: everybody.
CREATE TABLE watch_trades (
    trade_key KEYTEXT NOT NULL,
    published_at TIME NOT NULL,
    entry_id INT64 NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (trade_key, published_at, entry_id)
) LINK_TABLE;
CREATE INDEX watch_trades_by_entry ON watch_trades (entry_id);
CREATE TABLE watch_trade_names (
    trade_key KEYTEXT NOT NULL,
    label TEXT NOT NULL,
    entries INT64 NOT NULL,
    PRIMARY KEY (trade_key)
) LINK_TABLE;

-- Folded words of published entries.
CREATE TABLE watch_words (
    word KEYTEXT NOT NULL,
    entry_id INT64 NOT NULL,
    PRIMARY KEY (word, entry_id)
) LINK_TABLE;
CREATE INDEX watch_words_by_entry ON watch_words (entry_id, word);

CREATE TABLE watch_referees (
    person_id INT64 NOT NULL,
    named_by INT64 NOT NULL,
    named_at TIME NOT NULL,
    PRIMARY KEY (person_id),
    FOREIGN KEY (person_id) REFERENCES persons (id),
    FOREIGN KEY (named_by) REFERENCES persons (id)
);
CREATE INDEX watch_referees_by_namer ON watch_referees (named_by);

-- pace: 1 weekly, 2 monthly, 3 never; no row: weekly.
CREATE TABLE watch_preferences (
    person_id INT64 NOT NULL,
    pace INT64 NOT NULL,
    PRIMARY KEY (person_id),
    FOREIGN KEY (person_id) REFERENCES persons (id)
);
CREATE TABLE watch_follows (
    person_id INT64 NOT NULL,
    trade_key KEYTEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (person_id, trade_key),
    FOREIGN KEY (person_id) REFERENCES persons (id)
) LINK_TABLE;

-- A digest: what was published from from_at until before until_at. after_number: the last account that was looked at.
CREATE TABLE watch_editions (
    id ID,
    pace INT64 NOT NULL,
    from_at TIME NOT NULL,
    until_at TIME NOT NULL,
    after_number INT64 NOT NULL,
    is_sent BOOL NOT NULL
);
CREATE INDEX watch_editions_by_pace ON watch_editions (pace, until_at);
