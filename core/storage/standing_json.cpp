// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/standing_json.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr int format = 1;

json toJson(Money money)
{
    return json::array({money.minorUnits(), std::string(money.currency().code())});
}

json toJson(const Sentence& sentence)
{
    return json::array({sentence.en, sentence.zh});
}

json toJson(Date date)
{
    return date.time_since_epoch().count();
}

Money moneyFrom(const json& value)
{
    const std::optional<Currency> currency = Currency::fromCode(value.at(1).get_ref<const std::string&>());
    if (!currency) {
        throw std::invalid_argument("currency");
    }
    return Money::fromMinor(value.at(0).get<std::int64_t>(), *currency);
}

Sentence sentenceFrom(const json& value)
{
    return {value.at(0).get<std::string>(), value.at(1).get<std::string>()};
}

Date dateFrom(const json& value)
{
    return Date{std::chrono::days{value.get<std::int32_t>()}};
}

template <typename AnyId>
AnyId idFrom(const json& value)
{
    const std::optional<AnyId> id = AnyId::parse(value.get_ref<const std::string&>());
    if (!id) {
        throw std::invalid_argument("id");
    }
    return *id;
}

Points pointsFrom(const json& object, const char* key)
{
    return Points::fromHundredths(object.value(key, std::int64_t{0}));
}

void put(json& object, const char* key, Points points)
{
    if (!points.isZero()) {
        object[key] = points.hundredths();
    }
}

void put(json& object, const char* key, const std::optional<Date>& date)
{
    if (date) {
        object[key] = toJson(*date);
    }
}

std::optional<Date> optionalDate(const json& object, const char* key)
{
    return object.contains(key) ? std::optional(dateFrom(object.at(key))) : std::nullopt;
}

json toJson(const Voucher& voucher)
{
    json object = {{"id", voucher.id.text()},
                   {"star", voucher.star},
                   {"value", toJson(voucher.value)},
                   {"from", toJson(voucher.from)},
                   {"used", voucher.used}};
    put(object, "until", voucher.until);
    return object;
}

Voucher voucherFrom(const json& object)
{
    return {.id = idFrom<VoucherId>(object.at("id")),
            .star = object.at("star").get<std::uint32_t>(),
            .value = moneyFrom(object.at("value")),
            .from = dateFrom(object.at("from")),
            .until = optionalDate(object, "until"),
            .used = object.at("used").get<bool>()};
}

json toJson(const Offer& offer)
{
    const OfferIssuedFact& terms = offer.terms;
    return {{"id", terms.offer.text()},
            {"rule", terms.rule},
            {"title", toJson(terms.title)},
            {"why", toJson(terms.why)},
            {"off", toJson(terms.amountOff)},
            {"minimum", toJson(terms.minimumSpend)},
            {"from", toJson(terms.from)},
            {"until", toJson(terms.until)},
            {"used", offer.used}};
}

Offer offerFrom(const MemberId& member, const json& object)
{
    return {.terms = {.offer = idFrom<OfferId>(object.at("id")),
                      .member = member,
                      .rule = object.at("rule").get<std::string>(),
                      .title = sentenceFrom(object.at("title")),
                      .why = sentenceFrom(object.at("why")),
                      .amountOff = moneyFrom(object.at("off")),
                      .minimumSpend = moneyFrom(object.at("minimum")),
                      .from = dateFrom(object.at("from")),
                      .until = dateFrom(object.at("until"))},
            .used = object.at("used").get<bool>()};
}

Standing standingFrom(const MemberId& member, const json& object)
{
    if (object.at("format").get<int>() != format) {
        throw std::invalid_argument("format");
    }
    Standing standing;
    standing.member = member;
    standing.balance = pointsFrom(object, "balance");
    standing.lifetime = pointsFrom(object, "lifetime");
    standing.cycle = pointsFrom(object, "cycle");
    standing.cycleNumber = object.value("cycleNumber", std::uint32_t{1});
    standing.star = object.value("star", std::uint32_t{0});
    standing.purchases = object.value("purchases", std::uint32_t{0});
    standing.spent = moneyFrom(object.at("spent"));
    standing.discounts = moneyFrom(object.at("discounts"));
    standing.redeemed = pointsFrom(object, "redeemed");
    standing.firstPurchase = optionalDate(object, "first");
    standing.lastPurchase = optionalDate(object, "last");
    for (const json& voucher : object.value("vouchers", json::array())) {
        standing.vouchers.push_back(voucherFrom(voucher));
    }
    for (const json& offer : object.value("offers", json::array())) {
        standing.offers.push_back(offerFrom(member, offer));
    }
    for (const json& usual : object.value("usual", json::array())) {
        standing.usual.push_back({.sku = usual.at("sku").get<std::string>(),
                                  .name = sentenceFrom(usual.at("name")),
                                  .purchases = usual.at("purchases").get<std::uint32_t>()});
    }
    return standing;
}

} // namespace

std::string writeStanding(const Standing& standing)
{
    json object = {{"format", format},
                   {"cycleNumber", standing.cycleNumber},
                   {"star", standing.star},
                   {"purchases", standing.purchases},
                   {"spent", toJson(standing.spent)},
                   {"discounts", toJson(standing.discounts)}};
    put(object, "balance", standing.balance);
    put(object, "lifetime", standing.lifetime);
    put(object, "cycle", standing.cycle);
    put(object, "redeemed", standing.redeemed);
    put(object, "first", standing.firstPurchase);
    put(object, "last", standing.lastPurchase);
    for (const Voucher& voucher : standing.vouchers) {
        object["vouchers"].push_back(toJson(voucher));
    }
    for (const Offer& offer : standing.offers) {
        object["offers"].push_back(toJson(offer));
    }
    for (const UsualArticle& usual : standing.usual) {
        object["usual"].push_back({{"sku", usual.sku}, {"name", toJson(usual.name)}, {"purchases", usual.purchases}});
    }
    // What is no text is left out: a replacement would be longer than what it stands for, beyond a message's limits.
    return object.dump(-1, ' ', false, json::error_handler_t::ignore);
}

Result<Standing> readStanding(const MemberId& member, std::string_view text)
{
    try {
        return standingFrom(member, json::parse(text));
    } catch (const std::exception& failure) {
        // json's exceptions, and the two that this file throws itself: whatever it was, the row is not one of ours.
        return Error{ErrorCode::DamagedStore,
                     {"The stored standing of a member can't be read; the office's next answer replaces it.",
                      "某位会员的存储状态无法读取，总部下次应答时会替换。"},
                     failure.what()};
    }
}

} // namespace huitou
