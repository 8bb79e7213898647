-- Who moves a listener's cursor now, so that two jobs or two nodes never hear the same fact at once.
CREATE TABLE fact_hearings (
    listener TEXT NOT NULL,
    hearer TEXT NOT NULL,
    ends_at TIME NOT NULL,
    PRIMARY KEY (listener)
);

-- Listeners skip what an import tells as history without reading through it.
DROP INDEX facts_by_kind;
CREATE INDEX facts_by_kind ON facts (kind, is_history, transaction_id, id);
