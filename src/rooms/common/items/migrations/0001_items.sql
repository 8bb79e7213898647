CREATE TABLE items (
    id ID,
    public_id INT64 NOT NULL,
    kind INT64 NOT NULL,
    author_id INT64 NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer INT64 NOT NULL,
    reach INT64 NOT NULL,
    state INT64 NOT NULL,
    published_at TIME NOT NULL,
    edited_at TIME,
    active_at TIME NOT NULL,
    comment_count INT64 NOT NULL,
    reaction_count INT64 NOT NULL,
    accepted_comment_id INT64 NOT NULL
);
CREATE UNIQUE INDEX items_by_public_id ON items (public_id);
CREATE INDEX items_by_author ON items (author_id, published_at, id);
CREATE INDEX items_unanswered ON items (kind, accepted_comment_id, published_at, id);
CREATE INDEX items_by_state ON items (state, published_at, id);

CREATE TABLE item_doors (
    door_id INT64 NOT NULL,
    published_at TIME NOT NULL,
    item_id INT64 NOT NULL,
    PRIMARY KEY (door_id, published_at, item_id)
) LINK_TABLE;
CREATE INDEX item_doors_by_item ON item_doors (item_id, door_id);

CREATE TABLE item_tags (
    tag KEYTEXT NOT NULL,
    published_at TIME NOT NULL,
    item_id INT64 NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (tag, published_at, item_id)
) LINK_TABLE;
CREATE INDEX item_tags_by_item ON item_tags (item_id);

CREATE TABLE item_mentions (
    person_id INT64 NOT NULL,
    item_id INT64 NOT NULL,
    PRIMARY KEY (person_id, item_id)
) LINK_TABLE;
CREATE INDEX item_mentions_by_item ON item_mentions (item_id);

CREATE TABLE item_versions (
    id ID,
    item_id INT64 NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    editor_id INT64 NOT NULL,
    replaced_at TIME NOT NULL
);
CREATE INDEX item_versions_by_item ON item_versions (item_id, id);
