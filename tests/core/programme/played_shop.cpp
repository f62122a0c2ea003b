// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include "core/programme/reader.h"
#include "core/trial/script.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>

namespace huitou::trial
{

using nlohmann::json;

namespace
{

ProgrammeVersions versionsOf(const std::string& sections)
{
    const std::string toml = programmeWith(sections);
    const Result<Programme> programme = programmeFrom(toml);
    INFO(toml);
    INFO((programme ? std::string{} : programme.error().message.en));
    REQUIRE(programme.ok());
    return {programme.value()};
}

OutletCalendar shanghai()
{
    return OutletCalendar::create("Asia/Shanghai", std::chrono::minutes{0}).value();
}

/// The entries of a list, each as its texts under `keys` with a space between them.
std::string listed(const json& answer, const std::string& path, const std::vector<std::string>& keys)
{
    const json::json_pointer pointer("/" + path);
    if (!answer.contains(pointer)) {
        return "(none)";
    }
    std::string text;
    for (const json& entry : answer.at(pointer)) {
        std::string words;
        for (const std::string& key : keys) {
            words += (words.empty() ? "" : " ") + at(entry, key);
        }
        text += (text.empty() ? "" : ", ") + words;
    }
    return text;
}

std::string quoted(const std::string& text)
{
    return "\"" + text + "\"";
}

} // namespace

std::string Seen::error() const
{
    return m_answer.at("ok").get<bool>() ? "" : place("error/code");
}

std::string Seen::discounts() const
{
    return listed(m_answer, "sale/discounts", {"kind", "amount"});
}

std::string Seen::tenders() const
{
    return listed(m_answer, "sale/tenders", {"kind", "amount"});
}

std::string Seen::cards() const
{
    return listed(m_answer, "giftcards", {"id", "balance", "state"});
}

std::string Seen::lotsOf(const std::string& standing) const
{
    const json::json_pointer pointer("/" + standing + "/lots");
    if (!m_answer.contains(pointer)) {
        return "(none)";
    }
    std::string text;
    for (const json& lot : m_answer.at(pointer)) {
        const std::string end = lot.at("expires").is_null() ? "" : " until " + at(lot, "expires");
        text += (text.empty() ? "" : ", ") + at(lot, "points") + end;
    }
    return text;
}

std::string Seen::vouchers() const
{
    return listed(m_answer, "standing/vouchers", {"id", "value", "state"});
}

PlayedShop::PlayedShop(const std::string& sections)
    : m_calendar(shanghai()), m_trial(versionsOf(sections), m_calendar, Language::English)
{
}

Seen PlayedShop::play(const std::string& step)
{
    const Result<Script> script = readScript("[" + step.substr(0, step.size() - 1) + "]", cny, m_calendar);
    INFO(step);
    REQUIRE(script.ok());
    return Seen(json::parse(m_trial.play(script.value().front())));
}

void PlayedShop::has(const std::string& step)
{
    const Seen seen = play(step);
    INFO(step);
    INFO(seen.place("error/message"));
    REQUIRE(seen.error().empty());
}

std::string uses(const std::string& key, const std::string& id)
{
    return quoted(key) + ":[" + quoted(id) + "]";
}

std::string redeems(const std::string& points)
{
    return quoted("redeem") + ":" + quoted(points);
}

std::string claims(const std::string& reward, const std::string& times)
{
    return R"("rewards":[{"id":)" + quoted(reward) + R"(,"qty":)" + quoted(times) + "}]";
}

std::string pieces(const std::string& sku, const std::string& qty)
{
    return R"({"sku":)" + quoted(sku) + R"(,"qty":)" + quoted(qty) + "}";
}

std::string voidSale(const std::string& sale, const std::string& at)
{
    return step("void", at, quoted("sale") + ":" + quoted(sale));
}

std::string sellCard(const std::string& id, const std::string& amount, const std::string& at, const std::string& more)
{
    return step("giftcard", at,
                quoted("id") + ":" + quoted(id) + "," + quoted("amount") + ":" + quoted(amount) +
                    (more.empty() ? "" : "," + more));
}

} // namespace huitou::trial
