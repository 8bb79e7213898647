-- Documents given while a publication is being written: they wait for it. stored: the name of the bytes in the file store,
-- claimed by file_id.
CREATE TABLE waiting_documents (
    id ID,
    public_id INT64 NOT NULL,
    person_id INT64 NOT NULL,
    name TEXT NOT NULL,
    kind INT64 NOT NULL,
    stored KEYTEXT NOT NULL,
    byte_count INT64 NOT NULL,
    file_id INT64 NOT NULL,
    given_at TIME NOT NULL
);
CREATE UNIQUE INDEX waiting_documents_by_public_id ON waiting_documents (public_id);
CREATE INDEX waiting_documents_by_person ON waiting_documents (person_id, id);
CREATE INDEX waiting_documents_by_age ON waiting_documents (given_at, id);
