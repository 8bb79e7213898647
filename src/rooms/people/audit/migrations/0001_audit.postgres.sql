-- What officers did and opened, numbered without a gap. mac: a keyed hash over the entry before and this one. actor and
-- about are references (0: the house itself, or nobody; -1: everybody), never persons. kind: the hundreds of act.
CREATE TABLE audit_entries (
    id INT64 NOT NULL PRIMARY KEY,
    act INT64 NOT NULL,
    kind INT64 NOT NULL,
    actor INT64 NOT NULL,
    about INT64 NOT NULL,
    object INT64 NOT NULL,
    page INT64 NOT NULL,
    at TIME NOT NULL,
    mac KEYTEXT NOT NULL
);
CREATE INDEX audit_entries_by_time ON audit_entries (at, id);
CREATE INDEX audit_entries_by_kind ON audit_entries (kind, at, id);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor, at, id);
CREATE INDEX audit_entries_by_about ON audit_entries (about, at, id);

-- The end of the chain: one row, made by the first writer.
CREATE TABLE audit_chain (
    id INT64 NOT NULL PRIMARY KEY,
    entries INT64 NOT NULL,
    mac KEYTEXT NOT NULL
);

-- Who is who in the chain; a row goes when its person is forgotten. has_acted: did something themselves.
CREATE TABLE audit_references (
    person_id INT64 NOT NULL PRIMARY KEY,
    reference INT64 NOT NULL,
    has_acted BOOL NOT NULL
);
CREATE UNIQUE INDEX audit_references_by_reference ON audit_references (reference);
CREATE INDEX audit_references_of_actors ON audit_references (person_id) WHERE has_acted;

-- The chain only grows. What a key rotation makes anew is the hash alone.
CREATE FUNCTION audit_entries_stay() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION 'the audit chain only grows'; END$$;
CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION audit_entries_stay();
CREATE TRIGGER audit_entries_stay_same BEFORE UPDATE OF id, act, kind, actor, about, object, page, at ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION audit_entries_stay();
