//! The tables around campaigns.
//!
//! Nothing here refers to a row of `contacts` or `records`: what people want and what was sent outlives the records it
//! was learnt from, so that undoing a run, splitting a contact or reworking all of them needs not know of it.

/// The tables, as one step of an upgrade.
pub(in crate::store) const TABLES: &str = "
-- A wish not to be addressed: on a value, known by its `key`, or on a contact, held by its records as edits are. Of an
-- erased person nothing is left but the keyed digest of the value.
CREATE TABLE suppressions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    silence TEXT NOT NULL CHECK (silence IN ('sms', 'email', 'post', 'telephone', 'all')),
    kind TEXT NOT NULL CHECK (kind IN ('number', 'email', 'address', 'contact')),
    key TEXT,
    value TEXT,
    digest BLOB,
    contact INTEGER,
    reason TEXT,
    -- Where it came from: the list and its row, or the campaign.
    origin TEXT,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    lifted_at TEXT,
    lifted_by TEXT,
    lifted_why TEXT,
    CHECK ((kind = 'contact') = (contact IS NOT NULL)),
    CHECK ((key IS NULL) = (value IS NULL)),
    CHECK (kind = 'contact' OR (key IS NULL) <> (digest IS NULL)),
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_why IS NULL))
) STRICT;
CREATE UNIQUE INDEX suppressions_standing ON suppressions (kind, key, silence) WHERE lifted_at IS NULL AND key IS NOT NULL;
CREATE INDEX suppressions_of ON suppressions (kind, key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX suppressions_digest ON suppressions (digest, silence) WHERE lifted_at IS NULL AND digest IS NOT NULL;
CREATE TABLE suppression_anchors (
    suppression INTEGER NOT NULL REFERENCES suppressions (id),
    source TEXT,
    key TEXT,
    digest BLOB,
    CHECK ((source IS NULL) = (key IS NULL) AND (key IS NULL) <> (digest IS NULL))
) STRICT;
CREATE INDEX suppression_anchors_of ON suppression_anchors (suppression);
CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email', 'post', 'telephone')),
    -- A JSON list: the tags that members had to have, all of them.
    tags TEXT NOT NULL,
    -- The condition that they had to meet.
    condition TEXT,
    asked INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    -- Members that were erased since.
    erased INTEGER NOT NULL DEFAULT 0
) STRICT;
-- How many contacts that were asked for are no members, and why.
CREATE TABLE campaign_left_out (
    campaign INTEGER NOT NULL REFERENCES campaigns (id),
    reason TEXT NOT NULL CHECK (reason IN ('no_value', 'suppressed', 'unusable', 'shared')),
    contacts INTEGER NOT NULL,
    PRIMARY KEY (campaign, reason)
) STRICT, WITHOUT ROWID;
-- A contact, as it was called then, and the value by which it is addressed. What has one `key` is sent once: the key of
-- the value, of a letter with that of the name.
CREATE TABLE campaign_members (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign INTEGER NOT NULL REFERENCES campaigns (id),
    contact INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX campaign_members_of ON campaign_members (campaign, key);
CREATE INDEX campaign_members_contact ON campaign_members (contact);
-- Contacts that share the value of a member, who stands for them.
CREATE TABLE campaign_others (
    member INTEGER NOT NULL REFERENCES campaign_members (id),
    contact INTEGER NOT NULL,
    PRIMARY KEY (member, contact)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_others_contact ON campaign_others (contact);
-- What came back of a member, each once, and the row that said so first.
CREATE TABLE campaign_results (
    member INTEGER NOT NULL REFERENCES campaign_members (id),
    response TEXT NOT NULL CHECK (response IN ('delivered', 'bounced', 'replied', 'bought', 'unsubscribed')),
    told_at TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (member, response)
) STRICT, WITHOUT ROWID;
";
