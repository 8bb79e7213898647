-- An announcement that goes by mail. audience: 1 everyone, 2 the spaces named below. state: 1 running (its hour may be to
-- come), 2 paused, 3 stopped, 4 over. leaves_at: when the next ones leave. gathered_to: the last person looked at; the
-- recipients are gathered at the hour.
CREATE TABLE mailings (
    id ID,
    public_id INT64 NOT NULL,
    item_id INT64 NOT NULL,
    audience INT64 NOT NULL,
    per_minute INT64 NOT NULL,
    state INT64 NOT NULL,
    starts_at TIME NOT NULL,
    leaves_at TIME NOT NULL,
    is_gathered BOOL NOT NULL,
    gathered_to INT64 NOT NULL,
    created_by INT64 NOT NULL REFERENCES persons (id),
    created_at TIME NOT NULL,
    ended_at TIME
);
CREATE UNIQUE INDEX mailings_by_public_id ON mailings (public_id);
CREATE INDEX mailings_by_item ON mailings (item_id, id);
-- One at a time for each announcement.
CREATE UNIQUE INDEX mailings_on_their_way ON mailings (item_id) WHERE state <= 2;
CREATE INDEX mailings_due ON mailings (leaves_at, id) WHERE state = 1;
CREATE INDEX mailings_by_author ON mailings (created_by, id);

CREATE TABLE mailing_spaces (
    mailing_id INT64 NOT NULL REFERENCES mailings (id),
    space_id INT64 NOT NULL REFERENCES spaces (id),
    PRIMARY KEY (mailing_id, space_id)
) LINK_TABLE;

-- One row for each announcement and person, whatever the number of mailings: nobody gets it twice. state: 1 waits, 2 handed
-- over, 3 accepted, 4 refused by the mail server, 5 no address, 6 wants none, 7 suspended, 8 may not read it any more,
-- 9 the mailbox got it under another name.
CREATE TABLE mailing_recipients (
    item_id INT64 NOT NULL,
    person_id INT64 NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    mailing_id INT64 NOT NULL REFERENCES mailings (id),
    state INT64 NOT NULL,
    handed_at TIME,
    answer TEXT NOT NULL,
    PRIMARY KEY (item_id, person_id)
) LINK_TABLE;
CREATE INDEX mailing_recipients_by_state ON mailing_recipients (mailing_id, state, person_id);
CREATE INDEX mailing_recipients_by_person ON mailing_recipients (person_id, mailing_id);
