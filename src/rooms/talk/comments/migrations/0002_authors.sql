-- Whose replies: for who takes them away, or is forgotten.
CREATE INDEX comments_by_author ON comments (author_id, id);
