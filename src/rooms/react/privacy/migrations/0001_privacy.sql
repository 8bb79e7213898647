-- Copies that people take away: made by a job, sealed, taken once, within a day. state: 1 being made, 2 ready, 3 taken,
-- 4 gone. progress: of 4 steps.
CREATE TABLE takeouts (
    id ID,
    public_id INT64 NOT NULL,
    person_id INT64 NOT NULL,
    state INT64 NOT NULL,
    progress INT64 NOT NULL,
    bytes INT64 NOT NULL,
    asked_at TIME NOT NULL,
    expires_at TIME NOT NULL
);
CREATE UNIQUE INDEX takeouts_by_public_id ON takeouts (public_id);
CREATE INDEX takeouts_by_person ON takeouts (person_id, id);
CREATE INDEX takeouts_by_end ON takeouts (expires_at);

CREATE TABLE takeout_parts (
    takeout_id INT64 NOT NULL,
    part INT64 NOT NULL,
    bytes BYTES NOT NULL,
    PRIMARY KEY (takeout_id, part)
);

-- Erasures that wait for their day. reason: 1 asked for by themselves, then an administrator's: 2 asked for in writing,
-- 3 left long ago, 4 written twice, 5 died, 6 another one. writings: 1 removed, 2 kept without a name.
CREATE TABLE erasure_requests (
    person_id INT64 NOT NULL PRIMARY KEY,
    by_person_id INT64,
    writings INT64 NOT NULL,
    reason INT64 NOT NULL,
    undo_hash KEYTEXT NOT NULL,
    asked_at TIME NOT NULL,
    due_at TIME NOT NULL
);
CREATE UNIQUE INDEX erasure_requests_by_undo ON erasure_requests (undo_hash);
CREATE INDEX erasure_requests_due ON erasure_requests (due_at, person_id);

-- Who was forgotten: a hash of the public number, for after a restore, and nothing else of them.
CREATE TABLE erasures (
    id ID,
    mark KEYTEXT NOT NULL,
    writings INT64 NOT NULL,
    reason INT64 NOT NULL,
    erased_at TIME NOT NULL
);
CREATE UNIQUE INDEX erasures_by_mark ON erasures (mark);

-- How far the journal of facts was gone through for somebody who is forgotten; gone when it is through.
CREATE TABLE erasure_sweeps (
    person_id INT64 NOT NULL PRIMARY KEY,
    next_fact INT64 NOT NULL
);
