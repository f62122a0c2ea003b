// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/stored_chain.h"

namespace huitou::test
{

namespace
{

constexpr std::size_t eventsAtOnce = 500;
constexpr OutletId outlet{3};

std::optional<OutletCalendar> calendarOf(OutletId)
{
    return OutletCalendar::create("Asia/Shanghai", std::chrono::minutes{0}).value();
}

} // namespace

OfficeAtWork::OfficeAtWork(std::unique_ptr<OfficeStore> openStore, const SigningKey& key, const Clock& clock)
    : store(std::move(openStore)), side(*store, key, clock, calendarOf)
{
}

void OfficeAtWork::applyAll()
{
    while (side.applyPending(eventsAtOnce) == eventsAtOnce) {
    }
}

StoredChain::StoredChain() : clock(at("2026-03-10")), key(SigningKey::fromSeed({200})) {}

std::unique_ptr<OfficeAtWork> StoredChain::office(std::unique_ptr<OfficeStore> store) const
{
    return std::make_unique<OfficeAtWork>(std::move(store), key, clock);
}

ShopTill& StoredChain::addTill(OfficeAtWork& office, std::uint8_t number)
{
    tills.push_back(std::make_unique<ShopTill>(number, outlet, key.publicKey(), clock));
    office.store->addTill(tills.back()->registration());
    return *tills.back();
}

Result<NextStep> StoredChain::exchange(ShopTill& till, OfficeAtWork& office)
{
    const Result<Bytes> upload = till.side->nextUpload();
    if (!upload) {
        return upload.error();
    }
    const Result<Bytes> answer = office.side.answer(till.id(), upload.value());
    if (!answer) {
        return answer.error();
    }
    return till.side->takeAnswer(answer.value());
}

void StoredChain::settle(ShopTill& till, OfficeAtWork& office)
{
    bool more = true;
    while (more) {
        const TillProgress before = till.store.progress();
        const Result<NextStep> step = exchange(till, office);
        HUITOU_CHECK(step.ok() && step.value() != NextStep::Fenced);
        office.applyAll();
        const TillProgress now = till.store.progress();
        more = step.value() != NextStep::Rest || now.grantApplied != before.grantApplied ||
               now.directoryVersion != before.directoryVersion;
    }
}

SaleFact StoredChain::sale(std::int64_t yuan, std::optional<MemberId> buyer) const
{
    return saleOf(yuan, buyer, clock.time, outlet);
}

ReturnFact StoredChain::undone(const SaleFact& sale)
{
    ReturnFact fact;
    fact.op = randomId<OpId>();
    fact.sale = sale.op;
    fact.isVoid = true;
    fact.isWhole = true;
    fact.outlet = sale.outlet;
    fact.at = sale.at;
    fact.member = sale.member;
    for (std::size_t line = 0; line < sale.lines.size(); ++line) {
        fact.lines.push_back(
            {static_cast<std::uint32_t>(line), sale.lines[line].quantity, sale.lines[line].net, sale.lines[line].tax});
    }
    fact.refund = sale.paid;
    fact.takenBack = sale.earned;
    return fact;
}

} // namespace huitou::test
