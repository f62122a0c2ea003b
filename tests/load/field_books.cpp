// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/field_books.h"

#include "app/office/open_office.h"
#include "core/storage/key_provider.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"
#include "core/sync/event_body.h"
#include "tests/load/sold_sums.h"
#include "tests/support/till_process.h"

#include <algorithm>
#include <memory>
#include <variant>

namespace huitou::load
{

namespace
{

constexpr std::size_t eventsAtOnce = 500;
constexpr std::size_t bytesAtOnce = 1024 * 1024;

using SalesById = std::map<OpId, SaleFact>;

Result<std::unique_ptr<TillStore>> openTill(const std::filesystem::path& folder)
{
    return TillStore::open(folder, *keyProviderFor(TillFolder{folder}.key()));
}

Result<SalesByNumber> salesIn(TillStore& till)
{
    SalesByNumber sales;
    std::uint64_t seen = 0;
    for (;;) {
        const std::vector<ChainedEvent> events = till.eventsFrom(seen + 1, eventsAtOnce, bytesAtOnce);
        for (const ChainedEvent& event : events) {
            const Result<Fact> fact = decodeFact(event.body);
            if (!fact) {
                return fact.error();
            }
            if (const auto* sale = std::get_if<SaleFact>(&fact.value())) {
                sales.emplace(event.seq, *sale);
            }
        }
        if (events.empty()) {
            return sales;
        }
        seen = events.back().seq;
    }
}

std::uint64_t membersWithOtherSums(OfficeStore& office, const SalesById& sales)
{
    std::map<MemberId, MemberSums> expected;
    for (const auto& [op, sale] : sales) {
        if (sale.member) {
            expected[*sale.member] +=
                {.purchases = 1, .spentUnits = sale.paid.minorUnits(), .earnedHundredths = sale.earned.hundredths()};
        }
    }
    const auto differs = [&office](const auto& member) {
        return sumsOf(office.standing(member.first).value_or(Standing{})) != member.second;
    };
    return static_cast<std::uint64_t>(std::ranges::count_if(expected, differs));
}

} // namespace

Result<SalesByNumber> readSales(const std::filesystem::path& folder)
{
    const Result<std::unique_ptr<TillStore>> till = openTill(folder);
    return till ? salesIn(*till.value()) : Result<SalesByNumber>(till.error());
}

bool PromisedSales::take(const std::string& line)
{
    const std::string name = line.substr(0, line.find(' '));
    if (name == "tenderToPay") {
        ++m_begun;
    } else if (name == "doneAmount") {
        m_sum = test::digitsOf(line);
    } else if (name == "receiptNumber") {
        const std::string number = line.substr(line.rfind('-') + 1);
        m_paid.insert_or_assign(std::stoull(number), m_sum);
        return true;
    }
    return false;
}

std::uint64_t PromisedSales::brokenIn(const SalesByNumber& log) const
{
    if (m_isEarly) {
        return count() - std::min<std::uint64_t>(count(), log.size());
    }
    return static_cast<std::uint64_t>(std::ranges::count_if(m_paid, [&log](const auto& promise) {
        const auto found = log.find(promise.first);
        return found == log.end() || (found->second.paid + found->second.cashRounding).text() != promise.second;
    }));
}

bool FieldBooks::agree() const
{
    return events == acknowledged && events == atOffice && isSameHead && sales == salesAtOffice && sumsWrong == 0;
}

nlohmann::ordered_json FieldBooks::figures() const
{
    return {{"epoch", epoch},
            {"events", events},
            {"unsent", events - acknowledged},
            {"sales", sales},
            {"lost", sales > salesAtOffice ? sales - salesAtOffice : 0},
            {"doubled", salesAtOffice > sales ? salesAtOffice - sales : 0},
            {"sameHead", isSameHead && events == atOffice},
            {"sumsWrong", sumsWrong}};
}

Result<FieldBooks> readFieldBooks(const std::filesystem::path& tillFolder, const std::filesystem::path& officeFolder,
                                  const SalesByNumber& alsoSold, const Clock& clock)
{
    const Result<std::unique_ptr<TillStore>> till = openTill(tillFolder);
    if (!till) {
        return till.error();
    }
    const Result<SalesByNumber> inLog = salesIn(*till.value());
    if (!inLog) {
        return inLog.error();
    }
    SalesById sales;
    for (const SalesByNumber* log : {&inLog.value(), &alsoSold}) {
        for (const auto& [number, sale] : *log) {
            sales.emplace(sale.op, sale);
        }
    }
    const Result<std::unique_ptr<OpenOffice>> office = OpenOffice::open({officeFolder}, clock);
    if (!office) {
        return office.error();
    }
    while (office.value()->side().applyPending(eventsAtOnce) > 0) {
    }
    OfficeStore& store = office.value()->store();
    const TillProgress progress = till.value()->progress();
    const LogPiece piece = store.logPiece(progress.till, progress.epoch, 1, 1);
    FieldBooks books{.epoch = progress.epoch,
                     .events = progress.lastSeq,
                     .acknowledged = progress.acknowledgedSeq,
                     .atOffice = piece.end ? static_cast<std::uint64_t>(piece.end->nextSeq) - 1 : 0,
                     .isSameHead = piece.end && till.value()->hashAt(progress.lastSeq) == piece.end->headHash,
                     .sales = sales.size(),
                     .sumsWrong = membersWithOtherSums(store, sales)};
    for (const StarFigures& figures : store.figuresByStar({})) {
        books.salesAtOffice += static_cast<std::uint64_t>(figures.sales);
    }
    return books;
}

} // namespace huitou::load
