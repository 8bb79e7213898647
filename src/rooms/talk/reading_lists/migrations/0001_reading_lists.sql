CREATE TABLE reading_lists (
    id ID,
    public_id INT64 NOT NULL,
    owner_id INT64 NOT NULL,
    name TEXT NOT NULL,
    is_shared BOOL NOT NULL,
    made_at TIME NOT NULL,
    removed_at TIME
);
CREATE UNIQUE INDEX reading_lists_by_public_id ON reading_lists (public_id);
CREATE INDEX reading_lists_by_owner ON reading_lists (owner_id, id);

CREATE TABLE reading_list_entries (
    list_id INT64 NOT NULL,
    item_id INT64 NOT NULL,
    added_at TIME NOT NULL,
    read_at TIME,
    PRIMARY KEY (list_id, item_id)
) LINK_TABLE;
CREATE INDEX reading_list_entries_newest ON reading_list_entries (list_id, added_at, item_id);
