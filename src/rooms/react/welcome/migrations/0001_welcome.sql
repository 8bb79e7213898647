-- How far somebody is. step: 1 about, 2 meet, 3 hello. ending: 0 open, 1 finished, 2 put aside.
CREATE TABLE welcome_paths (
    person_id INT64 NOT NULL,
    step INT64 NOT NULL,
    ending INT64 NOT NULL,
    begun_at TIME NOT NULL,
    ended_at TIME,
    item_id INT64,
    PRIMARY KEY (person_id)
) LINK_TABLE;
