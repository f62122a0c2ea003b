// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_basket.h"
#include "core/programme/reader.h"
#include "core/programme/writer.h"

#include <algorithm>

namespace
{

using namespace huitou;

/// Two articles with everything that a member could use.
Basket fullBasket(const Programme& programme)
{
    Basket basket;
    for (const std::int64_t price : {std::int64_t{333}, std::int64_t{100'000'000'000}}) {
        BasketLine line;
        line.article.unitPrice = Money::fromMinor(price, programme.currency);
        line.article.taxBasisPoints = 1300;
        line.quantity = Quantity::pieces(3);
        basket.lines.push_back(line);
    }
    basket.shopper = Shopper{
        .member = {}, .star = static_cast<std::uint32_t>(programme.stars.size() / 2), .cycle = Points::whole(2999)};
    basket.vouchers.push_back({.id = {}, .value = Money::fromMinor(20'000, programme.currency)});
    for (const WinBackRule& rule : programme.winBack) {
        basket.offers.push_back(
            {.id = {}, .title = rule.title, .amountOff = rule.amountOff, .minimumSpend = rule.minimumSpend});
    }
    if (programme.redemption) {
        basket.redeem = std::max(programme.redemption->minimum, programme.redemption->points);
    }
    for (const Promotion& promotion : programme.promotions) {
        if (!promotion.code.empty()) {
            basket.codes.push_back(promotion.code);
        }
    }
    basket.businessDate = programme.validFrom;
    basket.nodeReached = true;
    return basket;
}

} // namespace

/// Whatever a programme file says: it is refused with an error, or it can be written out, and can price a basket.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ReadProgramme read = readProgramme({reinterpret_cast<const char*>(data), size});
    const bool hasError = std::any_of(read.findings.begin(), read.findings.end(), [](const Finding& finding) {
        return finding.severity == Finding::Severity::Error;
    });
    HUITOU_CHECK(hasError != read.programme.has_value());
    if (read.programme) {
        const std::string written = writeProgramme(*read.programme);
        HUITOU_CHECK(written.size() > 256 * 1024 || readProgramme(written).programme == read.programme);
        const auto priced = priceBasket(*read.programme, fullBasket(*read.programme));
        HUITOU_CHECK(!priced ||
                     priced.value().list - priced.value().discount + priced.value().taxAdded == priced.value().toPay);
    }
    return 0;
}
