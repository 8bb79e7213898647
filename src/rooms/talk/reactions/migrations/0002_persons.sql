-- Whose reactions: for who takes them away, or is forgotten.
CREATE INDEX reactions_by_person ON reactions (person_id, item_id);
