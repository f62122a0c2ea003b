// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/demo_record.h"

#include "core/base/crypto.h"
#include "core/ledger/event_chain.h"
#include "core/storage/office_store.h"
#include "core/sync/event_body.h"
#include "core/sync/office_side.h"

namespace huitou
{

namespace
{

constexpr std::uint32_t epoch = 1;

/// The till of the years before: closed, so the office sets nothing aside for it.
TillId formerTill()
{
    const Digest digest = sha256({bytesOf("huitou demonstration history")});
    return *TillId::fromBytes(ByteView(digest).first(TillId::byteCount));
}

void appendLog(OfficeTransaction& transaction, const std::vector<SaleFact>& sales)
{
    const TillId till = formerTill();
    Cursor cursor;
    cursor.current = false;
    for (const SaleFact& sale : sales) {
        Bytes body = encodeFact(sale);
        const Digest hash = eventHash(till, epoch, cursor.nextSeq, cursor.headHash, body);
        // The till was online: each sale arrived when it was made.
        transaction.appendRaw(till, {epoch, cursor.nextSeq, cursor.headHash, hash, std::move(body)}, sale.at, false);
        cursor.headHash = hash;
        ++cursor.nextSeq;
    }
    transaction.setCursor(till, epoch, cursor);
}

} // namespace

void recordDemoHistory(OfficeRoom& room, const DemoHistory& history, const std::vector<SaleFact>& sales)
{
    for (const DemoMember& member : history.members) {
        room.store.putMember(member.record);
    }
    room.store.transact([&](OfficeTransaction& transaction) { appendLog(transaction, sales); });
    // All in one transaction: each member is folded once.
    const std::size_t applied = room.side.applyPending(sales.size(), sales.size());
    HUITOU_CHECK(applied == sales.size());
}

} // namespace huitou
