// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/complete_sale.h"
#include "app/till/return_goods.h"
#include "app/till/till_application.h"
#include "core/pricing/price_basket.h"
#include "core/storage/key_provider.h"
#include "core/storage/till/shift_book.h"
#include "core/sync/event_body.h"
#include "tests/support/full_run.h"
#include "tests/support/till_driver/small_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <QTemporaryDir>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace huitou;

namespace
{

Money yuan(std::int64_t cents)
{
    return Money::fromMinor(cents, cny);
}

/// The sums that a shopkeeper would work out from a heap of receipts, added up without any rule of the report.
struct Heap {
    std::map<std::pair<std::int32_t, bool>, std::pair<std::int64_t, std::int64_t>> taxes; ///< rate, included: net, tax
    std::map<TenderKind, std::int64_t> tenders;
    std::int64_t turnover = 0;
    std::int64_t rounding = 0;
    std::int64_t drawer = 0; ///< what went in and out of it over the counter

    void put(const ReceiptContent& paper)
    {
        const std::int64_t sign = paper.paysBack ? -1 : 1;
        turnover += sign * paper.toPay.minorUnits();
        rounding += sign * paper.cashRounding.minorUnits();
        for (const TaxTotal& tax : paper.taxes) {
            auto& [net, amount] = taxes[{tax.taxBasisPoints, tax.included}];
            net += sign * tax.net.minorUnits();
            amount += sign * tax.tax.minorUnits();
        }
        for (const Tender& tender : paper.tenders) {
            tenders[tender.kind] += sign * tender.amount.minorUnits();
            drawer += tender.kind == TenderKind::Cash ? sign * tender.amount.minorUnits() : 0;
        }
    }
};

/// How often what makes sums hard was drawn.
struct Reach {
    int returns = 0;
    int voids = 0;
    int rounded = 0;
    int mixed = 0;
    int taxOnTop = 0;
    int ofEarlierShift = 0;
    int outside = 0; ///< receipts without a shift
};

/// What a report could do wrong.
enum class Fault {
    None,
    SaleForgotten,
    SaleTwice,
    RoundingForgotten,
    WrongRate,
    WalletAsCash,
    ReturnForgotten,
    VoidForgotten,
    CashTheWrongWay
};

/// A till that works shift after shift, at random: sales of everything that changes a receipt, returns, cash moved.
class WorkingTill
{
public:
    explicit WorkingTill(std::uint32_t seed) : m_random(seed)
    {
        const std::filesystem::path path = m_folder.path().toStdString();
        REQUIRE(SmallShop::make(path).ok());
        m_store = TillStore::open(path, *keyProviderFor(keyFileOf(path))).value();
        auto shop = std::make_shared<Shop>(*readShop(*m_store).value());
        shop->programmes.back().cashRounding = yuan(10);
        for (std::size_t at = 0; at < shop->book.articles.size(); ++at) {
            Article& article = shop->book.articles[at];
            article.taxBasisPoints = std::array{0, 300, 900, 1'300}[at % 4];
            article.taxIncluded = at % 5 != 0;
        }
        m_shop = shop;
    }

    Reach reach;

    void openShift(Money cash)
    {
        ShiftOpenedFact opened;
        opened.op = op();
        opened.at = m_now;
        opened.cash = cash;
        REQUIRE(m_store->shifts().begin(opened, {}).ok());
        m_drawer = cash.minorUnits();
        m_open = true;
    }
    void act()
    {
        m_now += std::chrono::minutes(3);
        if (between(0, 4) == 0 && !m_sales.empty()) {
            takeBack();
        } else if (m_open && between(0, 6) == 0) {
            moveCash();
        } else {
            sell();
        }
    }
    void check()
    {
        const std::optional<OpenShift> shift = m_store->shifts().open();
        REQUIRE(shift.has_value());
        CHECK(differences(shift->figures) == std::vector<std::string>{});
    }
    /// Whether a report that has that fault would be found now: its sums are worked out from the same log.
    [[nodiscard]] bool finds(Fault fault)
    {
        const std::uint64_t last = m_store->progress().lastSeq;
        return !differences(reportOf(m_store->eventsFrom(m_firstOfReport, last, SIZE_MAX), fault)).empty();
    }
    void closeShift()
    {
        ShiftClosedFact closed;
        closed.op = op();
        closed.at = m_now;
        closed.counted = yuan(m_drawer);
        const Result<std::uint64_t> seq = m_store->shifts().close(closed, {});
        REQUIRE(seq.ok());
        const auto fact = decodeFact(m_store->eventsFrom(seq.value(), 1, SIZE_MAX).at(0).body);
        CHECK(std::get<ShiftClosedFact>(fact.value()).expected == closed.counted);
        m_open = false;
        m_firstOfShift = m_sales.size();
        m_firstOfReport = seq.value() + 1;
        heap = {};
    }
    [[nodiscard]] int between(int least, int most) { return std::uniform_int_distribution(least, most)(m_random); }

    Heap heap; ///< the papers since the last Z report

private:
    /// In which of its sums a report says something else than the papers.
    [[nodiscard]] std::vector<std::string> differences(const ShiftFigures& figures) const
    {
        std::vector<std::string> found;
        const auto compare = [&found](const char* what, const auto& left, const auto& right) {
            if (left != right) {
                found.emplace_back(what);
            }
        };
        compare("turnover", figures.turnover().minorUnits(), heap.turnover);
        compare("cash rounding", figures.cashRounding().minorUnits(), heap.rounding);
        compare("drawer", figures.expectedCash().minorUnits(), m_drawer);
        std::map<std::pair<std::int32_t, bool>, std::pair<std::int64_t, std::int64_t>> taxes;
        for (const TaxTotal& tax : figures.taxes()) {
            taxes[{tax.taxBasisPoints, tax.included}] = {tax.net.minorUnits(), tax.tax.minorUnits()};
        }
        compare("taxes", taxes, heap.taxes);
        std::map<TenderKind, std::int64_t> tenders;
        std::int64_t taken = 0;
        for (const TenderFigures& tender : figures.tenders()) {
            tenders[tender.kind] = (tender.taken - tender.paidBack).minorUnits();
            taken += tenders[tender.kind];
        }
        compare("tenders", tenders, heap.tenders);
        compare("all tenders", taken, heap.turnover + heap.rounding);
        std::int64_t byStaff = 0;
        for (const StaffFigures& one : figures.staff()) {
            byStaff += one.paid.minorUnits();
        }
        compare("cashiers", byStaff, heap.turnover);
        return found;
    }
    /// The report of these events, made with a fault.
    [[nodiscard]] ShiftFigures reportOf(const std::vector<ChainedEvent>& events, Fault fault)
    {
        ShiftFigures figures(cny);
        bool hasForgotten = false; // one of them, for the faults that are about one
        for (const ChainedEvent& event : events) {
            Fact fact = decodeFact(event.body).value();
            if (auto* sale = std::get_if<SaleFact>(&fact)) {
                if (fault == Fault::SaleForgotten && !std::exchange(hasForgotten, true)) {
                    continue;
                }
                if (fault == Fault::SaleTwice && !std::exchange(hasForgotten, true)) {
                    figures.add(*sale);
                }
                if (fault == Fault::RoundingForgotten) {
                    sale->cashRounding = yuan(0);
                }
                if (fault == Fault::WrongRate) {
                    sale->lines.front().taxBasisPoints += 100;
                }
                if (fault == Fault::WalletAsCash) {
                    for (Tender& tender : sale->tenders) {
                        tender.kind = tender.kind == TenderKind::Wallet ? TenderKind::Cash : tender.kind;
                    }
                }
                figures.add(*sale);
            } else if (const auto* back = std::get_if<ReturnFact>(&fact)) {
                const bool isForgotten =
                    fault == Fault::ReturnForgotten || (fault == Fault::VoidForgotten && back->isVoid);
                if (!isForgotten) {
                    figures.add(*back, saleOf(*back));
                }
            } else if (auto* moved = std::get_if<CashMovedFact>(&fact)) {
                moved->isOut = fault == Fault::CashTheWrongWay ? !moved->isOut : moved->isOut;
                figures.add(*moved);
            } else if (const auto* opened = std::get_if<ShiftOpenedFact>(&fact)) {
                figures.add(*opened);
            }
        }
        return figures;
    }
    [[nodiscard]] SaleFact saleOf(const ReturnFact& back)
    {
        return std::get<SaleFact>(decodeFact(m_store->eventOf(back.sale)->body).value());
    }
    OpId op()
    {
        std::array<std::uint8_t, OpId::byteCount> bytes{};
        for (std::uint8_t& byte : bytes) {
            byte = static_cast<std::uint8_t>(between(0, 255));
        }
        return OpId{bytes};
    }
    const StaffMember& somebody() { return m_shop->staff[static_cast<std::size_t>(between(0, 1))]; }

    void sell()
    {
        PaidBasket paid{.op = op(),
                        .shop = m_shop,
                        .staff = somebody(),
                        .programme = m_shop->programmes.back(),
                        .lines = {},
                        .notes = {},
                        .approvedBy = {},
                        .priced = {},
                        .member = {},
                        .vouchers = {},
                        .businessDate = m_shop->calendar.businessDate(m_now),
                        .payment = Payment(yuan(0), yuan(0)),
                        .receiptKey = {}};
        Basket basket;
        for (int line = between(1, 4); line > 0; --line) {
            BasketLine one{m_shop->book.articles[static_cast<std::size_t>(between(0, 60))],
                           Quantity::pieces(between(1, 3))};
            if (one.article.weighed) {
                one.quantity = Quantity::fromThousandths(between(100, 2'500));
            }
            if (between(0, 3) == 0) {
                one.manual = ManualDiscount{.percentHundredths = between(1, 40) * 100, .reason = "dented"};
            }
            reach.taxOnTop += one.article.taxIncluded || one.article.taxBasisPoints == 0 ? 0 : 1;
            basket.lines.push_back(one);
        }
        basket.businessDate = paid.businessDate;
        const Result<PricedBasket> priced = priceBasket(paid.programme, basket);
        REQUIRE(priced.ok());
        paid.lines = basket.lines;
        paid.notes.resize(basket.lines.size());
        paid.priced = priced.value();
        const Money toPay = paid.priced.toPay;
        paid.payment = Payment(toPay, cashRoundingFor(paid.programme, toPay));
        pay(paid.payment, toPay);
        SaleCommit commit;
        commit.fact = saleFactOf(paid, m_now);
        commit.body = encodeFact(commit.fact);
        const Result<std::uint64_t> seq = m_store->commitSale(commit);
        REQUIRE(seq.ok());
        note(receiptOf(paid, m_now, 1, seq.value()));
        m_sales.push_back(seq.value());
    }
    void pay(Payment& payment, Money toPay)
    {
        const std::int64_t due = toPay.minorUnits();
        if (due > 300 && between(0, 2) == 0) {
            REQUIRE(payment.takeCard(yuan(due / 3), "A1B2C3", "4242").ok());
            REQUIRE(payment.takeWallet(yuan(due / 3)).ok());
            ++reach.mixed;
        } else if (between(0, 3) == 0) {
            REQUIRE(payment.takeWallet(toPay).ok());
        }
        if (!payment.isComplete()) {
            REQUIRE(payment.takeCash(payment.remaining(true) + yuan(between(0, 50) * 100)).ok());
        }
        reach.rounded += payment.cashRounding().isZero() ? 0 : 1;
    }
    void takeBack()
    {
        const std::size_t which = static_cast<std::size_t>(between(0, static_cast<int>(m_sales.size()) - 1));
        Result<PastSale> past = pastSale(*m_store, m_sales[which]);
        REQUIRE(past.ok());
        SaleToReturn sale{
            .past = std::move(past).value(), .soldOn = m_shop->calendar.businessDate(m_now), .member = {}};
        ReturnWish wish;
        wish.isVoid = between(0, 3) == 0;
        const SaleLineFact& line = sale.past.sale.lines.front();
        wish.goods = {{line.sku, line.quantity < Quantity::pieces(1) ? line.quantity : Quantity::pieces(1), 0U}};
        const StaffMember& staff = somebody();
        const Result<ReturnFact> planned = planWish(*m_shop, sale, wish, staff, m_now);
        if (!planned.ok()) {
            return; // nothing of it is left
        }
        ReturnCommit commit;
        commit.fact = planned.value();
        commit.body = encodeFact(commit.fact);
        const Result<std::uint64_t> seq = m_store->commitReturn(commit);
        REQUIRE(seq.ok());
        note(returnReceiptOf(*m_shop, sale, planned.value(), staff, seq.value()));
        ++(wish.isVoid ? reach.voids : reach.returns);
        reach.ofEarlierShift += which < m_firstOfShift ? 1 : 0;
    }
    void note(const ReceiptContent& paper)
    {
        Heap one;
        one.put(paper);
        heap.put(paper);
        m_drawer += one.drawer;
        reach.outside += m_open ? 0 : 1;
    }
    void moveCash()
    {
        CashMovedFact moved;
        moved.op = op();
        moved.at = m_now;
        moved.isOut = between(0, 1) == 0;
        moved.amount = yuan(between(1, 100'00));
        REQUIRE(m_store->shifts().moveCash(moved, {}).ok());
        m_drawer += moved.isOut ? -moved.amount.minorUnits() : moved.amount.minorUnits();
    }

    std::mt19937 m_random;
    QTemporaryDir m_folder;
    std::unique_ptr<TillStore> m_store;
    ShopPtr m_shop;
    Instant m_now = Instant{} + std::chrono::hours(24 * 365 * 56);
    bool m_open = false;
    std::int64_t m_drawer = 0;
    std::vector<std::uint64_t> m_sales;
    std::size_t m_firstOfShift = 0;
    std::uint64_t m_firstOfReport = 1; ///< event
};

} // namespace

SCENARIO("X and Z reports say what the receipts add up to, to the cent", "[till][shift]")
{
    WorkingTill till(20260309);
    const int shifts = test::isFullRun() ? 2'000 : 40;
    for (int shift = 0; shift < shifts; ++shift) {
        if (shift % 5 == 4) { // somebody sold before the shift was opened
            for (int early = till.between(1, 4); early > 0; --early) {
                till.act();
            }
        }
        till.openShift(yuan(till.between(0, 500) * 100));
        for (int step = till.between(3, 15); step > 0; --step) {
            till.act();
            if (step % 5 == 0) {
                till.check();
            }
        }
        till.check();
        till.closeShift();
    }
    // Drawn often enough that a wrong rule would have shown.
    CHECK(till.reach.returns > shifts / 4);
    CHECK(till.reach.voids > shifts / 10);
    CHECK(till.reach.rounded > shifts);
    CHECK(till.reach.mixed > shifts / 2);
    CHECK(till.reach.taxOnTop > shifts);
    CHECK(till.reach.ofEarlierShift > shifts / 10);
    CHECK(till.reach.outside > shifts / 10);
}

SCENARIO("A report with a fault in its sums is told from the receipts", "[till][shift]")
{
    constexpr std::array faults{Fault::SaleForgotten, Fault::SaleTwice,      Fault::RoundingForgotten,
                                Fault::WrongRate,     Fault::WalletAsCash,   Fault::ReturnForgotten,
                                Fault::VoidForgotten, Fault::CashTheWrongWay};
    WorkingTill till(20260310);
    std::map<Fault, int> found;
    constexpr int shifts = 20;
    for (int shift = 0; shift < shifts; ++shift) {
        till.openShift(yuan(till.between(0, 500) * 100));
        for (int step = 15; step > 0; --step) {
            till.act();
        }
        CHECK_FALSE(till.finds(Fault::None)); // the same sums without a fault
        for (const Fault fault : faults) {
            found[fault] += till.finds(fault) ? 1 : 0;
        }
        till.closeShift();
    }
    for (const Fault fault : faults) {
        INFO("fault " << static_cast<int>(fault));
        CHECK(found[fault] > shifts / 4);
    }
}
