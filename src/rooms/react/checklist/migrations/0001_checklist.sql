-- Items of the list that a facilitator decided to do without.
CREATE TABLE checklist_asides (
    item INT64 NOT NULL,
    person_id INT64 NOT NULL,
    set_at TIME NOT NULL,
    PRIMARY KEY (item)
) LINK_TABLE;
