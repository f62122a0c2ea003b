// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/sold_books.h"

#include "core/storage/till_store.h"
#include "core/sync/event_body.h"
#include "printer/escpos/escpos.h"
#include "printer/layout/print_document.h"
#include "tests/support/till_process.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

namespace huitou::crash
{

namespace
{

constexpr std::size_t eventsAtOnce = 500;
constexpr std::uint32_t mostCopies = 5;

std::string sumOf(const SaleFact& sale)
{
    return (sale.paid + sale.cashRounding).text();
}

/// The event's number in a receipt's: 123 of "1-000123"; 0 when there is none.
std::uint64_t numberIn(std::string_view text)
{
    const std::size_t dash = text.rfind('-');
    const std::string digits(dash == std::string_view::npos ? "" : text.substr(dash + 1));
    const bool isNumber = digits.size() == 6 && std::all_of(digits.begin(), digits.end(),
                                                            [](char each) { return each >= '0' && each <= '9'; });
    return isNumber ? std::stoull(digits) : 0;
}

bool names(const PrintDocument& document, std::uint64_t seq)
{
    return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const PrintBlock& block) {
        const auto* text = std::get_if<TextBlock>(&block);
        return text != nullptr && (numberIn(text->left) == seq || numberIn(text->right) == seq);
    });
}

bool sums(const PrintDocument& document, const std::string& sum)
{
    return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const PrintBlock& block) {
        const auto* text = std::get_if<TextBlock>(&block);
        return text != nullptr && text->size != TextSize::Normal && test::digitsOf(text->right) == sum;
    });
}

} // namespace

void SoldBooks::trouble(std::uint64_t& figure, const std::string& what)
{
    ++figure;
    m_trouble += (m_trouble.empty() ? "" : "; ") + what;
}

std::string SoldBooks::takeTrouble()
{
    return std::exchange(m_trouble, {});
}

void SoldBooks::compare(TillStore& store, const std::vector<SoldOnScreen>& life, const Bytes& paper)
{
    const std::uint64_t before = m_sales.size();
    readLog(store);
    compareScreen(before, life);
    readPaper(paper);
    compareSums(store);
}

void SoldBooks::readLog(TillStore& store)
{
    if (!m_sales.empty() && store.hashAt(m_sales.size()) != m_head) {
        trouble(m_figures.lost, "what was in the log is gone or another");
    }
    const TillIdentity& identity = store.identity();
    for (;;) {
        const std::vector<ChainedEvent> events = store.eventsFrom(m_sales.size() + 1, eventsAtOnce, SIZE_MAX);
        for (const ChainedEvent& event : events) {
            const std::uint64_t seq = m_sales.size() + 1;
            if (event.seq != seq || event.previousHash != m_head ||
                event.hash != eventHash(identity.till, event.epoch, event.seq, event.previousHash, event.body)) {
                trouble(m_figures.gaps, "event " + std::to_string(event.seq) + " does not follow");
            }
            const Result<Fact> fact = decodeFact(event.body);
            const SaleFact* sale = fact ? std::get_if<SaleFact>(&fact.value()) : nullptr;
            if (sale == nullptr) {
                trouble(m_figures.different, "event " + std::to_string(seq) + " is no sale");
            }
            m_head = event.hash;
            m_sales.push_back(sale != nullptr ? *sale : SaleFact{});
            readReceipt(store, seq, m_sales.back());
        }
        if (events.empty()) {
            m_figures.stored = m_sales.size();
            return;
        }
    }
}

void SoldBooks::readReceipt(TillStore& store, std::uint64_t seq, const SaleFact& fact)
{
    const std::optional<PrintJob> job = store.printJobOf(seq);
    const Result<PrintDocument> document =
        job ? decodePrintDocument(job->document) : Result<PrintDocument>(Error{ErrorCode::NotFound, {}});
    if (!document || !names(document.value(), seq) || !sums(document.value(), sumOf(fact))) {
        trouble(m_figures.different, "the receipt of event " + std::to_string(seq) + " does not say what was sold");
        return;
    }
    const PrinterProfile profile;
    m_printable[escPosBytes(document.value(), profile)] = {.seq = seq, .copy = 0};
    for (std::uint32_t copy = 1; copy <= mostCopies; ++copy) {
        m_printable[escPosBytes(asCopy(document.value(), copy), profile)] = {.seq = seq, .copy = copy};
    }
}

void SoldBooks::compareScreen(std::uint64_t before, const std::vector<SoldOnScreen>& life)
{
    const std::uint64_t added = m_sales.size() - before;
    const auto promised = static_cast<std::uint64_t>(
        std::count_if(life.begin(), life.end(), [](const SoldOnScreen& sold) { return sold.isPromised; }));
    m_figures.acknowledged += promised;
    if (added < promised) {
        trouble(m_figures.lost, "an acknowledged sale is not in the log");
        m_figures.lost += promised - added - 1;
    }
    if (added > life.size()) {
        trouble(m_figures.doubled, "the log has a sale that nobody made");
        m_figures.doubled += added - life.size() - 1;
    }
    m_figures.notBegun += added < life.size() ? life.size() - std::max(added, promised) : 0;
    m_figures.onTheWay += added > promised ? added - promised : 0;
    for (std::size_t index = 0; index < std::min<std::size_t>(added, life.size()); ++index) {
        const std::uint64_t seq = before + index + 1;
        const std::string sum = sumOf(m_sales[seq - 1]);
        const SoldOnScreen& sold = life[index];
        if (sold.toPay != sum || (sold.receipt && (numberIn(*sold.receipt) != seq || sold.paid != sum))) {
            trouble(m_figures.different, "the screen of event " + std::to_string(seq) + " said something else");
        }
    }
}

void SoldBooks::readPaper(const Bytes& paper)
{
    constexpr std::array<std::uint8_t, 4> cut{0x1D, 'V', 'B', 0};
    for (;;) {
        const auto begin = paper.begin() + static_cast<std::ptrdiff_t>(m_paperRead);
        auto end = std::search(begin, paper.end(), cut.begin(), cut.end());
        if (end == paper.end()) {
            return;
        }
        end += cut.size();
        m_paperRead = static_cast<std::size_t>(end - paper.begin());
        // A receipt that was cut off stands before the next one on the same piece of paper.
        const Bytes piece(begin, end);
        const auto printed = std::find_if(m_printable.begin(), m_printable.end(), [&](const auto& each) {
            return each.first.size() <= piece.size() &&
                   std::equal(each.first.rbegin(), each.first.rend(), piece.rbegin());
        });
        if (printed == m_printable.end()) {
            trouble(m_figures.different, "a paper is of no sale in the log");
            continue;
        }
        const Receipt& receipt = printed->second;
        ++m_figures.papers;
        m_figures.copies += receipt.copy > 0 ? 1 : 0;
        m_onPaper.insert(receipt.seq);
        if (receipt.copy == 0 && !m_firstPrints.insert(receipt.seq).second) {
            trouble(m_figures.doubled, "receipt " + std::to_string(receipt.seq) + " was printed twice without COPY");
        }
    }
}

void SoldBooks::compareSums(TillStore& store)
{
    struct Sums {
        Points earned;
        Points redeemed;
        Money spent = Money::zero(cny);
        std::uint32_t sales = 0;
    };
    std::map<MemberId, Sums> expected;
    for (const SaleFact& sale : m_sales) {
        if (sale.member) {
            Sums& sums = expected[*sale.member];
            sums.earned += sale.earned;
            sums.redeemed += sale.redeemed;
            sums.spent += sale.paid;
            ++sums.sales;
        }
    }
    for (const auto& [member, sums] : expected) {
        const std::optional<MemberAtTill> at = store.member(member);
        if (!at || at->ownEarned != sums.earned || at->ownRedeemed != sums.redeemed || at->ownSpent != sums.spent ||
            at->ownSales != sums.sales) {
            trouble(m_figures.sumsWrong, "a member's sums are not those of the log");
        }
    }
    if (const std::uint64_t unsent = store.unsent().count; unsent != m_sales.size()) {
        trouble(m_figures.sumsWrong, "the office would be sent " + std::to_string(unsent) + " events");
    }
}

void SoldBooks::finish(const Bytes& paper)
{
    readPaper(paper);
    for (std::uint64_t seq = 1; seq <= m_sales.size(); ++seq) {
        if (!m_onPaper.contains(seq)) {
            trouble(m_figures.different, "receipt " + std::to_string(seq) + " never came out");
        }
    }
}

} // namespace huitou::crash
