-- target_kind: 1 a publication, 2 a comment. state: 1 open, 2 hidden, 3 left as it is. One report a person and thing.
CREATE TABLE reports (
    id ID,
    target_kind INT64 NOT NULL,
    target_id INT64 NOT NULL,
    item_id INT64 NOT NULL REFERENCES items (id),
    reporter_id INT64 NOT NULL REFERENCES persons (id),
    reason TEXT NOT NULL,
    state INT64 NOT NULL,
    reported_at TIME NOT NULL
);
CREATE UNIQUE INDEX reports_once ON reports (target_kind, target_id, reporter_id);
CREATE INDEX reports_open ON reports (state, id);
CREATE INDEX reports_by_reporter ON reports (reporter_id, id);

-- What moderators did. verb: 1 hid, 2 showed again, 3 left as it is, 4 suspended, 5 let back in. For 4 and 5 the target
-- is 0. reply: what the author answers, once.
CREATE TABLE moderations (
    id ID,
    verb INT64 NOT NULL,
    target_kind INT64 NOT NULL,
    target_id INT64 NOT NULL,
    item_id INT64 NOT NULL,
    author_id INT64 NOT NULL REFERENCES persons (id),
    moderator_id INT64 NOT NULL REFERENCES persons (id),
    reason TEXT NOT NULL,
    done_at TIME NOT NULL,
    reply TEXT NOT NULL,
    replied_at TIME
);
CREATE INDEX moderations_by_target ON moderations (target_kind, target_id, id);
