// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/till_schema.h"

#include <array>

namespace huitou
{

namespace
{

constexpr std::string_view shopTables = R"(
CREATE TABLE identity (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    till_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    number BIGINT NOT NULL,
    outlet_id BIGINT NOT NULL,
    office_key BYTEA NOT NULL,
    office_url TEXT NOT NULL
);
CREATE TABLE progress (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    acknowledged_seq BIGINT NOT NULL,
    grant_applied BIGINT NOT NULL,
    directory_version BIGINT NOT NULL,
    server_generation BIGINT NOT NULL,
    fenced BIGINT NOT NULL
);
CREATE TABLE event (
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL CHECK (seq > 0),
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    op_id BYTEA NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (epoch, seq)
);
-- What this till may spend: points in hundredths, or one voucher or offer as 1 and, once used, 0.
CREATE TABLE spendable (
    member_id BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    object BYTEA NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (member_id, kind, object)
) /*clustered*/;
-- What own events changed on a member, until the office's row includes it.
CREATE TABLE own_effect (
    member_id BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    earned BIGINT NOT NULL,
    redeemed BIGINT NOT NULL,
    spent BIGINT NOT NULL,
    currency TEXT NOT NULL,
    PRIMARY KEY (member_id, epoch, seq)
) /*clustered*/;
CREATE TABLE print_job (
    id INTEGER PRIMARY KEY,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    state BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    document BYTEA NOT NULL
);
CREATE INDEX print_job_of_event ON print_job (epoch, seq);
CREATE INDEX print_job_waiting ON print_job (id) WHERE state IN (1, 2, 4);
CREATE TABLE document (
    kind BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    content BYTEA NOT NULL
);
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) /*clustered*/;
)";

// Old events leave for the archive beside the store; see log_archive.h.
constexpr std::string_view retention = R"(
CREATE TABLE acknowledged_day (
    epoch BIGINT NOT NULL,
    day BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (epoch, day)
) /*clustered*/;
CREATE TABLE checkpoint (
    epoch BIGINT PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL
);
CREATE TABLE archived (
    epoch BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    previous_hash BYTEA NOT NULL,
    PRIMARY KEY (epoch, first_seq)
) /*clustered*/;
)";

constexpr std::string_view directoryTables = R"(
CREATE TABLE member (
    member_id BYTEA PRIMARY KEY,
    short_name TEXT NOT NULL,
    issue_number BIGINT NOT NULL,
    phone_hash BYTEA NOT NULL,
    phone_last_four TEXT NOT NULL,
    standing TEXT NOT NULL,
    rhythm_en TEXT,
    rhythm_zh TEXT,
    away BIGINT NOT NULL,
    version BIGINT NOT NULL,
    includes_epoch BIGINT NOT NULL,
    includes_seq BIGINT NOT NULL,
    as_of BIGINT NOT NULL
);
CREATE INDEX member_by_phone ON member (phone_hash);
CREATE INDEX member_by_last_four ON member (phone_last_four);
)";

// Up to where the rows are complete, written with them: shop.db says the same, so rows that vanished are noticed.
constexpr std::string_view directoryVersion = R"(
CREATE TABLE completeness (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL
);
)";

// Less than half of the room: numbers instead of bytes, no second copy of an id, and one index for the last four digits
// with the name's first letter. Rows are named by a place that counts up; see directory_store.cpp for the numbers. A
// directory of an earlier form is not brought here but fetched again (directory_file.h), so these tables are empty.
constexpr std::string_view compactDirectory = R"(
DROP TABLE member;
CREATE TABLE member (
    place INTEGER PRIMARY KEY,
    id_front BIGINT NOT NULL,
    id_back BIGINT NOT NULL,
    phone BIGINT,
    find_key BIGINT,
    short_name TEXT NOT NULL,
    issue_number BIGINT NOT NULL,
    small_numbers BIGINT NOT NULL,
    version BIGINT NOT NULL,
    as_of BIGINT NOT NULL,
    includes_epoch BIGINT NOT NULL,
    includes_seq BIGINT NOT NULL,
    standing TEXT,
    rhythm_en TEXT,
    rhythm_zh TEXT
);
CREATE INDEX member_by_id ON member (id_front);
CREATE INDEX member_by_phone ON member (phone) WHERE phone IS NOT NULL;
CREATE INDEX member_by_last_four ON member (find_key) WHERE find_key IS NOT NULL;
)";

// Under which this disk asks for a new epoch, once its own is closed; and the generation of the office then.
constexpr std::string_view recoveryColumns = R"(
ALTER TABLE progress ADD COLUMN recovery BYTEA NOT NULL DEFAULT x'00000000000000000000000000000000';
ALTER TABLE progress ADD COLUMN epoch_generation BIGINT NOT NULL DEFAULT 0;
UPDATE progress SET epoch_generation = server_generation;
)";

constexpr std::array shopSteps = {shopTables, retention, recoveryColumns};
constexpr std::array directorySteps = {directoryTables, directoryVersion, compactDirectory};

} // namespace

std::span<const std::string_view> shopSchema() noexcept
{
    return shopSteps;
}

std::span<const std::string_view> directorySchema() noexcept
{
    return directorySteps;
}

} // namespace huitou
