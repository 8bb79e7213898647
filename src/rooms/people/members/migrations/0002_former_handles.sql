-- The @names that somebody had before: nobody else may take them.
CREATE TABLE member_former_handles (
    slug KEYTEXT NOT NULL,
    person_id INT64 NOT NULL,
    PRIMARY KEY (slug)
) LINK_TABLE;
CREATE INDEX member_former_handles_by_person ON member_former_handles (person_id);
