-- Files attached to publications. state: 1 kept, 2 deleted. name, kind, byte_count and updated_at are those of the present
-- version, so that a list reads one table.
CREATE TABLE documents (
    id ID,
    public_id INT64 NOT NULL,
    item_id INT64 NOT NULL,
    state INT64 NOT NULL,
    version INT64 NOT NULL,
    name TEXT NOT NULL,
    kind INT64 NOT NULL,
    byte_count INT64 NOT NULL,
    updated_at TIME NOT NULL,
    removed_at TIME
);
CREATE UNIQUE INDEX documents_by_public_id ON documents (public_id);
CREATE INDEX documents_by_item ON documents (item_id, id);
CREATE INDEX documents_removed ON documents (state, removed_at);

-- stored: the name of the bytes in the file store, claimed by file_id.
CREATE TABLE document_versions (
    document_id INT64 NOT NULL,
    number INT64 NOT NULL,
    name TEXT NOT NULL,
    kind INT64 NOT NULL,
    stored KEYTEXT NOT NULL,
    byte_count INT64 NOT NULL,
    person_id INT64 NOT NULL,
    added_at TIME NOT NULL,
    file_id INT64 NOT NULL,
    PRIMARY KEY (document_id, number)
) LINK_TABLE;
