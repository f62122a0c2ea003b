// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/reader.h"

#include "core/programme/suspicions.h"
#include "core/programme/table_reader.h"

#include <algorithm>
#include <limits>

namespace huitou
{

namespace
{

constexpr std::size_t maxBytes = 256 * 1024;
constexpr std::size_t maxStars = 20;
constexpr std::size_t maxWinBackRules = 50;
constexpr Bounds percent{1, 100};
constexpr Bounds offerDays{1, 3650};

/// What stands for a section that the file leaves out: all its values are defaults.
const toml::table emptyTable;

Rounding roundingIn(TableReader& section, std::string_view key, Rounding first)
{
    const std::pair<std::string_view, Rounding> down{"down", Rounding::Down};
    const std::pair<std::string_view, Rounding> halfUp{"half-up", Rounding::HalfUp};
    const std::pair<std::string_view, Rounding> halfEven{"half-even", Rounding::HalfEven};
    const std::pair<std::string_view, Rounding> up{"up", Rounding::Up};
    return first == Rounding::Down ? section.choice<Rounding>(key, {down, halfUp, halfEven, up})
                                   : section.choice<Rounding>(key, {halfUp, halfEven, down, up});
}

EarnRate rateIn(TableReader& section, Currency currency)
{
    return EarnRate{.perAmount = section.moneyAboveZero("per", currency), .points = section.pointsAboveZero("points")};
}

void readEarning(TableReader section, Programme& programme)
{
    programme.earn = rateIn(section, programme.currency);
    programme.earnBase = section.choice<EarnBase>("base", {{"net", EarnBase::Net},
                                                           {"gross", EarnBase::Gross},
                                                           {"list", EarnBase::List},
                                                           {"nothing-when-used", EarnBase::NothingWhenUsed}});
    programme.pointRounding.step = section.choice<Points>("step", {{"1", Points::whole(1)},
                                                                   {"0.5", Points::fromHundredths(50)},
                                                                   {"0.1", Points::fromHundredths(10)},
                                                                   {"0.01", Points::fromHundredths(1)}});
    programme.pointRounding.rounding = roundingIn(section, "rounding", Rounding::Down);
    programme.pointRounding.perLine = section.choice<bool>("round_each", {{"sale", false}, {"line", true}});
    section.finish();
}

void readMoney(TableReader section, Programme& programme)
{
    programme.discountRounding.rounding = roundingIn(section, "discount_rounding", Rounding::HalfUp);
    programme.cashRounding = section.money("cash_rounding", programme.currency, Money::zero(programme.currency));
    section.finish();
}

void readLadder(TableReader section, Programme& programme)
{
    programme.saleCountsForOwnStar = section.boolean("sale_counts_for_own_star", false);
    programme.surplusCarriesOver = section.boolean("surplus_carries_over", true);
    programme.vouchersEveryCycle = section.boolean("vouchers_every_cycle", true);
    section.finish();
}

Star starIn(TableReader& section, Currency currency)
{
    Star star;
    star.id = section.identifier("id");
    star.name = section.sentence("name");
    star.threshold = section.pointsAboveZero("threshold");
    star.payPercent = static_cast<int>(section.integer("pay_percent", percent, std::nullopt));
    if (section.has("voucher")) {
        star.voucher = StarVoucher{.value = section.moneyAboveZero("voucher", currency), .validDays = std::nullopt, .voucher = {}};
        if (section.has("voucher_days")) {
            star.voucher->validDays = static_cast<int>(section.integer("voucher_days", offerDays, std::nullopt));
        }
    }
    star.startsNewCycle = section.boolean("starts_new_cycle", false);
    star.printsCertificate = section.boolean("prints_certificate", false);
    section.finish();
    return star;
}

Redemption redemptionIn(TableReader& section, Currency currency)
{
    Redemption redemption;
    redemption.points = section.pointsAboveZero("points");
    redemption.worth = section.moneyAboveZero("worth", currency);
    redemption.minimum = section.points("minimum", redemption.points);
    redemption.maximumPercentOfSale = static_cast<int>(section.integer("maximum_percent", percent, 100));
    section.finish();
    return redemption;
}

Referral referralIn(TableReader& section, Currency currency)
{
    Referral referral;
    referral.rate = rateIn(section, currency);
    referral.everyPurchase = section.choice<bool>("purchases", {{"every", true}, {"first", false}});
    section.finish();
    return referral;
}

WinBackRule winBackIn(TableReader& section, Currency currency)
{
    WinBackRule rule;
    rule.id = section.identifier("id");
    rule.title = section.sentence("title");
    rule.trigger = section.choice<WinBackTrigger>("when", {{"silence", WinBackTrigger::Silence},
                                                           {"consumption", WinBackTrigger::Consumption},
                                                           {"own-rhythm", WinBackTrigger::OwnRhythm}});
    switch (rule.trigger) {
    case WinBackTrigger::Silence: rule.days = static_cast<int>(section.integer("days", {7, 3650}, std::nullopt)); break;
    case WinBackTrigger::Consumption: rule.days = static_cast<int>(section.integer("days", {0, 60}, 1)); break;
    case WinBackTrigger::OwnRhythm:
        rule.probabilityPercent = static_cast<int>(section.integer("probability_percent", {1, 99}, std::nullopt));
        break;
    }
    rule.amountOff = section.moneyAboveZero("amount_off", currency);
    rule.minimumSpend = section.money("minimum_spend", currency, Money::zero(currency));
    rule.validDays = static_cast<int>(section.integer("valid_days", offerDays, 30));
    rule.restDays = static_cast<int>(section.integer("rest_days", {0, 3650}, 90));
    section.finish();
    return rule;
}

Programme programmeIn(const toml::table& file, std::vector<Finding>& findings)
{
    TableReader top(file, {}, findings);
    const auto sectionOrDefaults = [&](std::string_view key) {
        std::optional<TableReader> section = top.table(key);
        return section ? *section : TableReader(emptyTable, std::string(key), findings);
    };

    Programme programme;
    static_cast<void>(top.integer("format", {1, 1}, std::nullopt));
    programme.id = top.identifier("id");
    programme.name = top.sentence("name");
    constexpr Bounds versions{1, std::numeric_limits<std::int32_t>::max()};
    programme.version = static_cast<std::uint32_t>(top.integer("version", versions, std::nullopt));
    programme.validFrom = top.date("valid_from");
    programme.currency = top.currency("currency", cny);
    readEarning(sectionOrDefaults("earn"), programme);
    readMoney(sectionOrDefaults("money"), programme);
    readLadder(sectionOrDefaults("ladder"), programme);

    ProgrammeSections sections;
    sections.stars = top.tables("star", maxStars);
    for (TableReader& section : sections.stars) {
        programme.stars.push_back(starIn(section, programme.currency));
    }
    sections.redemption = top.table("redemption");
    if (sections.redemption) {
        programme.redemption = redemptionIn(*sections.redemption, programme.currency);
    }
    sections.referral = top.table("referral");
    if (sections.referral) {
        programme.referral = referralIn(*sections.referral, programme.currency);
    }
    if (std::optional<TableReader> node = top.table("node"); node) {
        programme.nodeMembers = static_cast<std::uint32_t>(node->integer("members", {1, 1'000'000'000}, std::nullopt));
        node->finish();
    }
    sections.winBack = top.tables("win_back", maxWinBackRules);
    for (TableReader& section : sections.winBack) {
        programme.winBack.push_back(winBackIn(section, programme.currency));
    }
    top.finish();
    noteSuspicions(programme, sections);
    return programme;
}

bool isError(const Finding& finding)
{
    return finding.severity == Finding::Severity::Error;
}

} // namespace

ReadProgramme readProgramme(std::string_view toml)
{
    ReadProgramme result;
    if (toml.size() > maxBytes) {
        result.findings.push_back({Finding::Severity::Error,
                                   0,
                                   0,
                                   {.en = "The programme file is larger than 256 KiB; is it the right file?",
                                    .zh = "方案文件超过 256 KiB;是否选错了文件?"}});
        return result;
    }
    try {
        const toml::table file = toml::parse(toml);
        result.programme = programmeIn(file, result.findings);
    } catch (const toml::parse_error& error) {
        const toml::source_position place = error.source().begin;
        const std::string description(error.description());
        result.findings.push_back(
            {Finding::Severity::Error,
             static_cast<int>(place.line),
             static_cast<int>(place.column),
             {.en = "This is not TOML: " + description + ".", .zh = "此处不符合 TOML 格式:" + description + "。"}});
    }
    std::stable_sort(result.findings.begin(), result.findings.end(), [](const Finding& left, const Finding& right) {
        return std::pair(left.line, left.column) < std::pair(right.line, right.column);
    });
    if (std::any_of(result.findings.begin(), result.findings.end(), isError)) {
        result.programme.reset();
    }
    return result;
}

Result<Programme> programmeFrom(std::string_view toml)
{
    ReadProgramme result = readProgramme(toml);
    if (result.programme) {
        return std::move(*result.programme);
    }
    const Finding& first = *std::find_if(result.findings.begin(), result.findings.end(), isError);
    const std::string line = std::to_string(first.line);
    const std::string column = std::to_string(first.column);
    return Error{ErrorCode::ProgrammeInvalid,
                 {.en = "Programme, line " + line + ", column " + column + ": " + first.message.en,
                  .zh = "方案第 " + line + " 行第 " + column + " 列:" + first.message.zh}};
}

} // namespace huitou
