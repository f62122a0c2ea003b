// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/enrolment_store.h"

#include "core/base/crypto.h"
#include "core/storage/statement.h"

#include <charconv>
#include <optional>

namespace huitou
{

namespace
{

constexpr std::chrono::minutes validFor{10};
constexpr int tries = 5;
constexpr std::size_t secretLetters = 10;

/// Letters that can't be taken for one another when read aloud or copied; 32 of them, 50 bits in ten.
constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

std::string freshSecret()
{
    std::array<std::uint8_t, secretLetters> bytes{};
    randomBytes(bytes);
    std::string secret;
    for (const std::uint8_t byte : bytes) {
        if (secret.size() == secretLetters / 2) {
            secret += '-';
        }
        secret += alphabet[byte % alphabet.size()];
    }
    return secret;
}

struct CodeParts {
    std::int64_t number = 0;
    std::string_view secret;
};

std::optional<CodeParts> partsOf(std::string_view code)
{
    const std::size_t dash = code.find('-');
    CodeParts parts;
    if (dash == std::string_view::npos) {
        return std::nullopt;
    }
    const auto [end, failure] = std::from_chars(code.data(), code.data() + dash, parts.number);
    if (failure != std::errc{} || end != code.data() + dash) {
        return std::nullopt;
    }
    parts.secret = code.substr(dash + 1);
    return parts;
}

Error unknownCode()
{
    return Error{ErrorCode::UnknownCode,
                 {"The office knows no such enrolment code. Check it, or have the office make a new one.",
                  "总部没有这个登记码。请核对，或请总部生成新的登记码。"}};
}

Error usedCode()
{
    return Error{ErrorCode::AlreadyUsed,
                 {"This enrolment code was used already. Have the office make a new one.",
                  "该登记码已使用。请总部生成新的登记码。"}};
}

Error deadCode()
{
    return Error{ErrorCode::NotAllowed,
                 {"This enrolment code is no longer valid: it is older than 10 minutes or was entered wrongly 5 times. "
                  "Have the office make a new one.",
                  "该登记码已失效：超过 10 分钟，或已输错 5 次。请总部生成新的登记码。"}};
}

} // namespace

std::string EnrolmentStore::add(Transaction&, const Place& place, Instant now)
{
    const std::string secret = freshSecret();
    Statement last(m_database, "SELECT coalesce(max(enrolment_no), 0) FROM enrolment");
    const bool hasRow = last.next();
    HUITOU_CHECK(hasRow); // an aggregate always yields its one row
    const std::int64_t number = last.integer(0) + 1;
    Statement insert(m_database, "INSERT INTO enrolment (enrolment_no, secret_hash, outlet_id, number, expires_at, "
                                 "tries_left, used) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)");
    insert.bindAll(number, sha256({bytesOf(secret)}), place.outlet, place.number, now + validFor, tries);
    insert.queue();
    return std::to_string(number) + '-' + secret;
}

Result<EnrolmentStore::Place> EnrolmentStore::use(Transaction&, std::string_view code, Instant now)
{
    const std::optional<CodeParts> parts = partsOf(code);
    if (!parts) {
        return unknownCode();
    }
    Statement query(m_database, "SELECT secret_hash, outlet_id, number, expires_at, tries_left, used FROM enrolment "
                                "WHERE enrolment_no = ?1");
    query.bindAll(parts->number);
    if (!query.next()) {
        return unknownCode();
    }
    const bool isRight = query.fixed<32>(0) == sha256({bytesOf(parts->secret)});
    const Place place{.outlet = query.number<OutletId>(1), .number = query.number<std::uint32_t>(2)};
    const bool isDead = now >= query.instant(3) || query.integer(4) == 0;
    const bool isUsed = query.integer(5) != 0;
    query.reset();
    if (isDead) {
        return deadCode();
    }
    if (!isRight) {
        Statement guess(m_database, "UPDATE enrolment SET tries_left = tries_left - 1 WHERE enrolment_no = ?1");
        guess.bindAll(parts->number);
        guess.queue();
        return unknownCode();
    }
    if (isUsed) {
        return usedCode();
    }
    Statement use(m_database, "UPDATE enrolment SET used = 1 WHERE enrolment_no = ?1");
    use.bindAll(parts->number);
    use.queue();
    return place;
}

} // namespace huitou
