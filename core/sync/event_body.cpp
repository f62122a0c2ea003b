// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"

#include "core/sync/fact_fields.h"
#include "core/sync/wire_codec.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

/// Room for the largest fact that fits into a body.
constexpr std::size_t factMemory = 2 * 1024 * 1024;

/// Kind, amount and three texts.
constexpr std::size_t largestTender = 1 + 8 + (2 + 64) + (2 + 4) + (2 + FactLimits::idBytes);

Error tooMuchForOneSale()
{
    return Error{ErrorCode::TooLarge,
                 {"This sale is too long for one record. Take some of the goods out, or use fewer vouchers and "
                  "rewards, and sell the rest apart.",
                  "本单内容过多，一条记录放不下。请移除部分商品，或少用几张券和奖励，其余另开一单。"}};
}

bool countsFit(const SaleFact& sale)
{
    const bool linesFit = std::ranges::all_of(sale.lines, [](const SaleLineFact& line) {
        return line.discounts.size() <= FactLimits::discountsOfLine && line.labels.size() <= FactLimits::labels &&
               std::ranges::all_of(line.discounts, [](const DiscountFact& discount) {
                   return discount.id.size() <= FactLimits::reasonBytes;
               });
    });
    return linesFit && sale.lines.size() <= FactLimits::lines && sale.tenders.size() <= FactLimits::tenders &&
           sale.vouchers.size() <= FactLimits::rights && sale.offers.size() <= FactLimits::rights &&
           sale.rewards.size() <= FactLimits::rewards && sale.earnedBy.size() <= FactLimits::rules &&
           sale.promotions.size() <= FactLimits::rules;
}

} // namespace

Status checkFits(const SaleFact& sale)
{
    if (!countsFit(sale)) {
        return tooMuchForOneSale();
    }
    const Fact fact{sale};
    const std::size_t room = (FactLimits::tenders - sale.tenders.size()) * largestTender;
    return wire::encodeInPlace(fact).size() + room <= FactLimits::claimedBytes ? Status{} : Status{tooMuchForOneSale()};
}

Bytes encodeFact(const Fact& fact)
{
    Bytes body = wire::encode(fact);
    HUITOU_CHECK(body.size() <= FactLimits::bodyBytes);
    return body;
}

Result<Fact> decodeFact(ByteView bytes)
{
    if (bytes.size() > FactLimits::bodyBytes) {
        return wire::malformed();
    }
    Result<wire::VersionedFact> read = wire::decode<wire::VersionedFact>(bytes, factMemory);
    return read ? Result<Fact>(std::move(read).value().fact) : Result<Fact>(read.error());
}

} // namespace huitou
