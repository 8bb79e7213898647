-- Pictures inside texts. small_file_id: the one for telephones, or 0. state: 1 waits for a text that shows it, 2 shown.
CREATE TABLE text_pictures (
    file_id INT64 NOT NULL,
    small_file_id INT64 NOT NULL,
    person_id INT64 NOT NULL,
    state INT64 NOT NULL,
    given_at TIME NOT NULL,
    PRIMARY KEY (file_id)
) LINK_TABLE;
CREATE INDEX text_pictures_waiting ON text_pictures (state, given_at);

-- Where a picture is shown: in the text of an item (comment 0), or of a comment.
CREATE TABLE picture_uses (
    file_id INT64 NOT NULL,
    item_id INT64 NOT NULL,
    comment_id INT64 NOT NULL,
    PRIMARY KEY (file_id, item_id, comment_id)
) LINK_TABLE;
