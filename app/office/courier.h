// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/delivery/channel_settings.h"
#include "app/delivery/message_sender.h"
#include "app/office/office_room.h"
#include "core/members/member_link.h"
#include "core/storage/contact_desk.h"

#include <atomic>
#include <deque>
#include <memory>
#include <string>

namespace huitou
{

/// Empties the outbox: asks at the moment of each message whether it may still go, hands it to its sender, and writes
/// down what came of it. One thread.
///
/// A try is stored before the message goes. So a crash in between can repeat a message, under the same id, and can't
/// lose one.
class Courier
{
public:
    /// What carries messages; null where a channel is not set up.
    struct Senders {
        std::unique_ptr<MessageSender> mail;
        std::unique_ptr<MessageSender> messenger;
    };
    /// `room` outlives it. `publicUrl`: where members reach their pages.
    Courier(OfficeRoom& room, const ChannelSettings& settings, std::string publicUrl, Senders senders);

    /// Sends what is due and may go, no more in a minute than is set. Answers after how long to look again. Throws
    /// StorageError.
    [[nodiscard]] std::chrono::milliseconds round(const std::atomic<bool>& isStopping);

private:
    [[nodiscard]] bool sendOne(Instant now);
    [[nodiscard]] SendOutcome send(const ContactDesk::DueMessage& due);
    [[nodiscard]] Instant allowedFrom(const MemberRecord& member, Instant now) const;

    OfficeRoom& m_room;
    ContactDesk m_desk;
    std::optional<ContactHours> m_quiet;
    std::size_t m_perMinute;
    std::string m_publicUrl;
    Senders m_senders;
    LinkKey m_linkKey;
    std::deque<Instant> m_lastMinute; ///< when messages went
};

} // namespace huitou
