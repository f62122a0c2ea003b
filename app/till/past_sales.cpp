// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/past_sales.h"

#include "core/base/crypto.h"
#include "core/sync/event_body.h"

#include <algorithm>
#include <charconv>

namespace huitou
{

namespace
{

constexpr std::size_t eventsAtATime = 100;
constexpr std::size_t bytesAtATime = 1024 * 1024;

Error noSuchSale()
{
    return {ErrorCode::NotFound,
            {"This till has no sale with that number. Check the number, or look for the sale in the list.",
             "本机没有此单号的销售。请核对单号，或在列表中查找。"}};
}

Error inArchive()
{
    return {ErrorCode::NotAllowed,
            {"That sale is so old that it lies in the archive; goods of it are taken back by the office.",
             "该单已归档，请由总部办理退货。"}};
}

std::vector<ReturnFact> returnsOf(TillStore& store, const OpId& sale)
{
    std::vector<ReturnFact> returns;
    for (std::uint32_t number = 0;; ++number) {
        const std::optional<ChainedEvent> event = store.eventOf(returnOp(sale, number));
        if (!event) {
            return returns;
        }
        const Result<Fact> fact = decodeFact(event->body);
        HUITOU_CHECK(fact.ok() && std::holds_alternative<ReturnFact>(fact.value())); // this till wrote it
        returns.push_back(std::get<ReturnFact>(fact.value()));
    }
}

std::optional<SaleFact> saleIn(TillStore& store, std::uint32_t epoch, std::uint64_t seq)
{
    const std::optional<ChainedEvent> event = store.eventIn(epoch, seq);
    const Result<Fact> fact = event ? decodeFact(event->body) : Result<Fact>(noSuchSale());
    const auto* sale = fact.ok() ? std::get_if<SaleFact>(&fact.value()) : nullptr;
    return sale != nullptr ? std::optional(*sale) : std::nullopt;
}

bool isLeft(const PastSale& past)
{
    return std::ranges::none_of(past.returns, &ReturnFact::isWhole);
}

bool holds(const SaleFact& sale, const SalesWanted& wanted)
{
    if (wanted.member && sale.member != wanted.member) {
        return false;
    }
    return !wanted.sku || std::ranges::find(sale.lines, *wanted.sku, &SaleLineFact::sku) != sale.lines.end();
}

} // namespace

OpId returnOp(const OpId& sale, std::uint32_t number)
{
    Bytes count;
    appendLittleEndian(count, number, 4);
    const Digest digest = sha256({bytesOf("huitou return 1\n"), sale.bytes(), count});
    return OpId::fromBytes(ByteView(digest).first(OpId::byteCount)).value();
}

Result<PastSale> pastSale(TillStore& store, std::uint64_t seq, std::optional<std::uint32_t> epoch)
{
    std::optional<SaleFact> sale;
    std::vector<std::uint32_t> epochs = epoch ? std::vector{*epoch} : store.epochs();
    for (; seq > 0 && !sale && !epochs.empty(); epochs.pop_back()) {
        sale = saleIn(store, epochs.back(), seq);
    }
    if (!sale) {
        return noSuchSale();
    }
    if (!store.eventOf(sale->op)) {
        return inArchive(); // so are its returns, and nobody can tell what is left
    }
    return PastSale{.seq = seq, .sale = *sale, .returns = returnsOf(store, sale->op)};
}

std::vector<PastSale> latestSales(TillStore& store, const SalesWanted& wanted)
{
    std::vector<PastSale> found;
    const std::uint64_t last = store.progress().lastSeq;
    const std::uint64_t first = last > wanted.events ? last - wanted.events : 0;
    for (std::uint64_t end = last; end > first && found.size() < wanted.most;) {
        const std::uint64_t from = end > first + eventsAtATime ? end - eventsAtATime + 1 : first + 1;
        std::vector<ChainedEvent> events = store.eventsFrom(from, end - from + 1, bytesAtATime);
        for (auto event = events.rbegin(); event != events.rend() && found.size() < wanted.most; ++event) {
            const Result<Fact> fact = decodeFact(event->body);
            const auto* sale = fact.ok() ? std::get_if<SaleFact>(&fact.value()) : nullptr;
            if (sale != nullptr && event->seq <= end && holds(*sale, wanted) && store.eventOf(sale->op)) {
                PastSale past{.seq = event->seq, .sale = *sale, .returns = returnsOf(store, sale->op)};
                if (isLeft(past)) {
                    found.push_back(std::move(past));
                }
            }
        }
        end = from - 1;
    }
    return found;
}

std::optional<std::uint64_t> seqOfReceipt(const std::string& text, std::uint32_t tillNumber)
{
    std::string number = text;
    if (const std::size_t dash = text.find('-'); dash != std::string::npos) {
        if (text.substr(0, dash) != std::to_string(tillNumber)) {
            return std::nullopt;
        }
        number = text.substr(dash + 1);
    }
    std::uint64_t seq = 0;
    const char* end = number.data() + number.size();
    const auto [stop, failure] = std::from_chars(number.data(), end, seq);
    return failure == std::errc{} && stop == end && seq > 0 ? std::optional(seq) : std::nullopt;
}

} // namespace huitou
