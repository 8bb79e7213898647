-- A community that came from elsewhere. state: 1 under way, 2 here, 3 being undone, 4 undone. report: counts, as JSON.
CREATE TABLE communities (
    id ID,
    public_id INT64 NOT NULL,
    name TEXT NOT NULL,
    name_key KEYTEXT NOT NULL,
    space_id INT64 NOT NULL,
    state INT64 NOT NULL,
    report TEXT NOT NULL,
    begun_at TIME NOT NULL,
    finished_at TIME
);
CREATE UNIQUE INDEX communities_by_public_id ON communities (public_id);
CREATE UNIQUE INDEX communities_by_name ON communities (name_key);

-- What each row of its dump became. kind: 1 person, 2 somebody deleted (a person in each thread), 3 question, 4 answer,
-- 5 comment, 6 reaction. thread_id: the question's number there; 0 for persons.
CREATE TABLE community_rows (
    community_id INT64 NOT NULL,
    kind INT64 NOT NULL,
    source_id INT64 NOT NULL,
    row_id INT64 NOT NULL,
    thread_id INT64 NOT NULL,
    PRIMARY KEY (community_id, kind, source_id)
) LINK_TABLE;
CREATE INDEX community_rows_by_thread ON community_rows (community_id, thread_id, kind);
