// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/office_schema.h"

#include <array>

namespace huitou
{

namespace
{

constexpr std::string_view firstTables = R"(
CREATE TABLE office (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    log_id BYTEA NOT NULL,
    server_generation BIGINT NOT NULL,
    directory_version BIGINT NOT NULL
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

-- Keyed by till.
CREATE TABLE log_cursor (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    next_seq BIGINT NOT NULL,
    head_hash BYTEA NOT NULL,
    fenced BIGINT NOT NULL,
    PRIMARY KEY (till_id, epoch)
) /*clustered*/;
CREATE TABLE raw_log (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    received_at BIGINT NOT NULL,
    applied BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (till_id, epoch, seq)
);
CREATE INDEX raw_log_pending ON raw_log (till_id, epoch, seq) WHERE applied = 0;
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
) /*clustered*/;
CREATE TABLE grant_out (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    number BIGINT NOT NULL,
    member_id BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    object BYTEA NOT NULL,
    points BIGINT NOT NULL,
    PRIMARY KEY (till_id, epoch, number)
) /*clustered*/;
CREATE TABLE till_right (
    till_id BYTEA PRIMARY KEY,
    points BIGINT NOT NULL
) /*clustered*/;

-- Keyed by member. Names and telephone numbers are in this table and in no other.
CREATE TABLE member (
    member_id BYTEA PRIMARY KEY,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    joined BIGINT NOT NULL,
    home_outlet BIGINT NOT NULL,
    referrer BYTEA,
    issue_number BIGINT NOT NULL,
    consent_to_offers BIGINT NOT NULL
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
) /*clustered*/;
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
    PRIMARY KEY (member_id, till_id, epoch, seq, leg, line)
) /*clustered*/;
CREATE TABLE custody (
    member_id BYTEA PRIMARY KEY,
    free BIGINT NOT NULL CHECK (free >= 0),
    debt BIGINT NOT NULL CHECK (debt >= 0)
) /*clustered*/;
CREATE TABLE custody_right (
    member_id BYTEA NOT NULL,
    till_id BYTEA NOT NULL,
    points BIGINT NOT NULL CHECK (points >= 0),
    PRIMARY KEY (member_id, till_id)
) /*clustered*/;
CREATE TABLE granted_object (
    member_id BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    object BYTEA NOT NULL,
    till_id BYTEA NOT NULL,
    PRIMARY KEY (member_id, kind, object)
) /*clustered*/;
CREATE TABLE standing (
    member_id BYTEA PRIMARY KEY,
    star BIGINT NOT NULL,
    offer_until BIGINT,
    content TEXT NOT NULL,
    as_of BIGINT NOT NULL,
    rhythm_en TEXT,
    rhythm_zh TEXT,
    away BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX standing_by_version ON standing (version);
CREATE INDEX standing_with_offer ON standing (offer_until) WHERE offer_until IS NOT NULL;
CREATE TABLE office_exception (
    exception_no BIGINT PRIMARY KEY,
    member_id BYTEA NOT NULL,
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    leg BIGINT NOT NULL,
    reason_en TEXT NOT NULL,
    reason_zh TEXT NOT NULL
);
CREATE TABLE imported_customer (
    source TEXT NOT NULL,
    customer TEXT NOT NULL,
    member_id BYTEA NOT NULL,
    PRIMARY KEY (source, customer)
) /*clustered*/;

-- Small tables that every machine would hold.
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
)";

/// What custody keeps beside free points and debt, and the number of the office's last own posting for the member.
constexpr std::string_view custodyInTime = R"(
ALTER TABLE custody ADD COLUMN pending BIGINT NOT NULL DEFAULT 0 CHECK (pending >= 0);
ALTER TABLE custody ADD COLUMN expired BIGINT NOT NULL DEFAULT 0 CHECK (expired >= 0);
ALTER TABLE custody ADD COLUMN reviews BIGINT NOT NULL DEFAULT 0;
)";

/// Who was drawn for which campaign, whose offer waits, and when each till last had nothing more to say.
constexpr std::string_view campaigns = R"(
CREATE TABLE campaign_draw (
    member_id BYTEA NOT NULL,
    campaign TEXT NOT NULL,
    day BIGINT NOT NULL,
    until BIGINT NOT NULL,
    held_out BIGINT NOT NULL,
    PRIMARY KEY (member_id, campaign, day)
) /*clustered*/;
CREATE TABLE waiting_offer (
    member_id BYTEA PRIMARY KEY,
    decided_at BIGINT NOT NULL,
    day BIGINT NOT NULL
) /*clustered*/;
CREATE TABLE till_report (
    till_id BYTEA PRIMARY KEY,
    reported_at BIGINT NOT NULL
) /*clustered*/;
)";

constexpr std::string_view birthdays = "ALTER TABLE member ADD COLUMN birthday BIGINT;";

/// What each campaign's offers came to (of those from before it is not known what they were worth), and on which day
/// each member is to be looked at again. How members may be reached beside the shop, the outbox, and what they said
/// about it.
constexpr std::string_view membersReached = R"(
CREATE TABLE campaign_issued (
    campaign TEXT PRIMARY KEY,
    offers BIGINT NOT NULL,
    unvalued BIGINT NOT NULL,
    worth BIGINT NOT NULL
);
INSERT INTO campaign_issued (campaign, offers, unvalued, worth)
    SELECT campaign, count(*), count(*), 0 FROM campaign_draw WHERE held_out = 0 GROUP BY campaign;
ALTER TABLE standing ADD COLUMN look_on BIGINT NOT NULL DEFAULT 0;
CREATE INDEX standing_by_look ON standing (look_on);
ALTER TABLE member ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN consents BIGINT NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN preferred_channel BIGINT;
ALTER TABLE member ADD COLUMN hours_from BIGINT;
ALTER TABLE member ADD COLUMN hours_until BIGINT;
ALTER TABLE member ADD COLUMN english BIGINT NOT NULL DEFAULT 0;
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
) /*clustered*/;
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
) /*clustered*/;
CREATE TABLE member_call (
    member_id BYTEA NOT NULL,
    call_no BIGINT NOT NULL,
    at BIGINT NOT NULL,
    day BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    result BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (member_id, call_no)
) /*clustered*/;
CREATE TABLE member_request (
    member_id BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (member_id, kind)
) /*clustered*/;
-- Who was erased, and how far each till's directory is. 16 is FactKind::MemberErased.
CREATE TABLE erasure (
    member_id BYTEA PRIMARY KEY,
    version BIGINT NOT NULL
) /*clustered*/;
CREATE TABLE till_directory (
    till_id BYTEA PRIMARY KEY,
    version BIGINT NOT NULL
) /*clustered*/;
INSERT INTO erasure (member_id, version) SELECT standing.member_id, standing.version FROM standing
    WHERE EXISTS (SELECT 1 FROM member_fact WHERE member_fact.member_id = standing.member_id AND kind = 16);
)";

/// What was keyed by a number over all members, or marked on every event, and so could not be spread over machines.
constexpr std::string_view spread = R"(
CREATE TABLE log_applied (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    applied_seq BIGINT NOT NULL,
    PRIMARY KEY (till_id, epoch)
) /*clustered*/;
INSERT INTO log_applied SELECT till_id, epoch, coalesce((SELECT min(seq) - 1 FROM raw_log WHERE
    raw_log.till_id = log_cursor.till_id AND raw_log.epoch = log_cursor.epoch AND applied = 0), next_seq - 1)
    FROM log_cursor;
ALTER TABLE log_cursor ADD COLUMN waiting BIGINT NOT NULL DEFAULT 0;
UPDATE log_cursor SET waiting = 1 WHERE EXISTS (SELECT 1 FROM raw_log WHERE
    raw_log.till_id = log_cursor.till_id AND raw_log.epoch = log_cursor.epoch AND applied = 0);
CREATE INDEX log_cursor_waiting ON log_cursor (till_id, epoch) WHERE waiting = 1;
DROP INDEX raw_log_pending;
ALTER TABLE raw_log DROP COLUMN applied;

DROP INDEX standing_by_version;
CREATE INDEX standing_by_version ON standing (version);

ALTER TABLE office_exception RENAME TO numbered_exception;
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
    PRIMARY KEY (member_id, till_id, epoch, seq, leg, line)
);
INSERT INTO office_exception SELECT member_id, till_id, epoch, seq, leg,
    row_number() OVER (PARTITION BY member_id, till_id, epoch, seq, leg ORDER BY exception_no), exception_no,
    reason_en, reason_zh FROM numbered_exception;
DROP TABLE numbered_exception;
CREATE INDEX office_exception_by_number ON office_exception (exception_no);
ALTER TABLE office ADD COLUMN last_exception BIGINT NOT NULL DEFAULT 0;
UPDATE office SET last_exception = (SELECT coalesce(max(exception_no), 0) FROM office_exception);

ALTER TABLE imported_customer RENAME TO customer_by_name;
CREATE TABLE imported_customer (
    member_id BYTEA NOT NULL,
    source TEXT NOT NULL,
    customer TEXT NOT NULL,
    PRIMARY KEY (member_id, source, customer)
) /*clustered*/;
INSERT INTO imported_customer SELECT member_id, source, customer FROM customer_by_name;
DROP TABLE customer_by_name;
CREATE INDEX imported_customer_by_name ON imported_customer (source, customer);

CREATE INDEX erasure_by_version ON erasure (version);
)";

/// Rights are a till's in one epoch; epochs end; what broke a rule is worked off by somebody.
constexpr std::string_view epochs = R"(
ALTER TABLE posting ADD COLUMN account_epoch BIGINT NOT NULL DEFAULT 1;
ALTER TABLE granted_object ADD COLUMN epoch BIGINT NOT NULL DEFAULT 1;
CREATE INDEX granted_object_by_till ON granted_object (till_id, epoch);
CREATE TABLE epoch_right (
    member_id BYTEA NOT NULL,
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    points BIGINT NOT NULL CHECK (points >= 0),
    PRIMARY KEY (member_id, till_id, epoch)
) /*clustered*/;
CREATE INDEX epoch_right_by_till ON epoch_right (till_id, epoch);
INSERT INTO epoch_right (member_id, till_id, epoch, points) SELECT member_id, till_id, 1, points FROM custody_right;
DROP TABLE custody_right;
CREATE TABLE epoch_right_sum (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    points BIGINT NOT NULL,
    PRIMARY KEY (till_id, epoch)
) /*clustered*/;
INSERT INTO epoch_right_sum (till_id, epoch, points) SELECT till_id, 1, points FROM till_right;
DROP TABLE till_right;
CREATE TABLE recovery (
    till_id BYTEA PRIMARY KEY,
    epoch BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    op_id BYTEA NOT NULL,
    new_epoch BIGINT NOT NULL
) /*clustered*/;
CREATE TABLE claim (
    till_id BYTEA NOT NULL,
    event_hash BYTEA NOT NULL,
    PRIMARY KEY (till_id, event_hash)
) /*clustered*/;
CREATE TABLE awaited_till (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    PRIMARY KEY (till_id, epoch)
) /*clustered*/;
CREATE TABLE recall (
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    member_id BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    object BYTEA NOT NULL,
    PRIMARY KEY (till_id, epoch, member_id, kind, object)
) /*clustered*/;
ALTER TABLE office_exception ADD COLUMN settled_by BIGINT;
ALTER TABLE office_exception ADD COLUMN settled_at BIGINT;
ALTER TABLE office_exception ADD COLUMN answer TEXT NOT NULL DEFAULT '';
CREATE INDEX office_exception_open ON office_exception (exception_no) WHERE settled_by IS NULL;
)";

constexpr std::array steps = {firstTables, custodyInTime, campaigns, birthdays, membersReached, spread, epochs};

} // namespace

std::span<const std::string_view> officeSchema() noexcept
{
    return steps;
}

} // namespace huitou
