-- The journal of facts. transaction_id is 0 on SQLite, pg_current_xact_id() on PostgreSQL (see platform/journal.cpp).
CREATE TABLE facts (
    id ID,
    kind TEXT NOT NULL,
    subject_id INT64 NOT NULL,
    object_id INT64 NOT NULL,
    actor_id INT64 NOT NULL,
    is_history BOOL NOT NULL,
    told_at TIME NOT NULL,
    transaction_id INT64 NOT NULL
);
CREATE INDEX facts_by_kind ON facts (kind, transaction_id, id);

-- How far each `after` listener has heard.
CREATE TABLE fact_cursors (
    listener TEXT NOT NULL,
    transaction_id INT64 NOT NULL,
    fact_id INT64 NOT NULL,
    PRIMARY KEY (listener)
);

-- Requests that succeeded, so that the same one sent again has no second effect.
CREATE TABLE request_keys (
    person_id INT64 NOT NULL,
    route TEXT NOT NULL,
    request_key TEXT NOT NULL,
    ordinal INT64 NOT NULL,
    body_hash TEXT NOT NULL,
    outcome TEXT NOT NULL,
    location TEXT NOT NULL,
    used_at TIME NOT NULL,
    PRIMARY KEY (person_id, route, request_key, ordinal)
);
CREATE INDEX request_keys_by_age ON request_keys (used_at);

CREATE TABLE settings (
    name TEXT NOT NULL,
    value BYTES NOT NULL,
    changed_at TIME NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE features (
    name TEXT NOT NULL,
    is_open BOOL NOT NULL,
    changed_at TIME NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE limit_counts (
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    window_start TIME NOT NULL,
    uses INT64 NOT NULL,
    PRIMARY KEY (name, subject)
);
CREATE INDEX limit_counts_by_age ON limit_counts (window_start);

-- Mail that is due. Its words are wiped once a server has accepted it. state: 1 waiting, 2 accepted, 3 refused.
CREATE TABLE outbox (
    id ID,
    kind TEXT NOT NULL,
    to_address TEXT NOT NULL,
    to_name TEXT NOT NULL,
    to_person_id INT64 NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    unsubscribe_path TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state INT64 NOT NULL,
    answer TEXT NOT NULL,
    written_at TIME NOT NULL,
    settled_at TIME
);
CREATE INDEX outbox_by_state ON outbox (state, id);
CREATE INDEX outbox_by_kind ON outbox (kind, state, settled_at);
