// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/answer.h"

#include "core/ledger/lots.h"
#include "core/ledger/rights.h"
#include "core/trial/shopper.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace huitou::trial
{

namespace
{

using json = nlohmann::ordered_json;

const char* kindWord(DiscountKind kind)
{
    switch (kind) {
    case DiscountKind::Star: return "star";
    case DiscountKind::Offer: return "offer";
    case DiscountKind::Voucher: return "voucher";
    case DiscountKind::Points: return "points";
    case DiscountKind::Promotion: return "promotion";
    case DiscountKind::Manual: return "manual";
    case DiscountKind::Reward: return "reward";
    }
    return "";
}

const char* kindWord(TenderKind kind)
{
    switch (kind) {
    case TenderKind::Cash: return "cash";
    case TenderKind::Card: return "card";
    case TenderKind::Wallet: return "wallet";
    case TenderKind::GiftCard: return "giftcard";
    }
    return "";
}

json dateOrNull(const std::optional<Date>& day)
{
    return day ? json(formatDate(*day)) : json(nullptr);
}

json textsOf(const std::vector<Sentence>& sentences, Language language)
{
    json texts = json::array();
    for (const Sentence& sentence : sentences) {
        texts.push_back(sentence.in(language));
    }
    return texts;
}

struct VoucherWorth {
    const char* kind;
    std::string value;
};

VoucherWorth worthOf(const Voucher& voucher, const Programme& programme)
{
    const auto terms = std::ranges::find(programme.vouchers, voucher.terms, &VoucherTerms::id);
    if (voucher.terms.empty() || terms == programme.vouchers.end()) {
        return {"amount", voucher.value.text()};
    }
    const Benefit& gives = terms->gives;
    switch (gives.kind) {
    case BenefitKind::Amount: return {"amount", gives.amount.text()};
    case BenefitKind::Percent:
    case BenefitKind::Cheapest: return {"percent", formatDecimalShort(gives.percentHundredths, 2)};
    case BenefitKind::Articles: return {"article", std::to_string(gives.pieces)};
    }
    return {"", ""};
}

const char* stateWord(VoucherState state)
{
    switch (state) {
    case VoucherState::Used: return "used";
    case VoucherState::Withdrawn: return "withdrawn";
    case VoucherState::NotYet: return "pending";
    case VoucherState::Ended: return "expired";
    case VoucherState::Usable: return "usable";
    }
    return "";
}

json lotsOf(const ShownStanding& shown)
{
    Standing standing = shown.standing;
    const LotBook book(shown.programme, standing, nullptr);
    json lots = json::array();
    for (const Lot& lot : standing.lots) {
        if (lot.points > Points{}) {
            lots.push_back({{"points", lot.points.text()}, {"expires", dateOrNull(book.lastDayOf(lot))}});
        }
    }
    return lots;
}

/// What counts for the star: points or money, as the ladder measures.
std::string countText(const ShownStanding& shown)
{
    const StarCounted count = countedFor(shown.programme, shown.standing);
    return shown.programme.ladder.measure == LadderMeasure::Points ? count.points.text() : count.spend.text();
}

json vouchersOf(const ShownStanding& shown, VoucherNames& names)
{
    json vouchers = json::array();
    for (const Voucher& voucher : shown.standing.vouchers) {
        if (voucher.from == Date{}) {
            continue; // another member's, used here
        }
        const VoucherWorth worth = worthOf(voucher, shown.programme);
        vouchers.push_back({{"id", names.nameOf(voucher.id)},
                            {"kind", worth.kind},
                            {"value", worth.value},
                            {"from", formatDate(voucher.from)},
                            {"until", dateOrNull(voucher.until)},
                            {"state", stateWord(voucherStateOn(voucher, shown.standing.day))}});
    }
    return vouchers;
}

json discountsOf(const Receipt& receipt, Language language)
{
    json discounts = json::array();
    for (const Discount& discount : receipt.discounts) {
        discounts.push_back({{"reason", discount.reason.in(language)},
                             {"amount", discount.amount.text()},
                             {"kind", kindWord(discount.kind)},
                             {"id", discount.id}});
    }
    return discounts;
}

json taxesOf(const Receipt& receipt)
{
    json taxes = json::array();
    for (const TaxTotal& tax : receipt.taxes) {
        if (tax.taxBasisPoints != 0) {
            taxes.push_back({{"rate", formatDecimalShort(tax.taxBasisPoints, 2)},
                             {"included", tax.included},
                             {"net", (tax.net - tax.tax).text()},
                             {"tax", tax.tax.text()},
                             {"total", tax.net.text()}});
        }
    }
    return taxes;
}

json tendersOf(const Receipt& receipt)
{
    json tenders = json::array();
    for (const Tender& tender : receipt.tenders) {
        json entry{{"kind", kindWord(tender.kind)}, {"amount", tender.amount.text()}};
        if (tender.kind == TenderKind::GiftCard) {
            entry["id"] = tender.giftCard;
        }
        tenders.push_back(std::move(entry));
    }
    return tenders;
}

} // namespace

std::string starId(const Programme& programme, std::uint32_t star)
{
    return star >= 1 && star <= programme.stars.size() ? programme.stars[star - 1].id : std::string{};
}

Answer::Answer(Language language) : m_language(language), m_content(std::make_unique<json>(json{{"ok", true}})) {}
Answer::~Answer() = default;
Answer::Answer(Answer&&) noexcept = default;
Answer& Answer::operator=(Answer&&) noexcept = default;

void Answer::sale(const Receipt& receipt)
{
    json rewards = json::array();
    for (const ClaimedReward& reward : receipt.rewards) {
        rewards.push_back({{"id", reward.id},
                           {"qty", std::to_string(reward.times)},
                           {"points", reward.points.text()},
                           {"amount", reward.amount.text()}});
    }
    (*m_content)["sale"] = json{{"id", receipt.id},
                                {"gross", receipt.gross.text()},
                                {"discounts", discountsOf(receipt, m_language)},
                                {"tax_added", receipt.taxAdded.text()},
                                {"taxes", taxesOf(receipt)},
                                {"paid", receipt.paid.text()},
                                {"refund", receipt.refund.text()},
                                {"earned", receipt.earned.text()},
                                {"redeemed", receipt.redeemed.text()},
                                {"rewards", std::move(rewards)},
                                {"rounding", receipt.cashRounding.text()},
                                {"tenders", tendersOf(receipt)}};
}

void Answer::giftCards(const std::vector<CardAnswer>& cards)
{
    json list = json::array();
    for (const CardAnswer& card : cards) {
        list.push_back({{"id", card.id}, {"balance", card.balance.text()}, {"state", card.state}});
    }
    (*m_content)["giftcards"] = std::move(list);
}

void Answer::most(const Most& most)
{
    json rewards = json::array();
    for (const RewardInBasket& reward : most.rewards) {
        rewards.push_back({{"id", reward.id}, {"qty", std::to_string(reward.times)}});
    }
    (*m_content)["most"] = json{{"rewards", std::move(rewards)}, {"redeem", most.redeem.text()}};
}

void Answer::hints(const std::vector<Sentence>& hints)
{
    if (!hints.empty()) {
        (*m_content)["hints"] = textsOf(hints, m_language);
    }
}

void Answer::late(const std::vector<Sentence>& differences)
{
    if (!differences.empty()) {
        (*m_content)["late"] = textsOf(differences, m_language);
    }
}

void Answer::changes(const std::vector<Change>& changes)
{
    json list = json::array();
    for (const Change& change : changes) {
        json entry{{"member", change.member}};
        if (change.star != change.starBefore) {
            entry["star_before"] = change.starBefore;
            entry["star"] = change.star;
        }
        if (!change.expired.isZero()) {
            entry["expired"] = change.expired.text();
        }
        if (!change.gifts.empty()) {
            entry["gifts"] = change.gifts;
        }
        list.push_back(std::move(entry));
    }
    (*m_content)["review"] = std::move(list);
}

void Answer::standing(const char* key, const ShownStanding& shown, VoucherNames& names)
{
    const Standing& standing = shown.standing;
    json content{{"balance", standing.balance.text()},
                 {"pending", standing.pending.text()},
                 {"lifetime", standing.lifetime.text()},
                 {"cycle", countText(shown)},
                 {"star", starId(shown.programme, standing.star)},
                 {"debt", standing.debt.text()},
                 {"lots", lotsOf(shown)},
                 {"vouchers", vouchersOf(shown, names)}};
    if (shown.earnedSince) {
        content["earned_since"] = shown.earnedSince->text();
    }
    (*m_content)[key] = std::move(content);
}

std::string Answer::body() const
{
    return m_content->dump(-1, ' ', false, json::error_handler_t::replace).substr(1);
}

std::string Answer::refusal(const Error& error, Language language)
{
    const json content{
        {"ok", false},
        {"error", {{"code", errorCodeWord(error.code)}, {"message", error.message.in(language)}}},
    };
    return content.dump(-1, ' ', false, json::error_handler_t::replace).substr(1);
}

std::string Answer::numbered(std::size_t step, const std::string& body)
{
    return "{\"step\":" + std::to_string(step) + "," + body;
}

} // namespace huitou::trial
