-- The latest word on somebody's access: read each time they come to the door.
CREATE INDEX moderations_by_author ON moderations (author_id, verb, id);
