CREATE TABLE accounts (
    person_id INTEGER NOT NULL PRIMARY KEY REFERENCES persons (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    state INTEGER NOT NULL,
    roles INTEGER NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    theme INTEGER NOT NULL,
    opened_at INTEGER,
    last_seen_at INTEGER
, mode INTEGER NOT NULL DEFAULT 0, second_factors INTEGER NOT NULL DEFAULT 0, second_factor_due_at INTEGER, has_search_key INTEGER NOT NULL DEFAULT TRUE);

CREATE UNIQUE INDEX accounts_by_email ON accounts (email_key) WHERE email_key <> '';

CREATE INDEX accounts_of_officers ON accounts (person_id) WHERE roles <> 0;

CREATE TABLE api_tokens (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    token_hash TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES accounts (person_id),
    label TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER
);

CREATE INDEX api_tokens_by_person ON api_tokens (person_id, id);

CREATE UNIQUE INDEX api_tokens_by_token ON api_tokens (token_hash);

CREATE TABLE app_plans (
    person_id INTEGER NOT NULL PRIMARY KEY,
    secret BLOB NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE TABLE app_secrets (
    person_id INTEGER NOT NULL PRIMARY KEY,
    secret BLOB NOT NULL,
    last_step INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER
);

CREATE TABLE article_series (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    begun_at INTEGER NOT NULL
);

CREATE INDEX article_series_by_owner ON article_series (owner_id, id);

CREATE UNIQUE INDEX article_series_by_public_id ON article_series (public_id);

CREATE TABLE articles (
    item_id INTEGER PRIMARY KEY,
    form INTEGER NOT NULL,
    level INTEGER NOT NULL,
    cover_file INTEGER NOT NULL,
    cover TEXT NOT NULL,
    cover_alt TEXT NOT NULL,
    guest_name TEXT NOT NULL,
    guest_line TEXT NOT NULL,
    guest_file INTEGER NOT NULL,
    guest_portrait TEXT NOT NULL,
    consent_at INTEGER,
    consent_by INTEGER NOT NULL,
    failed_at INTEGER,
    series_id INTEGER NOT NULL,
    place INTEGER NOT NULL
);

CREATE INDEX articles_by_consent ON articles (consent_by);

CREATE INDEX articles_by_level ON articles (level, item_id);

CREATE INDEX articles_by_series ON articles (series_id, place, item_id);

CREATE TABLE audit_chain (
    id INTEGER NOT NULL PRIMARY KEY,
    entries INTEGER NOT NULL,
    mac TEXT NOT NULL
);

CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END;

CREATE TRIGGER audit_entries_stay_same BEFORE UPDATE OF id, act, kind, actor, about, object, page, at ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END;

CREATE TABLE audit_entries (
    id INTEGER NOT NULL PRIMARY KEY,
    act INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    about INTEGER NOT NULL,
    object INTEGER NOT NULL,
    page INTEGER NOT NULL,
    at INTEGER NOT NULL,
    mac TEXT NOT NULL
);

CREATE INDEX audit_entries_by_about ON audit_entries (about, at, id);

CREATE INDEX audit_entries_by_actor ON audit_entries (actor, at, id);

CREATE INDEX audit_entries_by_kind ON audit_entries (kind, at, id);

CREATE INDEX audit_entries_by_time ON audit_entries (at, id);

CREATE TABLE audit_references (
    person_id INTEGER NOT NULL PRIMARY KEY,
    reference INTEGER NOT NULL,
    has_acted INTEGER NOT NULL
);

CREATE UNIQUE INDEX audit_references_by_reference ON audit_references (reference);

CREATE INDEX audit_references_of_actors ON audit_references (person_id) WHERE has_acted;

CREATE TABLE checklist_asides (
    item INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    PRIMARY KEY (item)
) WITHOUT ROWID;

CREATE TABLE comment_mentions (
    person_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    PRIMARY KEY (person_id, comment_id)
) WITHOUT ROWID;

CREATE INDEX comment_mentions_by_comment ON comment_mentions (comment_id);

CREATE TABLE comments (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    parent_id INTEGER NOT NULL,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer INTEGER NOT NULL,
    state INTEGER NOT NULL,
    posted_at INTEGER NOT NULL,
    edited_at INTEGER,
    removed_at INTEGER,
    reply_count INTEGER NOT NULL
);

CREATE INDEX comments_by_author ON comments (author_id, id);

CREATE INDEX comments_by_item ON comments (item_id, posted_at, id);

CREATE INDEX comments_by_parent ON comments (item_id, parent_id, posted_at, id);

CREATE UNIQUE INDEX comments_by_public_id ON comments (public_id);

CREATE INDEX comments_newest ON comments (item_id, id);

CREATE INDEX comments_replies ON comments (parent_id, posted_at, id);

CREATE TABLE communities (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    space_id INTEGER NOT NULL,
    state INTEGER NOT NULL,
    report TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    finished_at INTEGER
);

CREATE UNIQUE INDEX communities_by_name ON communities (name_key);

CREATE UNIQUE INDEX communities_by_public_id ON communities (public_id);

CREATE TABLE community_rows (
    community_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    thread_id INTEGER NOT NULL,
    PRIMARY KEY (community_id, kind, source_id)
) WITHOUT ROWID;

CREATE INDEX community_rows_by_thread ON community_rows (community_id, thread_id, kind);

CREATE TABLE confirmation_codes (
    session_id INTEGER NOT NULL PRIMARY KEY,
    code_hash TEXT NOT NULL,
    tries INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX confirmation_codes_by_end ON confirmation_codes (expires_at);

CREATE TABLE console_days (
    day INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (kind, day)
) WITHOUT ROWID;

CREATE TABLE document_versions (
    document_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    stored TEXT NOT NULL,
    byte_count INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    file_id INTEGER NOT NULL,
    PRIMARY KEY (document_id, number)
) WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    state INTEGER NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    byte_count INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
);

CREATE INDEX documents_by_item ON documents (item_id, id);

CREATE UNIQUE INDEX documents_by_public_id ON documents (public_id);

CREATE INDEX documents_removed ON documents (state, removed_at);

CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    place TEXT NOT NULL,
    path TEXT NOT NULL,
    device INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    state INTEGER NOT NULL,
    fields BLOB NOT NULL,
    begun_at INTEGER NOT NULL,
    saved_at INTEGER NOT NULL
);

CREATE INDEX drafts_by_age ON drafts (state, saved_at);

CREATE INDEX drafts_by_person ON drafts (person_id, state, saved_at, id);

CREATE INDEX drafts_by_place ON drafts (person_id, place, saved_at);

CREATE UNIQUE INDEX drafts_by_public_id ON drafts (public_id);

CREATE TABLE due_notices (
    person_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    PRIMARY KEY (person_id, item_id, comment_id, kind)
) WITHOUT ROWID;

CREATE TABLE email_changes (
    person_id INTEGER NOT NULL PRIMARY KEY REFERENCES accounts (person_id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    confirm_hash TEXT NOT NULL,
    cancel_hash TEXT NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX email_changes_by_cancellation ON email_changes (cancel_hash);

CREATE INDEX email_changes_by_confirmation ON email_changes (confirm_hash);

CREATE TABLE erasure_requests (
    person_id INTEGER NOT NULL PRIMARY KEY,
    by_person_id INTEGER,
    writings INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    undo_hash TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL
);

CREATE UNIQUE INDEX erasure_requests_by_undo ON erasure_requests (undo_hash);

CREATE INDEX erasure_requests_due ON erasure_requests (due_at, person_id);

CREATE TABLE erasure_sweeps (
    person_id INTEGER NOT NULL PRIMARY KEY,
    next_fact INTEGER NOT NULL
);

CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
    mark TEXT NOT NULL,
    writings INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    erased_at INTEGER NOT NULL
);

CREATE UNIQUE INDEX erasures_by_mark ON erasures (mark);

CREATE TABLE fact_cursors (
    listener TEXT NOT NULL,
    transaction_id INTEGER NOT NULL,
    fact_id INTEGER NOT NULL,
    PRIMARY KEY (listener)
);

CREATE TABLE fact_hearings (
    listener TEXT NOT NULL,
    hearer TEXT NOT NULL,
    ends_at INTEGER NOT NULL,
    PRIMARY KEY (listener)
);

CREATE TABLE facts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    object_id INTEGER NOT NULL,
    actor_id INTEGER NOT NULL,
    is_history INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    transaction_id INTEGER NOT NULL
);

CREATE INDEX facts_by_kind ON facts (kind, is_history, transaction_id, id);

CREATE TABLE features (
    name TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE file_orphans (
    name TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (name)
) WITHOUT ROWID;

CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    byte_count INTEGER NOT NULL,
    guard INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE INDEX files_by_name ON files (name);

CREATE UNIQUE INDEX files_by_public_id ON files (public_id);

CREATE TABLE half_sign_ins (
    visitor_hash TEXT NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES accounts (person_id),
    next_path TEXT NOT NULL,
    is_lasting INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX half_sign_ins_by_end ON half_sign_ins (expires_at);

CREATE INDEX half_sign_ins_by_person ON half_sign_ins (person_id);

CREATE TABLE handbook_pages (
    page INTEGER NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    adapted_by INTEGER NOT NULL,
    adapted_at INTEGER NOT NULL,
    PRIMARY KEY (page, language)
);

CREATE TABLE import_files (
    import_id INTEGER NOT NULL,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (import_id, part),
    FOREIGN KEY (import_id) REFERENCES imports (id)
);

CREATE TABLE import_memberships (
    import_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    space_id INTEGER NOT NULL,
    PRIMARY KEY (import_id, person_id, space_id),
    FOREIGN KEY (import_id) REFERENCES imports (id)
) WITHOUT ROWID;

CREATE TABLE import_presets (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    mapping TEXT NOT NULL
);

CREATE UNIQUE INDEX import_presets_by_name ON import_presets (name_key);

CREATE TABLE import_rows (
    import_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    line INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    person_id INTEGER,
    decision INTEGER NOT NULL,
    deed INTEGER NOT NULL,
    details BLOB NOT NULL,
    before BLOB NOT NULL,
    PRIMARY KEY (import_id, ordinal),
    FOREIGN KEY (import_id) REFERENCES imports (id)
);

CREATE INDEX import_rows_by_deed ON import_rows (import_id, deed, ordinal);

CREATE INDEX import_rows_by_verdict ON import_rows (import_id, verdict, ordinal);

CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    by_person_id INTEGER,
    file_name TEXT NOT NULL,
    file_kind INTEGER NOT NULL,
    state INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    progress INTEGER NOT NULL,
    progress_max INTEGER NOT NULL,
    options INTEGER NOT NULL,
    mapping TEXT NOT NULL,
    counts TEXT NOT NULL,
    outcome TEXT NOT NULL,
    domains TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    finished_at INTEGER,
    undone_at INTEGER,
    has_file INTEGER NOT NULL
);

CREATE INDEX imports_by_day ON imports (made_at);

CREATE UNIQUE INDEX imports_by_public_id ON imports (public_id);

CREATE TABLE invitation_waves (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    pace INTEGER NOT NULL,
    state INTEGER NOT NULL,
    people INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES persons (id),
    created_at INTEGER NOT NULL
);

CREATE UNIQUE INDEX invitation_waves_by_public_id ON invitation_waves (public_id);

CREATE TABLE invitations (
    person_id INTEGER NOT NULL PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    name_key TEXT NOT NULL,
    trade TEXT NOT NULL,
    trade_key TEXT NOT NULL,
    region TEXT NOT NULL,
    region_key TEXT NOT NULL,
    lines INTEGER NOT NULL,
    email TEXT NOT NULL,
    is_work_address INTEGER NOT NULL,
    state INTEGER NOT NULL,
    means INTEGER NOT NULL,
    wave_id INTEGER REFERENCES invitation_waves (id),
    leaves_at INTEGER,
    invited_at INTEGER,
    expires_at INTEGER,
    answer TEXT NOT NULL
);

CREATE INDEX invitations_by_day ON invitations (state, invited_at);

CREATE INDEX invitations_by_lines ON invitations (state, means, lines, person_id);

CREATE INDEX invitations_by_state ON invitations (state, name_key, person_id);

CREATE INDEX invitations_by_wave ON invitations (wave_id, state) WHERE wave_id IS NOT NULL;

CREATE INDEX invitations_due ON invitations (leaves_at, person_id) WHERE leaves_at IS NOT NULL;

CREATE TABLE item_doors (
    door_id INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    PRIMARY KEY (door_id, published_at, item_id)
) WITHOUT ROWID;

CREATE INDEX item_doors_by_item ON item_doors (item_id, door_id);

CREATE TABLE item_editors (
    item_id INTEGER NOT NULL,
    device INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    begun_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (item_id, device)
) WITHOUT ROWID;

CREATE INDEX item_editors_by_age ON item_editors (seen_at);

CREATE INDEX item_editors_by_person ON item_editors (person_id);

CREATE TABLE item_mentions (
    person_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    PRIMARY KEY (person_id, item_id)
) WITHOUT ROWID;

CREATE INDEX item_mentions_by_item ON item_mentions (item_id);

CREATE TABLE item_tags (
    tag TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (tag, published_at, item_id)
) WITHOUT ROWID;

CREATE INDEX item_tags_by_item ON item_tags (item_id);

CREATE TABLE item_versions (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    editor_id INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL
);

CREATE INDEX item_versions_by_editor ON item_versions (editor_id, id);

CREATE INDEX item_versions_by_item ON item_versions (item_id, id);

CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer INTEGER NOT NULL,
    reach INTEGER NOT NULL,
    state INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    edited_at INTEGER,
    active_at INTEGER NOT NULL,
    comment_count INTEGER NOT NULL,
    reaction_count INTEGER NOT NULL,
    accepted_comment_id INTEGER NOT NULL
);

CREATE INDEX items_by_author ON items (author_id, published_at, id);

CREATE UNIQUE INDEX items_by_public_id ON items (public_id);

CREATE INDEX items_by_state ON items (state, published_at, id);

CREATE INDEX items_unanswered ON items (kind, accepted_comment_id, published_at, id);

CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    unique_key TEXT,
    due_at INTEGER,
    claim INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    parked_at INTEGER
);

CREATE INDEX jobs_due ON jobs (due_at, id) WHERE due_at IS NOT NULL;

CREATE INDEX jobs_parked ON jobs (id) WHERE parked_at IS NOT NULL;

CREATE UNIQUE INDEX jobs_pending ON jobs (kind, unique_key)
    WHERE unique_key IS NOT NULL AND claim IS NULL AND parked_at IS NULL;

CREATE TABLE jobs_done (
    slice_at INTEGER NOT NULL,
    done INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    PRIMARY KEY (slice_at)
) WITHOUT ROWID;

CREATE TABLE known_devices (
    person_id INTEGER NOT NULL,
    device_hash TEXT NOT NULL,
    last_seen_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, device_hash)
) WITHOUT ROWID;

CREATE INDEX known_devices_by_age ON known_devices (last_seen_at);

CREATE TABLE lesson_agreements (
    person_id INTEGER NOT NULL,
    agreed_at INTEGER NOT NULL,
    PRIMARY KEY (person_id)
) WITHOUT ROWID;

CREATE INDEX lesson_agreements_newest ON lesson_agreements (agreed_at, person_id);

CREATE TABLE lesson_counts (
    course INTEGER NOT NULL,
    lesson INTEGER NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (course, lesson)
) WITHOUT ROWID;

CREATE TABLE lessons_followed (
    person_id INTEGER NOT NULL,
    course INTEGER NOT NULL,
    lesson INTEGER NOT NULL,
    followed_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, course, lesson)
) WITHOUT ROWID;

CREATE TABLE limit_counts (
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    window_start INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (name, subject)
);

CREATE INDEX limit_counts_by_age ON limit_counts (window_start);

CREATE TABLE link_cards (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    place_kind INTEGER NOT NULL,
    place_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    url TEXT NOT NULL,
    state INTEGER NOT NULL,
    is_video INTEGER NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    site TEXT NOT NULL,
    file_id INTEGER NOT NULL,
    picture INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    read_at INTEGER NOT NULL
);

CREATE INDEX link_cards_by_age ON link_cards (state, read_at, id);

CREATE INDEX link_cards_by_place ON link_cards (place_kind, place_id, ordinal);

CREATE UNIQUE INDEX link_cards_by_public_id ON link_cards (public_id);

CREATE TABLE link_refusals (
    person_id INTEGER NOT NULL,
    refused_at INTEGER NOT NULL,
    PRIMARY KEY (person_id)
) WITHOUT ROWID;

CREATE TABLE machine_sizes (
    day INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (day, kind)
) WITHOUT ROWID;

CREATE TABLE mail_preferences (
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    stopped_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind)
) WITHOUT ROWID;

CREATE TABLE mailing_recipients (
    item_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    mailing_id INTEGER NOT NULL REFERENCES mailings (id),
    state INTEGER NOT NULL,
    handed_at INTEGER,
    answer TEXT NOT NULL,
    PRIMARY KEY (item_id, person_id)
) WITHOUT ROWID;

CREATE INDEX mailing_recipients_by_person ON mailing_recipients (person_id, mailing_id);

CREATE INDEX mailing_recipients_by_state ON mailing_recipients (mailing_id, state, person_id);

CREATE TABLE mailing_spaces (
    mailing_id INTEGER NOT NULL REFERENCES mailings (id),
    space_id INTEGER NOT NULL REFERENCES spaces (id),
    PRIMARY KEY (mailing_id, space_id)
) WITHOUT ROWID;

CREATE TABLE mailings (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    audience INTEGER NOT NULL,
    per_minute INTEGER NOT NULL,
    state INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    leaves_at INTEGER NOT NULL,
    is_gathered INTEGER NOT NULL,
    gathered_to INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES persons (id),
    created_at INTEGER NOT NULL,
    ended_at INTEGER
);

CREATE INDEX mailings_by_author ON mailings (created_by, id);

CREATE INDEX mailings_by_item ON mailings (item_id, id);

CREATE UNIQUE INDEX mailings_by_public_id ON mailings (public_id);

CREATE INDEX mailings_due ON mailings (leaves_at, id) WHERE state = 1;

CREATE UNIQUE INDEX mailings_on_their_way ON mailings (item_id) WHERE state <= 2;

CREATE TABLE member_facets (
    token TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (token)
);

CREATE INDEX member_facets_by_people ON member_facets (kind, people);

CREATE TABLE member_former_handles (
    slug TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    PRIMARY KEY (slug)
) WITHOUT ROWID;

CREATE INDEX member_former_handles_by_person ON member_former_handles (person_id);

CREATE TABLE member_handles (
    slug TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    PRIMARY KEY (slug)
) WITHOUT ROWID;

CREATE UNIQUE INDEX member_handles_by_person ON member_handles (person_id);

CREATE TABLE member_openings (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL,
    officer_id INTEGER NOT NULL,
    opened_at INTEGER NOT NULL
);

CREATE INDEX member_openings_by_person ON member_openings (person_id, id);

CREATE TABLE member_search (
    person_id INTEGER NOT NULL,
    word TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    PRIMARY KEY (person_id, word)
) WITHOUT ROWID;

CREATE INDEX member_search_by_word ON member_search (word, person_id, is_open);

CREATE TABLE member_words (
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    word_key TEXT NOT NULL,
    word TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, word_key)
) WITHOUT ROWID;

CREATE TABLE members (
    person_id INTEGER PRIMARY KEY,
    name_key TEXT NOT NULL,
    trade TEXT NOT NULL,
    trade_key TEXT NOT NULL,
    job TEXT NOT NULL,
    employer TEXT NOT NULL,
    region TEXT NOT NULL,
    region_key TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    phone BLOB NOT NULL,
    address BLOB NOT NULL,
    birth_date BLOB NOT NULL,
    extra BLOB NOT NULL,
    name_birth_key TEXT NOT NULL,
    member_number TEXT NOT NULL,
    member_number_key TEXT NOT NULL,
    joined_on INTEGER,
    paid_until INTEGER,
    since_day INTEGER NOT NULL,
    story TEXT NOT NULL,
    links TEXT NOT NULL,
    state INTEGER NOT NULL,
    directory INTEGER NOT NULL,
    is_listed INTEGER NOT NULL,
    shown TEXT NOT NULL,
    edited TEXT NOT NULL,
    photo_id INTEGER,
    photo_public_id INTEGER,
    directory_answered_at INTEGER,
    public_since INTEGER,
    arrived_at INTEGER,
    confirmed_at INTEGER,
    created_at INTEGER NOT NULL,
    left_at INTEGER,
    FOREIGN KEY (person_id) REFERENCES persons (id),
    FOREIGN KEY (photo_id) REFERENCES files (id)
);

CREATE INDEX members_by_email ON members (email_key) WHERE email_key <> '';

CREATE INDEX members_by_name ON members (name_key, person_id);

CREATE INDEX members_by_name_birth ON members (name_birth_key) WHERE name_birth_key <> '';

CREATE INDEX members_by_number ON members (member_number_key) WHERE member_number_key <> '';

CREATE INDEX members_by_photo ON members (photo_id) WHERE photo_id IS NOT NULL;

CREATE INDEX members_listed_by_day ON members (since_day, person_id) WHERE is_listed;

CREATE INDEX members_listed_by_name ON members (name_key, person_id) WHERE is_listed;

CREATE TABLE migrations (
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    applied_at INTEGER NOT NULL,
    PRIMARY KEY (owner, name)
) WITHOUT ROWID;

CREATE TABLE moderations (
    id INTEGER PRIMARY KEY,
    verb INTEGER NOT NULL,
    target_kind INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    author_id INTEGER NOT NULL REFERENCES persons (id),
    moderator_id INTEGER NOT NULL REFERENCES persons (id),
    reason TEXT NOT NULL,
    done_at INTEGER NOT NULL,
    reply TEXT NOT NULL,
    replied_at INTEGER
);

CREATE INDEX moderations_by_author ON moderations (author_id, verb, id);

CREATE INDEX moderations_by_target ON moderations (target_kind, target_id, id);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    to_address TEXT NOT NULL,
    to_name TEXT NOT NULL,
    to_person_id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    unsubscribe_path TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state INTEGER NOT NULL,
    answer TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    settled_at INTEGER
);

CREATE INDEX outbox_by_age ON outbox (settled_at) WHERE settled_at IS NOT NULL;

CREATE INDEX outbox_by_state ON outbox (state, id);

CREATE TABLE passkey_challenges (
    challenge_hash TEXT NOT NULL PRIMARY KEY,
    owner_hash TEXT NOT NULL,
    purpose INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX passkey_challenges_by_end ON passkey_challenges (expires_at);

CREATE TABLE passkey_handles (
    person_id INTEGER NOT NULL PRIMARY KEY,
    handle TEXT NOT NULL
);

CREATE UNIQUE INDEX passkey_handles_by_handle ON passkey_handles (handle);

CREATE TABLE passkeys (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    credential_id TEXT NOT NULL,
    public_key TEXT NOT NULL,
    algorithm INTEGER NOT NULL,
    sign_count INTEGER NOT NULL,
    label TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER
);

CREATE UNIQUE INDEX passkeys_by_credential ON passkeys (credential_id);

CREATE INDEX passkeys_by_person ON passkeys (person_id, id);

CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE INDEX persons_by_name ON persons (name_key, id);

CREATE UNIQUE INDEX persons_by_public_id ON persons (public_id);

CREATE TABLE picture_uses (
    file_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    PRIMARY KEY (file_id, item_id, comment_id)
) WITHOUT ROWID;

CREATE TABLE proposal_decisions (
    item_id INTEGER PRIMARY KEY,
    decided_by INTEGER NOT NULL,
    reason TEXT NOT NULL,
    decided_at INTEGER NOT NULL
);

CREATE TABLE reaction_counts (
    item_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (item_id, kind)
) WITHOUT ROWID;

CREATE TABLE reactions (
    item_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    reacted_at INTEGER NOT NULL,
    PRIMARY KEY (item_id, person_id, kind)
) WITHOUT ROWID;

CREATE INDEX reactions_by_person ON reactions (person_id, item_id);

CREATE INDEX reactions_newest ON reactions (item_id, reacted_at, person_id, kind);

CREATE TABLE reading_list_entries (
    list_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    read_at INTEGER,
    PRIMARY KEY (list_id, item_id)
) WITHOUT ROWID;

CREATE INDEX reading_list_entries_newest ON reading_list_entries (list_id, added_at, item_id);

CREATE TABLE reading_lists (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    is_shared INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    removed_at INTEGER
);

CREATE INDEX reading_lists_by_owner ON reading_lists (owner_id, id);

CREATE UNIQUE INDEX reading_lists_by_public_id ON reading_lists (public_id);

CREATE TABLE recovery_code_keys (
    person_id INTEGER NOT NULL PRIMARY KEY,
    secret BLOB NOT NULL
);

CREATE TABLE recovery_codes (
    person_id INTEGER NOT NULL,
    code_hash TEXT NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (person_id, code_hash)
) WITHOUT ROWID;

CREATE TABLE reentries (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    asked_by INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    settled_by INTEGER,
    settled_at INTEGER,
    cancel_hash TEXT NOT NULL
);

CREATE INDEX reentries_by_cancellation ON reentries (cancel_hash);

CREATE UNIQUE INDEX reentries_by_public_id ON reentries (public_id);

CREATE INDEX reentries_newest ON reentries (asked_at, id);

CREATE UNIQUE INDEX reentries_open ON reentries (person_id) WHERE state = 1;

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    target_kind INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL REFERENCES items (id),
    reporter_id INTEGER NOT NULL REFERENCES persons (id),
    reason TEXT NOT NULL,
    state INTEGER NOT NULL,
    reported_at INTEGER NOT NULL
);

CREATE INDEX reports_by_reporter ON reports (reporter_id, id);

CREATE UNIQUE INDEX reports_once ON reports (target_kind, target_id, reporter_id);

CREATE INDEX reports_open ON reports (state, id);

CREATE TABLE request_keys (
    person_id INTEGER NOT NULL,
    route TEXT NOT NULL,
    request_key TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    body_hash TEXT NOT NULL,
    outcome TEXT NOT NULL,
    location TEXT NOT NULL,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, route, request_key, ordinal)
);

CREATE INDEX request_keys_by_age ON request_keys (used_at);

CREATE TABLE rollout_people (
    step_id INTEGER NOT NULL REFERENCES rollout_steps (id),
    person_id INTEGER NOT NULL,
    PRIMARY KEY (step_id, person_id)
) WITHOUT ROWID;

CREATE TABLE rollout_steps (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    feature TEXT NOT NULL,
    cohort INTEGER NOT NULL,
    space_id INTEGER NOT NULL,
    trade TEXT NOT NULL,
    trade_key TEXT NOT NULL,
    arrived_before INTEGER NOT NULL,
    opens_at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    made_by INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    ended_by INTEGER,
    ended_at INTEGER
);

CREATE INDEX rollout_steps_by_end ON rollout_steps (ended_at, id);

CREATE INDEX rollout_steps_by_feature ON rollout_steps (feature, state, opens_at);

CREATE UNIQUE INDEX rollout_steps_by_public_id ON rollout_steps (public_id);

CREATE INDEX rollout_steps_by_state ON rollout_steps (state, opens_at, id);

CREATE TABLE schema_state (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    oldest_program INTEGER NOT NULL
);

CREATE TABLE search_docs (
    id INTEGER NOT NULL PRIMARY KEY,
    subject INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    at INTEGER NOT NULL
);

CREATE UNIQUE INDEX search_docs_by_subject ON search_docs (subject, row_id);

CREATE TABLE search_due (
    subject INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (at, subject, row_id)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_terms USING fts5 (
    terms,
    content='',
    contentless_delete=1,
    detail=none,
    tokenize="ascii tokenchars '_:'"
);

CREATE TABLE 'search_terms_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_terms_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_terms_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_terms_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE search_words (
    word TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE second_factor_rules (
    id INTEGER NOT NULL PRIMARY KEY,
    includes_facilitators INTEGER NOT NULL,
    grace_days INTEGER NOT NULL
);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    token_hash TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES accounts (person_id),
    device TEXT NOT NULL,
    is_lasting INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
, confirmed_at INTEGER);

CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE INDEX sessions_by_person ON sessions (person_id, id);

CREATE UNIQUE INDEX sessions_by_token ON sessions (token_hash);

CREATE TABLE settings (
    name TEXT NOT NULL,
    value BLOB NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE sign_in_requests (
    id INTEGER PRIMARY KEY,
    visitor_hash TEXT NOT NULL,
    email TEXT NOT NULL,
    next_path TEXT NOT NULL,
    is_lasting INTEGER NOT NULL,
    code_hash TEXT NOT NULL,
    way_in_id INTEGER,
    tries INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX sign_in_requests_by_end ON sign_in_requests (expires_at);

CREATE UNIQUE INDEX sign_in_requests_by_visitor ON sign_in_requests (visitor_hash);

CREATE TABLE space_leaderships (
    id INTEGER PRIMARY KEY,
    space_id INTEGER NOT NULL REFERENCES spaces (id),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    started_at INTEGER NOT NULL,
    ended_at INTEGER
);

CREATE INDEX space_leaderships_by_person ON space_leaderships (person_id);

CREATE INDEX space_leaderships_by_space ON space_leaderships (space_id, started_at);

CREATE TABLE space_members (
    space_id INTEGER NOT NULL REFERENCES spaces (id),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    standing INTEGER NOT NULL,
    since INTEGER NOT NULL,
    invited_by INTEGER REFERENCES persons (id),
    PRIMARY KEY (person_id, space_id)
) WITHOUT ROWID;

CREATE INDEX space_members_by_standing ON space_members (space_id, standing, person_id);

CREATE TABLE spaces (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    kind INTEGER NOT NULL,
    access INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    charter TEXT NOT NULL,
    colour INTEGER NOT NULL,
    member_count INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    closed_at INTEGER
);

CREATE UNIQUE INDEX spaces_by_name ON spaces (kind, name_key) WHERE access <> 3 AND closed_at IS NULL;

CREATE UNIQUE INDEX spaces_by_slug ON spaces (slug);

CREATE INDEX spaces_in_order ON spaces (name_key, id);

CREATE TABLE takeout_parts (
    takeout_id INTEGER NOT NULL,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (takeout_id, part)
);

CREATE TABLE takeouts (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    state INTEGER NOT NULL,
    progress INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX takeouts_by_end ON takeouts (expires_at);

CREATE INDEX takeouts_by_person ON takeouts (person_id, id);

CREATE UNIQUE INDEX takeouts_by_public_id ON takeouts (public_id);

CREATE TABLE text_pictures (
    file_id INTEGER NOT NULL,
    small_file_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    state INTEGER NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (file_id)
) WITHOUT ROWID;

CREATE INDEX text_pictures_waiting ON text_pictures (state, given_at);

CREATE TABLE timers (
    name TEXT NOT NULL PRIMARY KEY,
    next_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE waiting_documents (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    stored TEXT NOT NULL,
    byte_count INTEGER NOT NULL,
    file_id INTEGER NOT NULL,
    given_at INTEGER NOT NULL
);

CREATE INDEX waiting_documents_by_age ON waiting_documents (given_at, id);

CREATE INDEX waiting_documents_by_person ON waiting_documents (person_id, id);

CREATE UNIQUE INDEX waiting_documents_by_public_id ON waiting_documents (public_id);

CREATE TABLE watch_editions (
    id INTEGER PRIMARY KEY,
    pace INTEGER NOT NULL,
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    after_number INTEGER NOT NULL,
    is_sent INTEGER NOT NULL
);

CREATE INDEX watch_editions_by_pace ON watch_editions (pace, until_at);

CREATE TABLE watch_entries (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    state INTEGER NOT NULL,
    title TEXT NOT NULL,
    address TEXT NOT NULL,
    summary TEXT NOT NULL,
    reason TEXT NOT NULL,
    written_at INTEGER,
    proposed_by INTEGER,
    decided_by INTEGER,
    decided_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    applies_on INTEGER,
    concerns_all INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    edited_at INTEGER,
    FOREIGN KEY (proposed_by) REFERENCES persons (id),
    FOREIGN KEY (decided_by) REFERENCES persons (id)
);

CREATE INDEX watch_entries_by_proposer ON watch_entries (proposed_by) WHERE proposed_by IS NOT NULL;

CREATE UNIQUE INDEX watch_entries_by_public_id ON watch_entries (public_id);

CREATE INDEX watch_entries_by_referee ON watch_entries (decided_by) WHERE decided_by IS NOT NULL;

CREATE INDEX watch_entries_by_state ON watch_entries (state, decided_at, id);

CREATE INDEX watch_entries_published ON watch_entries (source_id, decided_at, id) WHERE state = 2;

CREATE TABLE watch_follows (
    person_id INTEGER NOT NULL,
    trade_key TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (person_id, trade_key),
    FOREIGN KEY (person_id) REFERENCES persons (id)
) WITHOUT ROWID;

CREATE TABLE watch_preferences (
    person_id INTEGER NOT NULL,
    pace INTEGER NOT NULL,
    PRIMARY KEY (person_id),
    FOREIGN KEY (person_id) REFERENCES persons (id)
);

CREATE TABLE watch_referees (
    person_id INTEGER NOT NULL,
    named_by INTEGER NOT NULL,
    named_at INTEGER NOT NULL,
    PRIMARY KEY (person_id),
    FOREIGN KEY (person_id) REFERENCES persons (id),
    FOREIGN KEY (named_by) REFERENCES persons (id)
);

CREATE INDEX watch_referees_by_namer ON watch_referees (named_by);

CREATE TABLE watch_seen (
    source_id INTEGER NOT NULL,
    entry_key TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (source_id, entry_key)
) WITHOUT ROWID;

CREATE INDEX watch_seen_by_age ON watch_seen (seen_at);

CREATE TABLE watch_sources (
    id INTEGER PRIMARY KEY,
    public_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    state INTEGER NOT NULL,
    added_by INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    next_at INTEGER NOT NULL,
    read_at INTEGER,
    trouble INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    failing_since INTEGER,
    told_at INTEGER,
    FOREIGN KEY (added_by) REFERENCES persons (id)
);

CREATE UNIQUE INDEX watch_sources_by_address ON watch_sources (address);

CREATE INDEX watch_sources_by_person ON watch_sources (added_by);

CREATE UNIQUE INDEX watch_sources_by_public_id ON watch_sources (public_id);

CREATE INDEX watch_sources_due ON watch_sources (next_at) WHERE state = 1;

CREATE TABLE watch_trade_names (
    trade_key TEXT NOT NULL,
    label TEXT NOT NULL,
    entries INTEGER NOT NULL,
    PRIMARY KEY (trade_key)
) WITHOUT ROWID;

CREATE TABLE watch_trades (
    trade_key TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (trade_key, published_at, entry_id)
) WITHOUT ROWID;

CREATE INDEX watch_trades_by_entry ON watch_trades (entry_id);

CREATE TABLE watch_words (
    word TEXT NOT NULL,
    entry_id INTEGER NOT NULL,
    PRIMARY KEY (word, entry_id)
) WITHOUT ROWID;

CREATE INDEX watch_words_by_entry ON watch_words (entry_id, word);

CREATE TABLE ways_in (
    id INTEGER PRIMARY KEY,
    token_hash TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    person_id INTEGER REFERENCES persons (id),
    purpose INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
);

CREATE INDEX ways_in_by_code ON ways_in (code_hash);

CREATE INDEX ways_in_by_end ON ways_in (expires_at);

CREATE INDEX ways_in_by_person ON ways_in (person_id);

CREATE UNIQUE INDEX ways_in_by_token ON ways_in (token_hash);

CREATE TABLE welcome_paths (
    person_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    ending INTEGER NOT NULL,
    begun_at INTEGER NOT NULL,
    ended_at INTEGER,
    item_id INTEGER,
    PRIMARY KEY (person_id)
) WITHOUT ROWID;
