-- Anybody who can act or be written about.
CREATE TABLE persons (
    id ID,
    public_id INT64 NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    name_key KEYTEXT NOT NULL,
    created_at TIME NOT NULL
);
CREATE UNIQUE INDEX persons_by_public_id ON persons (public_id);
CREATE INDEX persons_by_name ON persons (name_key, id);

-- How a person signs in. Somebody who came by a letter may have no address yet: email and email_key are then empty.
-- state: 1 invited, 2 active, 3 suspended. roles: bits. last_seen_at is the start of a day (UTC).
CREATE TABLE accounts (
    person_id INT64 NOT NULL PRIMARY KEY REFERENCES persons (id),
    email TEXT NOT NULL,
    email_key KEYTEXT NOT NULL,
    password_hash TEXT NOT NULL,
    state INT64 NOT NULL,
    roles INT64 NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    theme INT64 NOT NULL,
    opened_at TIME,
    last_seen_at TIME
);
CREATE UNIQUE INDEX accounts_by_email ON accounts (email_key) WHERE email_key <> '';
CREATE INDEX accounts_of_officers ON accounts (person_id) WHERE roles <> 0;

CREATE TABLE sessions (
    id ID,
    public_id INT64 NOT NULL,
    token_hash KEYTEXT NOT NULL,
    person_id INT64 NOT NULL REFERENCES accounts (person_id),
    device TEXT NOT NULL,
    is_lasting BOOL NOT NULL,
    created_at TIME NOT NULL,
    last_used_at TIME NOT NULL,
    expires_at TIME NOT NULL
);
CREATE UNIQUE INDEX sessions_by_token ON sessions (token_hash);
CREATE INDEX sessions_by_person ON sessions (person_id, id);
CREATE INDEX sessions_by_end ON sessions (expires_at);

-- Single-use ways in. purpose: 1 sign-in, 2 invitation, 3 setup of an empty house (then without a person).
CREATE TABLE ways_in (
    id ID,
    token_hash KEYTEXT NOT NULL,
    code_hash KEYTEXT NOT NULL,
    person_id INT64 REFERENCES persons (id),
    purpose INT64 NOT NULL,
    expires_at TIME NOT NULL,
    used_at TIME
);
CREATE UNIQUE INDEX ways_in_by_token ON ways_in (token_hash);
CREATE INDEX ways_in_by_code ON ways_in (code_hash);
CREATE INDEX ways_in_by_person ON ways_in (person_id);
CREATE INDEX ways_in_by_end ON ways_in (expires_at);

-- One browser that asked for a message: the six digits only work there. Kept alike for addresses that nobody has.
CREATE TABLE sign_in_requests (
    id ID,
    visitor_hash KEYTEXT NOT NULL,
    email TEXT NOT NULL,
    next_path TEXT NOT NULL,
    is_lasting BOOL NOT NULL,
    code_hash TEXT NOT NULL,
    way_in_id INT64,
    tries INT64 NOT NULL,
    expires_at TIME NOT NULL
);
CREATE UNIQUE INDEX sign_in_requests_by_visitor ON sign_in_requests (visitor_hash);
CREATE INDEX sign_in_requests_by_end ON sign_in_requests (expires_at);

CREATE TABLE api_tokens (
    id ID,
    public_id INT64 NOT NULL,
    token_hash KEYTEXT NOT NULL,
    person_id INT64 NOT NULL REFERENCES accounts (person_id),
    label TEXT NOT NULL,
    created_at TIME NOT NULL,
    last_used_at TIME
);
CREATE UNIQUE INDEX api_tokens_by_token ON api_tokens (token_hash);
CREATE INDEX api_tokens_by_person ON api_tokens (person_id, id);

-- A change of address that waits for its confirmation: one a person.
CREATE TABLE email_changes (
    person_id INT64 NOT NULL PRIMARY KEY REFERENCES accounts (person_id),
    email TEXT NOT NULL,
    email_key KEYTEXT NOT NULL,
    confirm_hash KEYTEXT NOT NULL,
    cancel_hash KEYTEXT NOT NULL,
    expires_at TIME NOT NULL
);
CREATE INDEX email_changes_by_confirmation ON email_changes (confirm_hash);
CREATE INDEX email_changes_by_cancellation ON email_changes (cancel_hash);
