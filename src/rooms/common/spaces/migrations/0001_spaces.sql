-- kind: 1 trade, 2 interest, 3 project, 4 commission, 5 region. access: 1 open, 2 on request, 3 hidden.
-- search_key: the name and the purpose, folded. A closed space can still be read by those who could.
CREATE TABLE spaces (
    id ID,
    public_id INT64 NOT NULL,
    slug KEYTEXT NOT NULL,
    name TEXT NOT NULL,
    name_key KEYTEXT NOT NULL,
    search_key KEYTEXT NOT NULL,
    kind INT64 NOT NULL,
    access INT64 NOT NULL,
    purpose TEXT NOT NULL,
    charter TEXT NOT NULL,
    colour INT64 NOT NULL,
    member_count INT64 NOT NULL,
    created_at TIME NOT NULL,
    closed_at TIME
);
CREATE UNIQUE INDEX spaces_by_slug ON spaces (slug);
-- A hidden space may bear the name of another one: being refused a name would betray it.
CREATE UNIQUE INDEX spaces_by_name ON spaces (kind, name_key) WHERE access <> 3 AND closed_at IS NULL;
CREATE INDEX spaces_in_order ON spaces (name_key, id);

-- standing: 1 invited, 2 asked to join, 3 member, 4 leader; negative while the person has left the organisation.
CREATE TABLE space_members (
    space_id INT64 NOT NULL REFERENCES spaces (id),
    person_id INT64 NOT NULL REFERENCES persons (id),
    standing INT64 NOT NULL,
    since TIME NOT NULL,
    invited_by INT64 REFERENCES persons (id),
    PRIMARY KEY (person_id, space_id)
) LINK_TABLE;
CREATE INDEX space_members_by_standing ON space_members (space_id, standing, person_id);

-- Who led a space, from when to when.
CREATE TABLE space_leaderships (
    id ID,
    space_id INT64 NOT NULL REFERENCES spaces (id),
    person_id INT64 NOT NULL REFERENCES persons (id),
    started_at TIME NOT NULL,
    ended_at TIME
);
CREATE INDEX space_leaderships_by_space ON space_leaderships (space_id, started_at);
CREATE INDEX space_leaderships_by_person ON space_leaderships (person_id);
