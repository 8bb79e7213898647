-- has_search_key: "/" opens the search (WCAG 2.1.4: a shortcut of one key can be switched off).
ALTER TABLE accounts ADD COLUMN has_search_key BOOL NOT NULL DEFAULT TRUE;
