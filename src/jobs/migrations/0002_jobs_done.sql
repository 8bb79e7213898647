-- How much was done, five minutes at a time, for two days: a job that ends well leaves no other trace.
CREATE TABLE jobs_done (
    slice_at TIME NOT NULL,
    done INT64 NOT NULL,
    failed INT64 NOT NULL,
    PRIMARY KEY (slice_at)
) LINK_TABLE;
