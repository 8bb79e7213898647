-- Work to be done later. `due_at` is when somebody may take the job: its time while it waits, the end of the lease while
-- it runs, nothing once it is parked. `claim` is a random number of whoever runs it.
CREATE TABLE jobs (
    id ID,
    kind KEYTEXT NOT NULL,
    payload TEXT NOT NULL,
    unique_key KEYTEXT,
    due_at TIME,
    claim INT64,
    failures INT64 NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    parked_at TIME
);
CREATE INDEX jobs_due ON jobs (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX jobs_parked ON jobs (id) WHERE parked_at IS NOT NULL;
CREATE UNIQUE INDEX jobs_pending ON jobs (kind, unique_key)
    WHERE unique_key IS NOT NULL AND claim IS NULL AND parked_at IS NULL;

-- What is done every so often, once for all nodes.
CREATE TABLE timers (
    name KEYTEXT NOT NULL PRIMARY KEY,
    next_at TIME NOT NULL
) LINK_TABLE;
