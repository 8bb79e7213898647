-- What is indexed. Numbers rise with the date of the subject: newest first is by number. subject: 1 an item, 2 a comment.
CREATE TABLE search_docs (
    id INT64 NOT NULL PRIMARY KEY,
    subject INT64 NOT NULL,
    row_id INT64 NOT NULL,
    item_id INT64 NOT NULL,
    author_id INT64 NOT NULL,
    at TIME NOT NULL
);
CREATE UNIQUE INDEX search_docs_by_subject ON search_docs (subject, row_id);

-- Its terms, made by rules.cpp; the tokenizer has only to part them.
CREATE VIRTUAL TABLE search_terms USING fts5 (
    terms,
    content='',
    contentless_delete=1,
    detail=none,
    tokenize="ascii tokenchars '_:'"
);

-- Every stem of the index, so that the beginning of a word becomes a few whole ones. Never shown: some stand in closed
-- spaces only.
CREATE TABLE search_words (
    word KEYTEXT NOT NULL PRIMARY KEY
) LINK_TABLE;

-- What waits to be indexed, oldest first: what imports brought, and what the house held before it had a search.
CREATE TABLE search_due (
    subject INT64 NOT NULL,
    row_id INT64 NOT NULL,
    at TIME NOT NULL,
    PRIMARY KEY (at, subject, row_id)
) LINK_TABLE;
INSERT INTO search_due (subject, row_id, at) SELECT 1, id, published_at FROM items WHERE state = 1;
INSERT INTO search_due (subject, row_id, at) SELECT 2, id, posted_at FROM comments WHERE state = 1;
