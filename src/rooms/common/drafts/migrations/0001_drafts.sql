-- fields: JSON of the form's fields, sealed; empty once it is finished. state: 1 open, 2 removed, 3 finished.
CREATE TABLE drafts (
    id ID,
    public_id INT64 NOT NULL,
    person_id INT64 NOT NULL,
    kind INT64 NOT NULL,
    place KEYTEXT NOT NULL,
    path TEXT NOT NULL,
    device INT64 NOT NULL,
    revision INT64 NOT NULL,
    state INT64 NOT NULL,
    fields BYTES NOT NULL,
    begun_at TIME NOT NULL,
    saved_at TIME NOT NULL
);
CREATE UNIQUE INDEX drafts_by_public_id ON drafts (public_id);
CREATE INDEX drafts_by_person ON drafts (person_id, state, saved_at, id);
CREATE INDEX drafts_by_place ON drafts (person_id, place, saved_at);
CREATE INDEX drafts_by_age ON drafts (state, saved_at);
