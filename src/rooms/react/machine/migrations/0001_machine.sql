-- What takes room, once a day. kind: 1 database, 2 its journal, 3 pictures, 4 documents, 5 other files, 6 backups on the disk
-- of the data, 7 backups elsewhere, 8 mails in a folder, 9 free, 10 the whole disk.
CREATE TABLE machine_sizes (
    day INT64 NOT NULL,
    kind INT64 NOT NULL,
    bytes INT64 NOT NULL,
    PRIMARY KEY (day, kind)
) LINK_TABLE;
