-- How much happened on each day (UTC), live only. kind: 1 publications, 2 comments, 3 arrivals. No person is named.
CREATE TABLE console_days (
    day INT64 NOT NULL,
    kind INT64 NOT NULL,
    events INT64 NOT NULL,
    PRIMARY KEY (kind, day)
) LINK_TABLE;
