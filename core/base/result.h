// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/check.h"
#include "core/base/sentence.h"

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace huitou
{

/// What callers and screens decide by. The text of an error is for people only.
enum class ErrorCode {
    // input
    Malformed,   ///< a text, file or message that does not follow its format
    TooLarge,    ///< beyond a stated limit
    UnknownCode, ///< a scan that names nothing we know
    UnknownArticle,
    UnknownMember,
    ForgedCode, ///< a member code whose signature is not the office's
    CardNumber, ///< looks like a payment card number and was not taken in
    // rules
    ProgrammeInvalid,
    PointsInsufficient,
    NeedsOffice, ///< the rights here are short; the office could help
    AlreadyUsed,
    NotAllowed, ///< role, PIN or rule forbids it
    Overflow,
    BasketEmpty,
    TenderShort,
    Conflict, ///< the id names something else already
    // store
    WrongKey,
    NoKey,
    ShortKey,
    PlaintextStore,
    DamagedStore,
    NewerSchema,
    StoreInUse,
    ReadOnlyStore,
    DiskFull,
    StoreFailed,
    // sync
    OfficeUnreachable,
    OfficeRefused,
    Gap,    ///< the office lacks earlier events of this till
    Fork,   ///< the office holds other events under these numbers
    Fenced, ///< this epoch is closed; the till must be recovered
    ForgedEnvelope,
    // devices
    PrinterOff,
    PrinterOutOfPaper,
    CameraFailed,
    // anything that is not there
    NotFound,
    Io, ///< the last one; see lastErrorCode
};
inline constexpr ErrorCode lastErrorCode = ErrorCode::Io;

/// The stable name of `code`, e.g. "WrongKey": for logs, JSON and tests.
[[nodiscard]] std::string_view errorCodeName(ErrorCode code) noexcept;

/// The same as interfaces spell it: "wrong-key".
[[nodiscard]] std::string errorCodeWord(ErrorCode code);

/// A refusal that the shop can meet in daily work: an answer, not an accident.
struct Error {
    ErrorCode code;
    /// A whole sentence with its figures and what to do next, in both languages.
    Sentence message;
    /// For the log alone: a result code, a device's path. Never a name, a card number or a key.
    std::string detail{};
};

std::ostream& operator<<(std::ostream& out, const Error& error);

/// A value, or the reason why there is none. Converts from both so that `return Error{…};` works.
template <typename Value>
class [[nodiscard]] Result
{
public:
    Result(Value value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return m_content.index() == 0; }
    [[nodiscard]] explicit operator bool() const noexcept { return ok(); }

    /// The value; the caller has checked ok().
    [[nodiscard]] const Value& value() const&
    {
        HUITOU_CHECK(ok());
        return std::get<0>(m_content);
    }
    [[nodiscard]] Value& value() &
    {
        HUITOU_CHECK(ok());
        return std::get<0>(m_content);
    }
    [[nodiscard]] Value&& value() &&
    {
        HUITOU_CHECK(ok());
        return std::get<0>(std::move(m_content));
    }
    /// The reason; the caller has checked !ok().
    [[nodiscard]] const Error& error() const
    {
        HUITOU_CHECK(!ok());
        return std::get<1>(m_content);
    }

private:
    std::variant<Value, Error> m_content;
};

/// Nothing to return but the reason of a refusal.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return m_content.index() == 0; }
    [[nodiscard]] explicit operator bool() const noexcept { return ok(); }
    [[nodiscard]] const Error& error() const
    {
        HUITOU_CHECK(!ok());
        return std::get<1>(m_content);
    }

private:
    std::variant<std::monostate, Error> m_content;
};

using Status = Result<void>;

} // namespace huitou
