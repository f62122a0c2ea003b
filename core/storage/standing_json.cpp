// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/standing_json.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace huitou
{

namespace
{

using nlohmann::json;

/// Format 1 knew no lots, no pending points and no debt; it is still read.
constexpr int oldestFormat = 1;
constexpr int format = 2;

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

json toJson(const std::optional<Date>& date)
{
    return date ? toJson(*date) : json();
}

std::optional<Date> optionalDate(const json& value)
{
    return value.is_null() ? std::nullopt : std::optional(dateFrom(value));
}

Points pointsFrom(const json& value)
{
    return Points::fromHundredths(value.get<std::int64_t>());
}

// What there can be many of is an array of its fields, in their order.

json toJson(const Lot& lot)
{
    return json::array({lot.source.text(), toJson(lot.earned), toJson(lot.usableFrom), toJson(lot.expires),
                        lot.points.hundredths(), lot.expired.hundredths()});
}

Lot lotFrom(const json& value)
{
    return {.source = idFrom<OpId>(value.at(0)),
            .earned = dateFrom(value.at(1)),
            .usableFrom = dateFrom(value.at(2)),
            .expires = optionalDate(value.at(3)),
            .points = pointsFrom(value.at(4)),
            .expired = pointsFrom(value.at(5))};
}

json toJson(const Spending& spending)
{
    json parts = json::array();
    for (const Spending::Part& part : spending.parts) {
        parts.push_back(
            json::array({part.source.text(), toJson(part.earned), toJson(part.expires), part.points.hundredths()}));
    }
    return json::array({spending.sale.text(), toJson(spending.day), std::move(parts)});
}

Spending spendingFrom(const json& value)
{
    Spending spending{.sale = idFrom<OpId>(value.at(0)), .day = dateFrom(value.at(1)), .parts = {}};
    for (const json& part : value.at(2)) {
        spending.parts.push_back({.source = idFrom<OpId>(part.at(0)),
                                  .earned = dateFrom(part.at(1)),
                                  .expires = optionalDate(part.at(2)),
                                  .points = pointsFrom(part.at(3))});
    }
    return spending;
}

json toJson(const DayCount& count)
{
    return json::array({toJson(count.day), count.points.hundredths(), count.spentUnits});
}

DayCount dayCountFrom(const json& value)
{
    return {
        .day = dateFrom(value.at(0)), .points = pointsFrom(value.at(1)), .spentUnits = value.at(2).get<std::int64_t>()};
}

json toJson(const CycleEnd& end)
{
    return json::array({end.countBefore.hundredths(), end.starBefore, end.spentUnitsBefore});
}

CycleEnd cycleEndFrom(const json& value)
{
    return {.countBefore = pointsFrom(value.at(0)),
            .starBefore = value.at(1).get<std::uint32_t>(),
            .spentUnitsBefore = value.at(2).get<std::int64_t>()};
}

json toJson(const StarFloor& floor)
{
    return json::array({floor.star, toJson(floor.until), floor.otherwise});
}

StarFloor starFloorFrom(const json& value)
{
    return {.star = value.at(0).get<std::uint32_t>(),
            .until = optionalDate(value.at(1)),
            .otherwise = value.at(2).get<std::uint32_t>()};
}

json toJson(const PromotionUses& uses)
{
    return json::array({uses.promotion, uses.times});
}

PromotionUses promotionUsesFrom(const json& value)
{
    return {.promotion = value.at(0).get<std::string>(), .times = value.at(1).get<std::int32_t>()};
}

json toJson(const UsualArticle& usual)
{
    return {{"sku", usual.sku}, {"name", toJson(usual.name)}, {"purchases", usual.purchases}};
}

UsualArticle usualArticleFrom(const json& value)
{
    return {.sku = value.at("sku").get<std::string>(),
            .name = sentenceFrom(value.at("name")),
            .purchases = value.at("purchases").get<std::uint32_t>()};
}

json toJson(const Voucher& voucher)
{
    json object = {{"id", voucher.id.text()},
                   {"star", voucher.star},
                   {"value", toJson(voucher.value)},
                   {"from", toJson(voucher.from)},
                   {"used", voucher.used}};
    put(object, "until", voucher.until);
    if (!voucher.terms.empty()) {
        object["terms"] = voucher.terms;
    }
    if (voucher.withdrawn) {
        object["withdrawn"] = true;
    }
    return object;
}

Voucher voucherFrom(const json& object)
{
    return {.id = idFrom<VoucherId>(object.at("id")),
            .star = object.at("star").get<std::uint32_t>(),
            .terms = object.value("terms", std::string()),
            .value = moneyFrom(object.at("value")),
            .from = dateFrom(object.at("from")),
            .until = optionalDate(object, "until"),
            .used = object.at("used").get<bool>(),
            .withdrawn = object.value("withdrawn", false)};
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
            {"used", offer.used},
            {"withdrawn", offer.withdrawn}};
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
            .used = object.at("used").get<bool>(),
            .withdrawn = object.value("withdrawn", false)};
}

template <typename Item>
void put(json& object, const char* key, const std::vector<Item>& items)
{
    for (const Item& item : items) {
        object[key].push_back(toJson(item));
    }
}

template <typename Item, typename Read>
void take(const json& object, const char* key, std::vector<Item>& items, Read read)
{
    for (const json& value : object.value(key, json::array())) {
        items.push_back(read(value));
    }
}

void takeCounts(const json& object, Standing& standing)
{
    standing.day = object.contains("day") ? dateFrom(object.at("day")) : Date{};
    standing.cycle = pointsFrom(object, "cycle");
    standing.cycleSpentUnits = object.value("cycleSpent", std::int64_t{0});
    standing.cycleNumber = object.value("cycleNumber", std::uint32_t{1});
    standing.cycleBegan = optionalDate(object, "cycleBegan");
    take(object, "cycles", standing.cycles, cycleEndFrom);
    take(object, "window", standing.window, dayCountFrom);
    standing.star = object.value("star", std::uint32_t{0});
    standing.starAtCycle = object.value("starAtCycle", std::uint32_t{0});
    standing.starSince = optionalDate(object, "starSince");
    if (object.contains("floor")) {
        standing.floor = starFloorFrom(object.at("floor"));
    }
}

Standing standingFrom(const MemberId& member, const json& object)
{
    const int written = object.at("format").get<int>();
    if (written < oldestFormat || written > format) {
        throw std::invalid_argument("format");
    }
    Standing standing;
    standing.member = member;
    take(object, "lots", standing.lots, lotFrom);
    take(object, "spendings", standing.spendings, spendingFrom);
    standing.balance = pointsFrom(object, "balance");
    standing.pending = pointsFrom(object, "pending");
    standing.debt = pointsFrom(object, "debt");
    standing.lifetime = pointsFrom(object, "lifetime");
    standing.redeemed = pointsFrom(object, "redeemed");
    standing.expired = pointsFrom(object, "expired");
    takeCounts(object, standing);
    take(object, "vouchers", standing.vouchers, voucherFrom);
    take(object, "offers", standing.offers, [&member](const json& value) { return offerFrom(member, value); });
    take(object, "promotions", standing.promotionUses, promotionUsesFrom);
    take(object, "usual", standing.usual, usualArticleFrom);
    standing.purchases = object.value("purchases", std::uint32_t{0});
    standing.spent = moneyFrom(object.at("spent"));
    standing.discounts = moneyFrom(object.at("discounts"));
    standing.firstPurchase = optionalDate(object, "first");
    standing.lastPurchase = optionalDate(object, "last");
    if (object.contains("mergedInto")) {
        standing.mergedInto = idFrom<MemberId>(object.at("mergedInto"));
    }
    return standing;
}

void putCounts(json& object, const Standing& standing)
{
    put(object, "cycle", standing.cycle);
    if (standing.cycleSpentUnits != 0) {
        object["cycleSpent"] = standing.cycleSpentUnits;
    }
    put(object, "cycleBegan", standing.cycleBegan);
    put(object, "cycles", standing.cycles);
    put(object, "window", standing.window);
    if (standing.starAtCycle != 0) {
        object["starAtCycle"] = standing.starAtCycle;
    }
    put(object, "starSince", standing.starSince);
    if (standing.floor) {
        object["floor"] = toJson(*standing.floor);
    }
}

} // namespace

std::string writeStanding(const Standing& standing)
{
    json object = {{"format", format},
                   {"day", toJson(standing.day)},
                   {"cycleNumber", standing.cycleNumber},
                   {"star", standing.star},
                   {"purchases", standing.purchases},
                   {"spent", toJson(standing.spent)},
                   {"discounts", toJson(standing.discounts)}};
    put(object, "lots", standing.lots);
    put(object, "spendings", standing.spendings);
    put(object, "balance", standing.balance);
    put(object, "pending", standing.pending);
    put(object, "debt", standing.debt);
    put(object, "lifetime", standing.lifetime);
    put(object, "redeemed", standing.redeemed);
    put(object, "expired", standing.expired);
    putCounts(object, standing);
    put(object, "vouchers", standing.vouchers);
    put(object, "offers", standing.offers);
    put(object, "promotions", standing.promotionUses);
    put(object, "usual", standing.usual);
    put(object, "first", standing.firstPurchase);
    put(object, "last", standing.lastPurchase);
    if (standing.mergedInto) {
        object["mergedInto"] = standing.mergedInto->text();
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
