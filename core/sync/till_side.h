// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/time.h"
#include "core/sync/ports.h"

#include <optional>

namespace huitou
{

/// What a till does after it took in an answer.
enum class NextStep {
    Rest,   ///< both sides agree; contact again when there is something to say, or after a while
    Send,   ///< there is more to send, or to fetch: contact again at once
    Resend, ///< the office lacks earlier events: the next upload begins with them
    Fenced, ///< this epoch is closed: selling goes on, nothing is sent until the till is recovered
};

/// The till's side of the protocol: makes uploads and takes in answers. Free of any transport; on the store's thread.
///
/// An upload may be sent many times and an answer may be lost, late or doubled: nothing here depends on which answer
/// belongs to which upload.
class TillSide
{
public:
    TillSide(TillPort& store, const SigningKey& key, const PublicKey& officeKey, const Clock& clock)
        : m_store(store), m_key(key), m_officeKey(officeKey), m_clock(clock)
    {
    }

    /// What to send now; without events when all are acknowledged. Of a closed epoch: the wish for a new one, which the
    /// office grants once somebody there has allowed it.
    [[nodiscard]] Result<Bytes> nextUpload();

    /// Takes in what the office answered, durably. Refuses what the office did not sign or does not follow the format.
    [[nodiscard]] Result<NextStep> takeAnswer(ByteView envelope);
    /// The same in steps, between which whoever waits for the store goes first. Each answers nothing while there is
    /// more to take in; an answer that is begun replaces one that was not finished.
    [[nodiscard]] Result<std::optional<NextStep>> beginAnswer(ByteView envelope);
    /// Takes in at most so many member rows, and with the last of them everything else.
    [[nodiscard]] Result<std::optional<NextStep>> continueAnswer(std::size_t maxMembers);

    /// How far the office's clock is ahead of this machine's; nothing before the first answer since the start.
    [[nodiscard]] std::optional<std::chrono::milliseconds> officeTimeOffset() const { return m_officeTimeOffset; }

private:
    struct Partial {
        DocumentProgress progress;
        Bytes content;
    };

    /// An answer that is being taken in.
    struct Taking {
        UploadAnswer answer;
        std::vector<Document> documents;
        std::size_t members = 0; ///< taken in so far
    };

    /// The documents that `parts` complete; the beginning of one that they do not is kept.
    [[nodiscard]] std::vector<Document> assemble(std::vector<DocumentPart>& parts, const TillProgress& progress);
    [[nodiscard]] NextStep fence();
    [[nodiscard]] NextStep beginEpoch(const TillProgress& progress, const UploadAnswer& answer);

    TillPort& m_store;
    const SigningKey& m_key;
    PublicKey m_officeKey;
    const Clock& m_clock;
    std::optional<std::uint64_t> m_resendFrom;
    std::optional<Partial> m_partial;
    std::optional<Taking> m_taking;
    std::optional<std::chrono::milliseconds> m_officeTimeOffset;
};

} // namespace huitou
