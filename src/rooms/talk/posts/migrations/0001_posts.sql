CREATE TABLE proposal_decisions (
    item_id INT64 PRIMARY KEY,
    decided_by INT64 NOT NULL,
    reason TEXT NOT NULL,
    decided_at TIME NOT NULL
);
