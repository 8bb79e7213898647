-- mode: 0 everything, 1 three buttons and large type.
ALTER TABLE accounts ADD COLUMN mode INT64 NOT NULL DEFAULT 0;
