CREATE INDEX rollout_steps_by_end ON rollout_steps (ended_at, id);
