CREATE TABLE comments (
    id ID,
    public_id INT64 NOT NULL,
    item_id INT64 NOT NULL,
    author_id INT64 NOT NULL,
    parent_id INT64 NOT NULL,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer INT64 NOT NULL,
    state INT64 NOT NULL,
    posted_at TIME NOT NULL,
    edited_at TIME,
    removed_at TIME,
    reply_count INT64 NOT NULL
);
CREATE UNIQUE INDEX comments_by_public_id ON comments (public_id);
CREATE INDEX comments_by_parent ON comments (item_id, parent_id, posted_at, id);
CREATE INDEX comments_by_item ON comments (item_id, posted_at, id);
CREATE INDEX comments_newest ON comments (item_id, id);
CREATE INDEX comments_replies ON comments (parent_id, posted_at, id);

CREATE TABLE comment_mentions (
    person_id INT64 NOT NULL,
    comment_id INT64 NOT NULL,
    PRIMARY KEY (person_id, comment_id)
) LINK_TABLE;
CREATE INDEX comment_mentions_by_comment ON comment_mentions (comment_id);

CREATE TABLE mail_preferences (
    person_id INT64 NOT NULL,
    kind INT64 NOT NULL,
    stopped_at TIME NOT NULL,
    PRIMARY KEY (person_id, kind)
) LINK_TABLE;

CREATE TABLE due_notices (
    person_id INT64 NOT NULL,
    item_id INT64 NOT NULL,
    comment_id INT64 NOT NULL,
    kind INT64 NOT NULL,
    PRIMARY KEY (person_id, item_id, comment_id, kind)
) LINK_TABLE;
