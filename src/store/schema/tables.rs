//! The tables as each version brought them; what later versions make of them, `schema` says.

/// The tables of the first version, but for the contacts.
pub(super) const TABLES: &str = "
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('done', 'undone')),
    undone_at TEXT,
    program TEXT NOT NULL,
    rules TEXT NOT NULL,
    rows_in INTEGER NOT NULL,
    created INTEGER NOT NULL,
    merged INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    review INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    -- Records this run added: ids above `records_from`, up to and with `records_to`.
    records_from INTEGER NOT NULL,
    records_to INTEGER NOT NULL
);
-- One opened file or sheet of a run. `columns` and `notes` are JSON.
CREATE TABLE inputs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES runs (id),
    path TEXT NOT NULL,
    file TEXT NOT NULL,
    sheet TEXT,
    source TEXT NOT NULL,
    priority INTEGER NOT NULL,
    encoding TEXT NOT NULL,
    as_of TEXT NOT NULL,
    columns TEXT NOT NULL,
    notes TEXT NOT NULL,
    rows INTEGER NOT NULL
);
CREATE INDEX inputs_run ON inputs (run);
-- One imported row, immutable but for `contact`. `raw` is the JSON list of its cells, verbatim; `fields` the JSON
-- object of its values in standard form; `keys` its blocking keys, eight bytes each, little end first.
CREATE TABLE records (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    input INTEGER NOT NULL REFERENCES inputs (id),
    row INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('created', 'merged', 'review')),
    contact INTEGER REFERENCES contacts (id),
    digest BLOB NOT NULL,
    keys BLOB NOT NULL,
    fields TEXT NOT NULL,
    raw TEXT NOT NULL
);
-- Every row read, once a run. A rejected row keeps its cells here.
CREATE TABLE arrivals (
    input INTEGER NOT NULL REFERENCES inputs (id),
    row INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('created', 'merged', 'unchanged', 'review', 'rejected')),
    record INTEGER REFERENCES records (id),
    code TEXT,
    raw TEXT,
    PRIMARY KEY (input, row),
    CHECK ((record IS NULL) = (outcome = 'rejected')),
    CHECK ((code IS NULL OR raw IS NULL) = (outcome <> 'rejected'))
) WITHOUT ROWID;
-- What was seen in a row, in the order in which it was seen.
CREATE TABLE findings (
    input INTEGER NOT NULL,
    row INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    field TEXT,
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    value TEXT,
    proposal TEXT,
    PRIMARY KEY (input, row, nth),
    FOREIGN KEY (input, row) REFERENCES arrivals (input, row)
) WITHOUT ROWID;
CREATE TABLE block_keys (
    key INTEGER NOT NULL,
    record INTEGER NOT NULL REFERENCES records (id),
    PRIMARY KEY (key, record)
) WITHOUT ROWID;
-- A question for a person: a row that may not go on by itself, or two records that may be one person.
CREATE TABLE review_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES runs (id),
    kind TEXT NOT NULL CHECK (kind IN ('row', 'pair')),
    status TEXT NOT NULL CHECK (status IN ('open', 'settled')),
    record INTEGER NOT NULL REFERENCES records (id),
    other INTEGER REFERENCES records (id),
    weight REAL,
    code TEXT,
    reason TEXT,
    CHECK ((kind = 'pair') = (other IS NOT NULL)),
    CHECK (other IS NULL OR record < other)
);
CREATE UNIQUE INDEX review_items_of ON review_items (record, coalesce(other, 0));
-- What a row of another table held before a run changed it: a JSON list.
CREATE TABLE history (
    run INTEGER NOT NULL REFERENCES runs (id),
    tbl TEXT NOT NULL,
    id INTEGER NOT NULL,
    image TEXT NOT NULL,
    PRIMARY KEY (run, tbl, id)
) WITHOUT ROWID;
";

/// What people decided about two records: only added to, a later decision takes an earlier one back. A record is held
/// by what outlives it, its source and key or else its row's digest, so nothing here refers to `records`.
pub(super) const DECISIONS: &str = "
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The run that applied it first.
    run INTEGER NOT NULL REFERENCES runs (id),
    taken_at TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    reason TEXT,
    answer TEXT NOT NULL CHECK (answer IN ('same', 'different')),
    left_source TEXT,
    left_key TEXT,
    left_digest BLOB,
    right_source TEXT,
    right_key TEXT,
    right_digest BLOB,
    CHECK ((left_source IS NULL) = (left_key IS NULL) AND (left_key IS NULL) <> (left_digest IS NULL)),
    CHECK ((right_source IS NULL) = (right_key IS NULL) AND (right_key IS NULL) <> (right_digest IS NULL))
);
";

/// What people did to contacts, held like decisions; the journal; and what is left of those who were erased: keyed
/// digests, which say nothing to one who has not the key, and the person's own data in full to recognize her again.
pub(super) const RECALL: &str = "
CREATE TABLE edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The run that applied it first. Of an undone run nothing counts.
    run INTEGER NOT NULL REFERENCES runs (id),
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    reason TEXT,
    act TEXT NOT NULL CHECK (act IN ('set', 'lift', 'delete', 'restore')),
    field TEXT,
    -- Of a set field; none where it was emptied.
    value TEXT,
    CHECK ((act IN ('set', 'lift')) = (field IS NOT NULL)),
    CHECK (value IS NULL OR act = 'set')
);
CREATE TABLE edit_anchors (
    edit INTEGER NOT NULL REFERENCES edits (id),
    source TEXT,
    key TEXT,
    digest BLOB,
    CHECK ((source IS NULL) = (key IS NULL) AND (key IS NULL) <> (digest IS NULL))
);
CREATE INDEX edit_anchors_edit ON edit_anchors (edit);
-- What was done to the store, without any personal data. `content` is the digest of what was done, `chain` that of the
-- entry and of the chain before it.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT,
    kind TEXT NOT NULL,
    run INTEGER REFERENCES runs (id),
    contact INTEGER,
    reason TEXT,
    content BLOB NOT NULL,
    chain BLOB NOT NULL
);
CREATE INDEX journal_run ON journal (run);
CREATE TABLE erasure_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    key BLOB NOT NULL
);
CREATE TABLE erased (digest BLOB PRIMARY KEY) WITHOUT ROWID;
";

/// What the store remembers of itself, which files the nightly run has taken, and the way to what a row was before.
pub(super) const SETTINGS: &str = "
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- A file of a configured source. `digest` is of its bytes, `changed` when the system last saw it change.
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    changed TEXT NOT NULL,
    digest BLOB NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_digest ON files (digest);
CREATE INDEX history_of ON history (tbl, id);
";
