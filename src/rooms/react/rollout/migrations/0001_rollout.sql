-- cohort: 1 everyone, 2 a space, 3 a trade, 4 arrived before a moment, 5 chosen people. state: 1 planned, 2 over (the
-- feature was opened for everyone), 3 undone. trade is folded in trade_key.
CREATE TABLE rollout_steps (
    id ID,
    public_id INT64 NOT NULL,
    feature TEXT NOT NULL,
    cohort INT64 NOT NULL,
    space_id INT64 NOT NULL,
    trade TEXT NOT NULL,
    trade_key KEYTEXT NOT NULL,
    arrived_before TIME NOT NULL,
    opens_at TIME NOT NULL,
    state INT64 NOT NULL,
    made_by INT64 NOT NULL,
    made_at TIME NOT NULL,
    ended_by INT64,
    ended_at TIME
);
CREATE UNIQUE INDEX rollout_steps_by_public_id ON rollout_steps (public_id);
CREATE INDEX rollout_steps_by_feature ON rollout_steps (feature, state, opens_at);
CREATE INDEX rollout_steps_by_state ON rollout_steps (state, opens_at, id);

CREATE TABLE rollout_people (
    step_id INT64 NOT NULL REFERENCES rollout_steps (id),
    person_id INT64 NOT NULL,
    PRIMARY KEY (step_id, person_id)
) LINK_TABLE;
