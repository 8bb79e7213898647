-- Pictures, and whatever else stands in the file store under a row of its own. name: SHA-256 of the bytes, in the store.
-- guard: 1 members, 2 anyone, 3 nobody.
CREATE TABLE files (
    id ID,
    public_id INT64 NOT NULL,
    name KEYTEXT NOT NULL,
    width INT64 NOT NULL,
    height INT64 NOT NULL,
    byte_count INT64 NOT NULL,
    guard INT64 NOT NULL,
    created_at TIME NOT NULL
);
CREATE UNIQUE INDEX files_by_public_id ON files (public_id);
CREATE INDEX files_by_name ON files (name);

-- Bytes without a row, as the nightly sweep first saw them: removed when they still have none a day later.
CREATE TABLE file_orphans (
    name KEYTEXT NOT NULL,
    seen_at TIME NOT NULL,
    PRIMARY KEY (name)
) LINK_TABLE;
