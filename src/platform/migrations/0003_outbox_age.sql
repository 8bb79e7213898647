-- Settled mail is forgotten by its age; nothing ever looked it up by kind.
DROP INDEX outbox_by_kind;
CREATE INDEX outbox_by_age ON outbox (settled_at) WHERE settled_at IS NOT NULL;
