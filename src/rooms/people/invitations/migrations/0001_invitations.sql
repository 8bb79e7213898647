-- pace: 1 a new server, 2 a known one. state: 1 running, 2 paused, 3 stopped.
CREATE TABLE invitation_waves (
    id ID,
    public_id INT64 NOT NULL,
    name TEXT NOT NULL,
    pace INT64 NOT NULL,
    state INT64 NOT NULL,
    people INT64 NOT NULL,
    created_by INT64 NOT NULL REFERENCES persons (id),
    created_at TIME NOT NULL
);
CREATE UNIQUE INDEX invitation_waves_by_public_id ON invitation_waves (public_id);

-- One row a member. state: 1 waiting, 2 invited, 3 bounced, 4 arrived, 5 gone, 6 declined. means: 1 mail, 2 letter.
-- leaves_at: planned, and not left yet. lines: how many fields of the record are filled. Keys are folded.
CREATE TABLE invitations (
    person_id INT64 NOT NULL PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    name_key KEYTEXT NOT NULL,
    trade TEXT NOT NULL,
    trade_key KEYTEXT NOT NULL,
    region TEXT NOT NULL,
    region_key KEYTEXT NOT NULL,
    lines INT64 NOT NULL,
    email TEXT NOT NULL,
    is_work_address BOOL NOT NULL,
    state INT64 NOT NULL,
    means INT64 NOT NULL,
    wave_id INT64 REFERENCES invitation_waves (id),
    leaves_at TIME,
    invited_at TIME,
    expires_at TIME,
    answer TEXT NOT NULL
);
CREATE INDEX invitations_by_state ON invitations (state, name_key, person_id);
CREATE INDEX invitations_by_day ON invitations (state, invited_at);
CREATE INDEX invitations_by_lines ON invitations (state, means, lines, person_id);
CREATE INDEX invitations_due ON invitations (leaves_at, person_id) WHERE leaves_at IS NOT NULL;
CREATE INDEX invitations_by_wave ON invitations (wave_id, state) WHERE wave_id IS NOT NULL;
