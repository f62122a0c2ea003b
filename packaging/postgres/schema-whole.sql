-- SPDX-License-Identifier: GPL-3.0-or-later
-- The office's tables. Written by a test, from the steps in core/storage/office.

CREATE TABLE office (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    log_id BYTEA NOT NULL,
    server_generation BIGINT NOT NULL,
    directory_version BIGINT NOT NULL,
    last_exception BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE till (
    till_id BYTEA PRIMARY KEY,
    number BIGINT NOT NULL,
    outlet_id BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    signing_key BYTEA NOT NULL
);
CREATE TABLE enrolment (
    enrolment_no BIGINT PRIMARY KEY,
    secret_hash BYTEA NOT NULL,
    outlet_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries_left BIGINT NOT NULL,
    used BIGINT NOT NULL
);

-- Keyed by till. An event is waiting while its number is above log_applied.applied_seq; log_cursor.waiting says
-- for which logs that may be so.
CREATE TABLE log_cursor (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    next_seq BIGINT NOT NULL,
    head_hash BYTEA NOT NULL,
    fenced BIGINT NOT NULL,
    waiting BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (till_id, epoch)
);
CREATE INDEX log_cursor_waiting ON log_cursor (till_id, epoch) WHERE waiting = 1;
CREATE TABLE log_applied (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    applied_seq BIGINT NOT NULL,
    PRIMARY KEY (till_id, epoch)
);
CREATE TABLE raw_log (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    received_at BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (till_id, epoch, seq)
);
CREATE TABLE quarantine (
    till_id BYTEA NOT NULL,
    quarantine_no BIGINT NOT NULL,
    reason TEXT NOT NULL,
    upload BYTEA NOT NULL,
    PRIMARY KEY (till_id, quarantine_no)
);
CREATE TABLE grant_counter (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    last_number BIGINT NOT NULL,
    PRIMARY KEY (till_id, epoch)
);
CREATE TABLE grant_out (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    number BIGINT NOT NULL,
    member_id BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    object BYTEA NOT NULL,
    points BIGINT NOT NULL,
    PRIMARY KEY (till_id, epoch, number)
);
CREATE TABLE epoch_right_sum (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    points BIGINT NOT NULL,
    PRIMARY KEY (till_id, epoch)
);
CREATE TABLE recovery (
    till_id BYTEA PRIMARY KEY,
    epoch BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    op_id BYTEA NOT NULL,
    new_epoch BIGINT NOT NULL
);
CREATE TABLE claim (
    till_id BYTEA NOT NULL,
    event_hash BYTEA NOT NULL,
    PRIMARY KEY (till_id, event_hash)
);
CREATE TABLE recall (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    member_id BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    object BYTEA NOT NULL,
    PRIMARY KEY (till_id, epoch, member_id, kind, object)
);
CREATE TABLE till_report (
    till_id BYTEA PRIMARY KEY,
    reported_at BIGINT NOT NULL
);

CREATE TABLE till_directory (
    till_id BYTEA PRIMARY KEY,
    version BIGINT NOT NULL
);

-- Keyed by member. A standing or an erasure without a version, and an exception without a number, have a 0 there
-- (numbering.h). Names, telephone numbers and addresses are in this table and in no other.
CREATE TABLE member (
    member_id BYTEA PRIMARY KEY,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    joined BIGINT NOT NULL,
    home_outlet BIGINT NOT NULL,
    referrer BYTEA,
    issue_number BIGINT NOT NULL,
    consent_to_offers BIGINT NOT NULL,
    birthday BIGINT,
    email TEXT NOT NULL DEFAULT '',
    consents BIGINT NOT NULL DEFAULT 0,
    preferred_channel BIGINT,
    hours_from BIGINT,
    hours_until BIGINT,
    english BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX member_by_phone ON member (phone);
CREATE TABLE member_fact (
    member_id BYTEA NOT NULL,
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    leg BIGINT NOT NULL,
    at BIGINT NOT NULL,
    business_date BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    outlet_id BIGINT NOT NULL,
    currency TEXT NOT NULL,
    list BIGINT NOT NULL,
    discount BIGINT NOT NULL,
    paid BIGINT NOT NULL,
    earned BIGINT NOT NULL,
    redeemed BIGINT NOT NULL,
    items BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (member_id, till_id, epoch, seq, leg)
);
CREATE TABLE visit (
    member_id BYTEA NOT NULL,
    outlet_id BIGINT NOT NULL,
    last_day BIGINT NOT NULL,
    PRIMARY KEY (member_id, outlet_id)
);
CREATE INDEX visit_by_day ON visit (outlet_id, last_day);
CREATE TABLE posting (
    member_id BYTEA NOT NULL,
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    leg BIGINT NOT NULL,
    line BIGINT NOT NULL,
    account BIGINT NOT NULL,
    account_till BYTEA NOT NULL,
    change BIGINT NOT NULL,
    account_epoch BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (member_id, till_id, epoch, seq, leg, line)
);
CREATE TABLE custody (
    member_id BYTEA PRIMARY KEY,
    free BIGINT NOT NULL CHECK (free >= 0),
    debt BIGINT NOT NULL CHECK (debt >= 0),
    pending BIGINT NOT NULL DEFAULT 0 CHECK (pending >= 0),
    expired BIGINT NOT NULL DEFAULT 0 CHECK (expired >= 0),
    reviews BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE epoch_right (
    member_id BYTEA NOT NULL,
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    points BIGINT NOT NULL CHECK (points >= 0),
    PRIMARY KEY (member_id, till_id, epoch)
);
CREATE INDEX epoch_right_by_till ON epoch_right (till_id, epoch);
CREATE TABLE granted_object (
    member_id BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    object BYTEA NOT NULL,
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (member_id, kind, object)
);
CREATE INDEX granted_object_by_till ON granted_object (till_id, epoch);
CREATE TABLE standing (
    member_id BYTEA PRIMARY KEY,
    star BIGINT NOT NULL,
    offer_until BIGINT,
    content TEXT NOT NULL,
    as_of BIGINT NOT NULL,
    rhythm_en TEXT,
    rhythm_zh TEXT,
    away BIGINT NOT NULL,
    version BIGINT NOT NULL,
    look_on BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX standing_by_version ON standing (version);
CREATE INDEX standing_by_look ON standing (look_on);
CREATE INDEX standing_with_offer ON standing (offer_until) WHERE offer_until IS NOT NULL;
CREATE TABLE office_exception (
    member_id BYTEA NOT NULL,
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    leg BIGINT NOT NULL,
    line BIGINT NOT NULL,
    exception_no BIGINT NOT NULL,
    reason_en TEXT NOT NULL,
    reason_zh TEXT NOT NULL,
    settled_by BIGINT,
    settled_at BIGINT,
    answer TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (member_id, till_id, epoch, seq, leg, line)
);
CREATE INDEX office_exception_open ON office_exception (exception_no) WHERE settled_by IS NULL;
CREATE INDEX office_exception_by_number ON office_exception (exception_no);
CREATE TABLE imported_customer (
    member_id BYTEA NOT NULL,
    source TEXT NOT NULL,
    customer TEXT NOT NULL,
    PRIMARY KEY (member_id, source, customer)
);
CREATE INDEX imported_customer_by_name ON imported_customer (source, customer);
CREATE TABLE campaign_draw (
    member_id BYTEA NOT NULL,
    campaign TEXT NOT NULL,
    day BIGINT NOT NULL,
    until BIGINT NOT NULL,
    held_out BIGINT NOT NULL,
    PRIMARY KEY (member_id, campaign, day)
);
CREATE TABLE waiting_offer (
    member_id BYTEA PRIMARY KEY,
    decided_at BIGINT NOT NULL,
    day BIGINT NOT NULL
);
CREATE TABLE delivery (
    delivery_id BYTEA NOT NULL,
    member_id BYTEA NOT NULL,
    offer_id BYTEA NOT NULL,
    channel BIGINT NOT NULL,
    state BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    queued_at BIGINT NOT NULL,
    next_try BIGINT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (member_id, offer_id)
);
CREATE INDEX delivery_due ON delivery (next_try) WHERE state = 1;
CREATE INDEX delivery_by_time ON delivery (queued_at);
CREATE TABLE consent_change (
    member_id BYTEA NOT NULL,
    change_no BIGINT NOT NULL,
    purpose BIGINT NOT NULL,
    channel BIGINT NOT NULL,
    given BIGINT NOT NULL,
    at BIGINT NOT NULL,
    source BIGINT NOT NULL,
    PRIMARY KEY (member_id, change_no)
);
CREATE TABLE member_call (
    member_id BYTEA NOT NULL,
    call_no BIGINT NOT NULL,
    at BIGINT NOT NULL,
    day BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    result BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (member_id, call_no)
);
CREATE TABLE member_request (
    member_id BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (member_id, kind)
);
CREATE TABLE erasure (
    member_id BYTEA PRIMARY KEY,
    version BIGINT NOT NULL
);
CREATE INDEX erasure_by_version ON erasure (version);

-- Keyed by campaign: what its offers came to over all members. Making an offer writes its row, so it lies on one
-- machine; held by each, it would be written on each.
CREATE TABLE campaign_issued (
    campaign TEXT PRIMARY KEY,
    offers BIGINT NOT NULL,
    unvalued BIGINT NOT NULL,
    worth BIGINT NOT NULL
);

-- Small tables that every machine holds.
CREATE TABLE awaited_till (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    PRIMARY KEY (till_id, epoch)
);
CREATE TABLE document (
    kind BIGINT NOT NULL,
    outlet_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (kind, outlet_id)
);
CREATE TABLE programme (
    version BIGINT PRIMARY KEY,
    toml TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL, partitions BIGINT NOT NULL);
DELETE FROM schema_version;
INSERT INTO schema_version VALUES (7, 0);
