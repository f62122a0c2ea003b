// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

namespace huitou
{

std::string_view errorCodeName(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::Malformed: return "Malformed";
    case ErrorCode::TooLarge: return "TooLarge";
    case ErrorCode::UnknownCode: return "UnknownCode";
    case ErrorCode::UnknownArticle: return "UnknownArticle";
    case ErrorCode::UnknownMember: return "UnknownMember";
    case ErrorCode::ForgedCode: return "ForgedCode";
    case ErrorCode::CardNumber: return "CardNumber";
    case ErrorCode::ProgrammeInvalid: return "ProgrammeInvalid";
    case ErrorCode::PointsInsufficient: return "PointsInsufficient";
    case ErrorCode::NeedsOffice: return "NeedsOffice";
    case ErrorCode::AlreadyUsed: return "AlreadyUsed";
    case ErrorCode::NotAllowed: return "NotAllowed";
    case ErrorCode::Overflow: return "Overflow";
    case ErrorCode::BasketEmpty: return "BasketEmpty";
    case ErrorCode::TenderShort: return "TenderShort";
    case ErrorCode::Conflict: return "Conflict";
    case ErrorCode::WrongKey: return "WrongKey";
    case ErrorCode::NoKey: return "NoKey";
    case ErrorCode::ShortKey: return "ShortKey";
    case ErrorCode::PlaintextStore: return "PlaintextStore";
    case ErrorCode::DamagedStore: return "DamagedStore";
    case ErrorCode::NewerSchema: return "NewerSchema";
    case ErrorCode::StoreInUse: return "StoreInUse";
    case ErrorCode::ReadOnlyStore: return "ReadOnlyStore";
    case ErrorCode::DiskFull: return "DiskFull";
    case ErrorCode::StoreFailed: return "StoreFailed";
    case ErrorCode::OfficeUnreachable: return "OfficeUnreachable";
    case ErrorCode::OfficeRefused: return "OfficeRefused";
    case ErrorCode::Gap: return "Gap";
    case ErrorCode::Fork: return "Fork";
    case ErrorCode::Fenced: return "Fenced";
    case ErrorCode::ForgedEnvelope: return "ForgedEnvelope";
    case ErrorCode::PrinterOff: return "PrinterOff";
    case ErrorCode::PrinterOutOfPaper: return "PrinterOutOfPaper";
    case ErrorCode::CameraFailed: return "CameraFailed";
    case ErrorCode::NotFound: return "NotFound";
    case ErrorCode::Io: return "Io";
    }
    return "Unknown";
}

std::string errorCodeWord(ErrorCode code)
{
    std::string word;
    for (const char letter : errorCodeName(code)) {
        const bool isCapital = letter >= 'A' && letter <= 'Z';
        if (isCapital && !word.empty()) {
            word += '-';
        }
        word += isCapital ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return word;
}

std::ostream& operator<<(std::ostream& out, const Error& error)
{
    out << errorCodeName(error.code) << ": " << error.message.en;
    if (!error.detail.empty()) {
        out << " [" << error.detail << ']';
    }
    return out;
}

} // namespace huitou
