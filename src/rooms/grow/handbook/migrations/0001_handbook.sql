-- page: 1 guide, 2 practice, 3 language. Only what differs from the text the program carries.
CREATE TABLE handbook_pages (
    page INT64 NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    adapted_by INT64 NOT NULL,
    adapted_at TIME NOT NULL,
    PRIMARY KEY (page, language)
);
