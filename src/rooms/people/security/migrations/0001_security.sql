-- A passkey: what proves that its device answered. credential_id and public_key (as libfido2 gives it) are base64url,
-- algorithm is COSE's number.
CREATE TABLE passkeys (
    id ID,
    public_id INT64 NOT NULL,
    person_id INT64 NOT NULL,
    credential_id KEYTEXT NOT NULL,
    public_key TEXT NOT NULL,
    algorithm INT64 NOT NULL,
    sign_count INT64 NOT NULL,
    label TEXT NOT NULL,
    created_at TIME NOT NULL,
    last_used_at TIME
);
CREATE UNIQUE INDEX passkeys_by_credential ON passkeys (credential_id);
CREATE INDEX passkeys_by_person ON passkeys (person_id, id);

-- What a person is called towards authenticators: random, it says nothing.
CREATE TABLE passkey_handles (
    person_id INT64 NOT NULL PRIMARY KEY,
    handle KEYTEXT NOT NULL
);
CREATE UNIQUE INDEX passkey_handles_by_handle ON passkey_handles (handle);

-- Questions put to authenticators: each one answered once, by the browser that asked.
CREATE TABLE passkey_challenges (
    challenge_hash KEYTEXT NOT NULL PRIMARY KEY,
    owner_hash KEYTEXT NOT NULL,
    purpose INT64 NOT NULL,
    expires_at TIME NOT NULL
);
CREATE INDEX passkey_challenges_by_end ON passkey_challenges (expires_at);

-- The authenticator app. last_step: the latest thirty seconds a code was used of; older ones open nothing.
CREATE TABLE app_secrets (
    person_id INT64 NOT NULL PRIMARY KEY,
    secret BYTES NOT NULL,
    last_step INT64 NOT NULL,
    created_at TIME NOT NULL,
    last_used_at TIME
);
-- One that is being set up: it counts once a code has been typed.
CREATE TABLE app_plans (
    person_id INT64 NOT NULL PRIMARY KEY,
    secret BYTES NOT NULL,
    expires_at TIME NOT NULL
);

-- What the codes of a person are hashed with, sealed: they go on opening after the house's key was renewed.
CREATE TABLE recovery_code_keys (
    person_id INT64 NOT NULL PRIMARY KEY,
    secret BYTES NOT NULL
);
CREATE TABLE recovery_codes (
    person_id INT64 NOT NULL,
    code_hash KEYTEXT NOT NULL,
    used_at TIME,
    PRIMARY KEY (person_id, code_hash)
) LINK_TABLE;

-- Six digits mailed to somebody who has no other way to show who they are: one a session.
CREATE TABLE confirmation_codes (
    session_id INT64 NOT NULL PRIMARY KEY,
    code_hash TEXT NOT NULL,
    tries INT64 NOT NULL,
    expires_at TIME NOT NULL
);
CREATE INDEX confirmation_codes_by_end ON confirmation_codes (expires_at);

-- One row: who must have a second factor besides administrators and treasurers, and how long they may take.
CREATE TABLE second_factor_rules (
    id INT64 NOT NULL PRIMARY KEY,
    includes_facilitators BOOL NOT NULL,
    grace_days INT64 NOT NULL
);

-- Two officers let somebody back in. state: 1 asked, 2 done, 3 withdrawn.
CREATE TABLE reentries (
    id ID,
    public_id INT64 NOT NULL,
    person_id INT64 NOT NULL,
    asked_by INT64 NOT NULL,
    asked_at TIME NOT NULL,
    expires_at TIME NOT NULL,
    state INT64 NOT NULL,
    settled_by INT64,
    settled_at TIME,
    cancel_hash KEYTEXT NOT NULL
);
CREATE UNIQUE INDEX reentries_by_public_id ON reentries (public_id);
CREATE UNIQUE INDEX reentries_open ON reentries (person_id) WHERE state = 1;
CREATE INDEX reentries_by_cancellation ON reentries (cancel_hash);
CREATE INDEX reentries_newest ON reentries (asked_at, id);
