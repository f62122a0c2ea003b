// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/demo_shop.h"

#include "app/ctl/card_file.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/demo_record.h"
#include "app/ctl/demo_sales.h"
#include "app/ctl/files.h"
#include "app/ctl/new_office.h"
#include "core/base/crypto.h"
#include "core/pricing/price_book.h"
#include "core/programme/reader.h"

#include <array>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <set>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::size_t maxFileBytes = 8 * 1024 * 1024;

/// Who works in the demonstration shop. Their PINs are no secret.
struct DemoStaff {
    const char* name;
    const char* role;
    const char* pin;
};
constexpr std::array<DemoStaff, 3> demoStaff{
    {{"李小梅", "cashier", "1111"}, {"Tom Fischer", "cashier", "2222"}, {"陈敏", "manager", "9999"}}};

/// What the shop is made from, read and checked before anything is written.
struct Ingredients {
    std::string programmeText;
    std::string goodsText;
    ProgrammeVersions versions;
    std::vector<Article> articles;
};

/// The file that was named, or else the one that comes with Huitou.
std::filesystem::path fileOr(const std::string& named, const Session& session, const std::string& shipped)
{
    if (!named.empty()) {
        return named;
    }
    return std::filesystem::path(session.surroundings().environment("HUITOU_SHARE").value_or(HUITOU_SHARE)) / shipped;
}

Result<Ingredients> gather(const Session& session, const DemoShop& shop)
{
    Result<std::string> programmeText =
        readFile(fileOr(shop.programmeFile, session, "programmes/zhongmai.toml"), maxFileBytes);
    if (!programmeText) {
        return programmeText.error();
    }
    Result<std::string> goodsText = readFile(fileOr(shop.goodsFile, session, "demo/goods.csv"), maxFileBytes);
    if (!goodsText) {
        return goodsText.error();
    }
    Result<Programme> programme = programmeFrom(programmeText.value());
    if (!programme) {
        return programme.error();
    }
    Result<GoodsImport> goods = readGoodsCsv(goodsText.value(), programme.value().currency);
    if (!goods) {
        return goods.error();
    }
    if (goods.value().book.articles.empty()) {
        return Error{ErrorCode::Malformed,
                     {"The goods file holds no article that can be sold.", "商品文件中没有可销售的商品。"}};
    }
    return Ingredients{std::move(programmeText).value(),
                       std::move(goodsText).value(),
                       {std::move(programme).value()},
                       std::move(goods.value().book.articles)};
}

Status askFor(Session& session, const std::string& command, const json& arguments)
{
    const Result<json> answer = session.ask(command, arguments);
    return answer ? Status{} : Status(answer.error());
}

Status furnish(Session& session, const Ingredients& ingredients)
{
    const Status goods = askFor(session, "import.goods", {{"csv", ingredients.goodsText}});
    if (!goods) {
        return goods;
    }
    for (const DemoStaff& person : demoStaff) {
        const Status added =
            askFor(session, "staff.add",
                   {{"name", person.name}, {"role", person.role}, {"pinVerifier", pinVerifier(person.pin)}});
        if (!added) {
            return added;
        }
    }
    return {};
}

/// The members worth looking at, each under the word by which scripts know them.
class Showcase
{
public:
    Showcase(Session& session, const DemoHistory& history) : m_session(session), m_history(history) {}

    [[nodiscard]] Result<json> members()
    {
        const Result<json> offers = m_session.ask("winback.run", {{"dryRun", true}});
        if (!offers) {
            return offers.error();
        }
        for (const json& offer : offers.value().at("offers")) {
            m_rules.emplace(offer.at("member").get<std::string>(), offer.at("rule").get<std::string>());
        }
        for (const json& offer : offers.value().at("held_out")) {
            m_heldOut.insert(offer.at("member").get<std::string>());
        }
        json found = json::object();
        for (const DemoMember& member : m_history.members) {
            const Result<json> shown = m_session.ask("member.show", {{"member", member.record.id.text()}});
            if (!shown) {
                return shown.error();
            }
            const std::optional<std::string> word = wordFor(member, shown.value(), found);
            if (word && !found.contains(*word)) {
                found[*word] = {{"kind", demoKindName(member.kind)}, {"id", member.record.id.text()},
                                {"name", member.record.name},        {"phone", member.record.phone},
                                {"stars", shown.value().at("star")}, {"points", shown.value().at("points")}};
                if (const auto rule = m_rules.find(member.record.id.text()); rule != m_rules.end()) {
                    found[*word]["win_back_rule"] = rule->second;
                }
            }
        }
        return found;
    }

private:
    [[nodiscard]] std::optional<std::string> wordFor(const DemoMember& member, const json& shown,
                                                     const json& found) const
    {
        const std::uint32_t star = shown.at("star");
        if (m_heldOut.contains(member.record.id.text())) {
            return std::nullopt;
        }
        if (const auto rule = m_rules.find(member.record.id.text()); rule != m_rules.end()) {
            if (member.kind == DemoKind::Drifted) {
                return found.contains("drifted") && rule->second == "own-rhythm" ? "out-of-rhythm" : "drifted";
            }
            return rule->second.starts_with("used-up") ? std::optional<std::string>("used-up") : std::nullopt;
        }
        if (member.kind == DemoKind::Drifted || member.kind == DemoKind::BabyGone) {
            return std::nullopt;
        }
        if (star == 3) {
            return "diamond";
        }
        if (star == 2) {
            return "two-star";
        }
        if (member.kind == DemoKind::Weekly) {
            return "regular";
        }
        if (member.kind == DemoKind::BabyFood || member.kind == DemoKind::New) {
            return std::string(demoKindName(member.kind));
        }
        return std::nullopt;
    }

    Session& m_session;
    const DemoHistory& m_history;
    std::set<std::string> m_heldOut;            ///< those who would, were they not held out
    std::map<std::string, std::string> m_rules; ///< of the offer that a member would get today, by member
};

Status drawCards(Session& session, const std::filesystem::path& folder, json& members)
{
    for (auto& [word, member] : members.items()) {
        const Result<json> card = session.ask("member.card", {{"member", member.at("id")}});
        if (!card) {
            return card.error();
        }
        const std::filesystem::path file = folder / (word + ".png");
        const Status drawn = writeMemberCard(card.value(), file, session.language);
        if (!drawn) {
            return drawn;
        }
        member["code"] = card.value().at("code");
        member["card"] = file.string();
    }
    return {};
}

json staffJson()
{
    json staff = json::array();
    for (const DemoStaff& person : demoStaff) {
        staff.push_back({{"name", person.name}, {"role", person.role}, {"pin", person.pin}});
    }
    return staff;
}

Status writeIndex(const std::filesystem::path& file, const json& index)
{
    std::ofstream stream(file);
    stream << index.dump(2) << '\n';
    stream.close();
    if (!stream) {
        return Error{ErrorCode::Io,
                     {fmt::format("{} cannot be written; check the folder and its permissions.", file.string()),
                      fmt::format("无法写入 {}，请检查目录和权限。", file.string())}};
    }
    return {};
}

} // namespace

Result<DemoSummary> makeDemoShop(Session& session, const DemoShop& shop)
{
    const Result<Ingredients> ingredients = gather(session, shop);
    if (!ingredients) {
        return ingredients.error();
    }
    const NewOffice office{
        .name = {"Renmin Road", "人民路店"}, .programme = ingredients.value().programmeText, .hosts = shop.hosts};
    const Status made = makeOffice(session.data, office, session.surroundings().clock.now());
    if (!made) {
        return made.error();
    }
    const Status furnished = furnish(session, ingredients.value());
    if (!furnished) {
        return furnished.error();
    }
    const OutletCalendar calendar =
        OutletCalendar::create(office.timeZone, std::chrono::minutes{0}).value(); // makeOffice checked it
    const DemoHistory history = makeDemoHistory({.seed = shop.seed, .members = shop.members, .today = shop.today},
                                                ingredients.value().articles, calendar);
    const Result<std::vector<SaleFact>> sales = sellDemoHistory(
        history, ingredients.value().versions,
        {.seed = shop.seed, .outlet = OutletId{1}, .staff = {StaffId{1}, StaffId{2}}, .calendar = calendar});
    if (!sales) {
        return sales.error();
    }
    const Result<OfficeRoom*> room = session.ownOffice();
    if (!room) {
        return room.error();
    }
    recordDemoHistory(*room.value(), history, sales.value());

    const std::filesystem::path folder = session.data / "demo";
    std::filesystem::create_directories(folder);
    Result<json> members = Showcase(session, history).members();
    if (!members) {
        return members.error();
    }
    const Status drawn = drawCards(session, folder, members.value());
    if (!drawn) {
        return drawn.error();
    }
    const std::filesystem::path index = folder / "demo.json";
    const Status written = writeIndex(index, {{"shop", {{"zh", office.name.zh}, {"en", office.name.en}}},
                                              {"outlet", 1},
                                              {"today", formatDate(shop.today)},
                                              {"seed", shop.seed},
                                              {"staff", staffJson()},
                                              {"members", members.value()}});
    if (!written) {
        return written.error();
    }
    return DemoSummary{history.members.size(), sales.value().size(), index};
}

} // namespace huitou
