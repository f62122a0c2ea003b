// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/progress.h"
#include "core/base/points.h"

#include <fmt/format.h>
#include <ostream>

namespace huitou
{

namespace
{

using nlohmann::json;

/// What a whole review did.
struct ReviewSums {
    std::uint64_t looked = 0;
    std::uint64_t changed = 0;
    std::uint64_t stars = 0;
    std::uint64_t gifts = 0;
    Points expired;
    Points usable;

    void add(const json& page)
    {
        looked += page.at("looked").get<std::uint64_t>();
        changed += page.at("changed").get<std::uint64_t>();
        stars += page.at("stars").get<std::uint64_t>();
        gifts += page.at("gifts").get<std::uint64_t>();
        expired += Points::fromHundredths(page.at("expired").get<std::int64_t>());
        usable += Points::fromHundredths(page.at("usable").get<std::int64_t>());
    }
};

Sentence sentenceOf(const ReviewSums& sums)
{
    const std::string expired = sums.expired.display();
    const std::string usable = sums.usable.display();
    return {fmt::format("{} members looked at; {} changed: {} points ended, {} points became usable, {} stars changed, "
                        "{} birthday gifts were given.",
                        sums.looked, sums.changed, expired, usable, sums.stars, sums.gifts),
            fmt::format("已检查 {} 位会员，{} 位有变化：到期 {} 分，{} 分转为可用，{} 位星级变动，送出生日礼 {} 份。",
                        sums.looked, sums.changed, expired, usable, sums.stars, sums.gifts)};
}

Result<Exit> review(Session& session)
{
    ReviewSums sums;
    json arguments = json::object();
    {
        std::optional<Progress> progress;
        for (bool more = true; more;) {
            const Result<json> page = session.ask("office.review", arguments);
            if (!page) {
                return page.error();
            }
            sums.add(page.value());
            if (!progress) {
                progress.emplace(session.err(), session.language, page.value().at("members").get<std::uint64_t>());
            }
            progress->reach(sums.looked);
            more = page.value().contains("next");
            if (more) {
                arguments["after"] = page.value().at("next");
            }
        }
    }
    session.out() << session.text(sentenceOf(sums)) << '\n';
    return Exit::Done;
}

} // namespace

void addReview(CommandLine& line, CLI::App* group)
{
    Session& session = line.session();
    line.command(group, "review",
                 {"Let time pass: end points whose term is over, free pending ones, end windows and cycles of stars, "
                  "give birthday gifts; a running office does it every night by itself; any number of times",
                  "结算时间：处理到期积分、待生效积分以及星级周期，并送出生日礼；运行中的总部每晚自动执行，可重复执行"},
                 [&session] { return review(session); });
}

} // namespace huitou
