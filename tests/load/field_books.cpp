// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/field_books.h"

#include "app/office/open_office.h"
#include "core/storage/key_provider.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"
#include "core/sync/event_body.h"

#include <memory>
#include <variant>

namespace huitou::load
{

namespace
{

constexpr std::size_t eventsAtOnce = 500;
constexpr std::size_t bytesAtOnce = 1024 * 1024;

Result<std::unique_ptr<TillStore>> openTill(const std::filesystem::path& folder)
{
    const std::unique_ptr<KeyProvider> keys = keyProviderFor(TillFolder{folder}.key());
    return TillStore::open(folder, *keys);
}

/// Of the epoch that the till is in.
Result<SalesById> salesIn(TillStore& till)
{
    SalesById sales;
    std::uint64_t seen = 0;
    for (;;) {
        const std::vector<ChainedEvent> events = till.eventsFrom(seen + 1, eventsAtOnce, bytesAtOnce);
        for (const ChainedEvent& event : events) {
            const Result<Fact> fact = decodeFact(event.body);
            if (!fact) {
                return fact.error();
            }
            if (const auto* sale = std::get_if<SaleFact>(&fact.value())) {
                sales.emplace(sale->op, *sale);
            }
        }
        if (events.empty()) {
            return sales;
        }
        seen += events.size();
    }
}

OfficeSums compareIn(OpenOffice& office, const SalesById& sales)
{
    while (office.side().applyPending(eventsAtOnce) > 0) {
    }
    OfficeSums sums;
    for (const StarFigures& figures : office.store().figuresByStar({})) {
        sums.sales += static_cast<std::uint64_t>(figures.sales);
    }
    std::map<MemberId, MemberSums> expected;
    for (const auto& [op, sale] : sales) {
        if (sale.member) {
            expected[*sale.member] +=
                {.purchases = 1, .spentUnits = sale.paid.minorUnits(), .earnedHundredths = sale.earned.hundredths()};
        }
    }
    for (const auto& [member, wanted] : expected) {
        sums.sumsWrong += sumsOf(office.store().standing(member).value_or(Standing{})) == wanted ? 0 : 1;
    }
    return sums;
}

} // namespace

Result<SalesById> readSales(const std::filesystem::path& folder)
{
    const Result<std::unique_ptr<TillStore>> till = openTill(folder);
    return till ? salesIn(*till.value()) : Result<SalesById>(till.error());
}

Result<OfficeSums> compareWith(const SalesById& sales, const std::filesystem::path& folder, const Clock& clock)
{
    const Result<std::unique_ptr<OpenOffice>> office = OpenOffice::open({folder}, clock);
    return office ? compareIn(*office.value(), sales) : Result<OfficeSums>(office.error());
}

bool FieldBooks::agree() const
{
    return events == acknowledged && events == atOffice && isSameHead && sales == salesAtOffice && sumsWrong == 0;
}

nlohmann::ordered_json FieldBooks::figures() const
{
    return {{"events", events},
            {"unsent", events - acknowledged},
            {"sales", sales},
            {"lost", sales > salesAtOffice ? sales - salesAtOffice : 0},
            {"doubled", salesAtOffice > sales ? salesAtOffice - sales : 0},
            {"sameHead", isSameHead && events == atOffice},
            {"sumsWrong", sumsWrong}};
}

Result<FieldBooks> readFieldBooks(const std::filesystem::path& tillFolder, const std::filesystem::path& officeFolder,
                                  const Clock& clock)
{
    const Result<std::unique_ptr<TillStore>> till = openTill(tillFolder);
    if (!till) {
        return till.error();
    }
    const Result<SalesById> sales = salesIn(*till.value());
    if (!sales) {
        return sales.error();
    }
    const Result<std::unique_ptr<OpenOffice>> office = OpenOffice::open({officeFolder}, clock);
    if (!office) {
        return office.error();
    }
    const TillProgress progress = till.value()->progress();
    const OfficeSums sums = compareIn(*office.value(), sales.value());
    const LogPiece piece = office.value()->store().logPiece(progress.till, progress.epoch, 1, 1);
    return FieldBooks{.events = progress.lastSeq,
                      .acknowledged = progress.acknowledgedSeq,
                      .atOffice = piece.end ? static_cast<std::uint64_t>(piece.end->nextSeq) - 1 : 0,
                      .isSameHead = piece.end && till.value()->hashAt(progress.lastSeq) == piece.end->headHash,
                      .sales = sales.value().size(),
                      .salesAtOffice = sums.sales,
                      .sumsWrong = sums.sumsWrong};
}

} // namespace huitou::load
