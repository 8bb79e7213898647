-- What other sites say of the pages behind addresses. place_kind: 1 item, 2 comment, 3 entry of the watch. state: 1 wanted,
-- 2 ready, 3 nothing to show, 4 taken away by its author. picture: public id in files, or 0. read_at: asked for or read.
CREATE TABLE link_cards (
    id ID,
    public_id INT64 NOT NULL,
    place_kind INT64 NOT NULL,
    place_id INT64 NOT NULL,
    ordinal INT64 NOT NULL,
    url TEXT NOT NULL,
    state INT64 NOT NULL,
    is_video BOOL NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    site TEXT NOT NULL,
    file_id INT64 NOT NULL,
    picture INT64 NOT NULL,
    width INT64 NOT NULL,
    height INT64 NOT NULL,
    tries INT64 NOT NULL,
    read_at TIME NOT NULL
);
CREATE UNIQUE INDEX link_cards_by_public_id ON link_cards (public_id);
CREATE INDEX link_cards_by_place ON link_cards (place_kind, place_id, ordinal);
CREATE INDEX link_cards_by_age ON link_cards (state, read_at, id);

-- Members who want links to stay links.
CREATE TABLE link_refusals (
    person_id INT64 NOT NULL,
    refused_at TIME NOT NULL,
    PRIMARY KEY (person_id)
) LINK_TABLE;
