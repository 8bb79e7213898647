CREATE TABLE item_editors (
    item_id INT64 NOT NULL,
    device INT64 NOT NULL,
    person_id INT64 NOT NULL,
    begun_at TIME NOT NULL,
    seen_at TIME NOT NULL,
    PRIMARY KEY (item_id, device)
) LINK_TABLE;
CREATE INDEX item_editors_by_age ON item_editors (seen_at);
CREATE INDEX item_editors_by_person ON item_editors (person_id);
