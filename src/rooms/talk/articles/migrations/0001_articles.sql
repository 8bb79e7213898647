-- form: 1 article, 2 testimony. level: 0 none, 1 discovering, 2 practising, 3 expert. cover_file, guest_file: 0 is none.
-- consent_*: who recorded, and when, that the guest agreed. failed_at: its hour came and it could not be published.
CREATE TABLE articles (
    item_id INT64 PRIMARY KEY,
    form INT64 NOT NULL,
    level INT64 NOT NULL,
    cover_file INT64 NOT NULL,
    cover TEXT NOT NULL,
    cover_alt TEXT NOT NULL,
    guest_name TEXT NOT NULL,
    guest_line TEXT NOT NULL,
    guest_file INT64 NOT NULL,
    guest_portrait TEXT NOT NULL,
    consent_at TIME,
    consent_by INT64 NOT NULL,
    failed_at TIME,
    series_id INT64 NOT NULL,
    place INT64 NOT NULL
);
CREATE INDEX articles_by_level ON articles (level, item_id);
CREATE INDEX articles_by_series ON articles (series_id, place, item_id);
CREATE INDEX articles_by_consent ON articles (consent_by);

CREATE TABLE article_series (
    id ID,
    public_id INT64 NOT NULL,
    owner_id INT64 NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    begun_at TIME NOT NULL
);
CREATE UNIQUE INDEX article_series_by_public_id ON article_series (public_id);
CREATE INDEX article_series_by_owner ON article_series (owner_id, id);
