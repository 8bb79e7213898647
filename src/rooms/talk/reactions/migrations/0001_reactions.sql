CREATE TABLE reactions (
    item_id INT64 NOT NULL,
    person_id INT64 NOT NULL,
    kind INT64 NOT NULL,
    reacted_at TIME NOT NULL,
    PRIMARY KEY (item_id, person_id, kind)
) LINK_TABLE;
CREATE INDEX reactions_newest ON reactions (item_id, reacted_at, person_id, kind);

CREATE TABLE reaction_counts (
    item_id INT64 NOT NULL,
    kind INT64 NOT NULL,
    total INT64 NOT NULL,
    PRIMARY KEY (item_id, kind)
) LINK_TABLE;
