// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ledger/return_fact.h"
#include "core/ledger/sale_fact.h"
#include "core/ledger/standing.h"
#include "core/programme/programme.h"
#include "core/trial/voucher_names.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The answers of `huitou programme try`, as docs/programme-try.md promises them: the one place that writes them.
namespace huitou::trial
{

/// What a step did at the till: a sale, a return, a gift card sold or taken back.
struct Receipt {
    std::string id;
    Money gross = Money::zero(cny);
    std::vector<Discount> discounts;
    std::vector<TaxTotal> taxes;
    Money taxAdded = Money::zero(cny);
    Money paid = Money::zero(cny);
    Money refund = Money::zero(cny);
    Points earned;   ///< below zero: taken back
    Points redeemed; ///< below zero: given back
    std::vector<ClaimedReward> rewards;
    Money cashRounding = Money::zero(cny);
    std::vector<Tender> tenders;
};

/// A gift card as it is now.
struct CardAnswer {
    std::string id;
    Money balance = Money::zero(cny);
    std::string state; ///< "active", "used", "expired", "void", "unknown"
};

/// The most that the shopper of a quote might use of their points.
struct Most {
    std::vector<RewardInBasket> rewards;
    Points redeem;
};

/// What a review found changed about one member.
struct Change {
    std::string member;
    std::string starBefore;
    std::string star;
    Points expired;
    std::vector<std::string> gifts;
};

/// A standing beside the rules by which it is read.
struct ShownStanding {
    const Standing& standing;
    const Programme& programme; ///< in force on `standing.day`
    std::optional<Points> earnedSince;
};

/// "" for none.
[[nodiscard]] std::string starId(const Programme& programme, std::uint32_t star);

/// One answer, put together key by key in the order of the reference. Texts for people are in one language.
class Answer
{
public:
    explicit Answer(Language language);
    ~Answer();
    Answer(Answer&&) noexcept;
    Answer& operator=(Answer&&) noexcept;

    void sale(const Receipt& receipt);
    void giftCards(const std::vector<CardAnswer>& cards);
    void most(const Most& most);
    void hints(const std::vector<Sentence>& hints);
    void late(const std::vector<Sentence>& differences);
    void changes(const std::vector<Change>& changes);
    /// `key` is "standing" or "from_standing". New vouchers get their names here.
    void standing(const char* key, const ShownStanding& shown, VoucherNames& names);

    /// All but the number of the step, which `numbered` adds: `"ok":true,…}`.
    [[nodiscard]] std::string body() const;
    [[nodiscard]] static std::string refusal(const Error& error, Language language);
    /// `{"step":3,` and the body.
    [[nodiscard]] static std::string numbered(std::size_t step, const std::string& body);

private:
    Language m_language;
    std::unique_ptr<nlohmann::ordered_json> m_content;
};

} // namespace huitou::trial
