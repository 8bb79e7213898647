-- second_factors: bits (1 passkey, 2 authenticator app). second_factor_due_at: the office asks for one by then.
ALTER TABLE accounts ADD COLUMN second_factors INT64 NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN second_factor_due_at TIME;
-- When the person last showed who they are in this session.
ALTER TABLE sessions ADD COLUMN confirmed_at TIME;

-- Who gave the first proof in this browser and owes the second.
CREATE TABLE half_sign_ins (
    visitor_hash KEYTEXT NOT NULL PRIMARY KEY,
    person_id INT64 NOT NULL REFERENCES accounts (person_id),
    next_path TEXT NOT NULL,
    is_lasting BOOL NOT NULL,
    tries INT64 NOT NULL,
    expires_at TIME NOT NULL
);
CREATE INDEX half_sign_ins_by_person ON half_sign_ins (person_id);
CREATE INDEX half_sign_ins_by_end ON half_sign_ins (expires_at);

-- Browsers that a person has come in with, by a random cookie: another one is told by mail.
CREATE TABLE known_devices (
    person_id INT64 NOT NULL,
    device_hash KEYTEXT NOT NULL,
    last_seen_at TIME NOT NULL,
    PRIMARY KEY (person_id, device_hash)
) LINK_TABLE;
CREATE INDEX known_devices_by_age ON known_devices (last_seen_at);
