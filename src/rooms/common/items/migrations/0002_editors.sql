-- Who wrote which former text: for who takes them away, or is forgotten.
CREATE INDEX item_versions_by_editor ON item_versions (editor_id, id);
