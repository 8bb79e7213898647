-- One import: a file, what its columns are, what it would do, what it did. mapping, counts, outcome and domains are
-- JSON without anybody's data. state: 1 mapping, 2 checking, 3 checked, 4 running, 5 finished, 6 undoing, 7 undone.
CREATE TABLE imports (
    id ID,
    public_id INT64 NOT NULL,
    by_person_id INT64,
    file_name TEXT NOT NULL,
    file_kind INT64 NOT NULL,
    state INT64 NOT NULL,
    row_count INT64 NOT NULL,
    progress INT64 NOT NULL,
    progress_max INT64 NOT NULL,
    options INT64 NOT NULL,
    mapping TEXT NOT NULL,
    counts TEXT NOT NULL,
    outcome TEXT NOT NULL,
    domains TEXT NOT NULL,
    made_at TIME NOT NULL,
    finished_at TIME,
    undone_at TIME,
    has_file BOOL NOT NULL
);
CREATE UNIQUE INDEX imports_by_public_id ON imports (public_id);
CREATE INDEX imports_by_day ON imports (made_at);

-- The file itself, sealed, in parts; wiped after a month.
CREATE TABLE import_files (
    import_id INT64 NOT NULL,
    part INT64 NOT NULL,
    bytes BYTES NOT NULL,
    PRIMARY KEY (import_id, part),
    FOREIGN KEY (import_id) REFERENCES imports (id)
);

-- Line by line. details (who, what changes) and before (what undoing gives back) are sealed.
-- verdict: 1 added, 2 changed, 3 unchanged, 4 returned, 5 repeated, 6 question, 7 problem, 8 absent.
-- flags: 1 kept, 2 letter, 4 shared e-mail, 8 odd value, 16 same name, 32 joined lines.
-- decision: 0 open, 1 same, 2 other, 3 left.
CREATE TABLE import_rows (
    import_id INT64 NOT NULL,
    ordinal INT64 NOT NULL,
    line INT64 NOT NULL,
    verdict INT64 NOT NULL,
    flags INT64 NOT NULL,
    person_id INT64,
    decision INT64 NOT NULL,
    deed INT64 NOT NULL,
    details BYTES NOT NULL,
    before BYTES NOT NULL,
    PRIMARY KEY (import_id, ordinal),
    FOREIGN KEY (import_id) REFERENCES imports (id)
);
CREATE INDEX import_rows_by_verdict ON import_rows (import_id, verdict, ordinal);
CREATE INDEX import_rows_by_deed ON import_rows (import_id, deed, ordinal);

-- Memberships that an import made, for its undoing.
CREATE TABLE import_memberships (
    import_id INT64 NOT NULL,
    person_id INT64 NOT NULL,
    space_id INT64 NOT NULL,
    PRIMARY KEY (import_id, person_id, space_id),
    FOREIGN KEY (import_id) REFERENCES imports (id)
) LINK_TABLE;

-- What the columns of a file are, kept under a name for the next time.
CREATE TABLE import_presets (
    id ID,
    public_id INT64 NOT NULL,
    name TEXT NOT NULL,
    name_key KEYTEXT NOT NULL,
    mapping TEXT NOT NULL
);
CREATE UNIQUE INDEX import_presets_by_name ON import_presets (name_key);
