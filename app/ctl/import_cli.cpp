// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/files.h"
#include "app/ctl/purchase_import.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::size_t maxGoodsBytes = 8 * 1024 * 1024;
constexpr std::size_t maxPurchasesBytes = 1024 * 1024 * 1024;
constexpr std::size_t shownProblems = 20;

struct ImportOptions {
    std::string file;
    std::string source;
    bool earn = false;
    bool strict = false;
    bool measure = false;
};

void showProblems(const Session& session, const std::string& file, const std::vector<PurchaseProblem>& problems)
{
    for (std::size_t index = 0; index < std::min(problems.size(), shownProblems); ++index) {
        session.err() << fmt::format("{}:{}: {}\n", file, problems[index].line, session.text(problems[index].message));
    }
    if (problems.size() > shownProblems) {
        session.err() << session.text({fmt::format("… and {} more rows.", problems.size() - shownProblems),
                                       fmt::format("……另有 {} 行。", problems.size() - shownProblems)})
                      << '\n';
    }
}

Exit endOf(const ImportOptions& options, bool hasProblems)
{
    return options.strict && hasProblems ? Exit::Problems : Exit::Done;
}

Result<Exit> importGoods(Session& session, const ImportOptions& options)
{
    const Result<std::string> csv = readFile(options.file, maxGoodsBytes);
    if (!csv) {
        return csv.error();
    }
    const Result<json> answer = session.ask("import.goods", {{"csv", csv.value()}});
    if (!answer) {
        return answer.error();
    }
    std::vector<PurchaseProblem> problems;
    for (const json& problem : answer.value().at("problems")) {
        problems.push_back({problem.at("line"), {problem.at("en"), problem.at("zh")}});
    }
    showProblems(session, options.file, problems);
    session.out() << answer.value().at("text").get<std::string>();
    return endOf(options, !problems.empty());
}

Sentence summaryOf(const ImportOptions& options, const PurchaseImport& done)
{
    if (done.added == 0 && done.problems.empty()) {
        return {fmt::format("Nothing new: all {} purchases of {} are there already.", done.already, options.source),
                fmt::format("没有新记录：{} 的 {} 笔购买均已存在。", options.source, done.already)};
    }
    const auto microseconds = static_cast<std::uint64_t>(std::max<std::int64_t>(1, done.took.count()));
    const std::uint64_t rate = done.rows * 1'000'000 / microseconds;
    return {fmt::format("{} purchases of {} customers added ({} new members), {} were there already, {} rows could "
                        "not be taken; {} rows/s.",
                        done.added, done.customers, done.newMembers, done.already, done.problems.size(), rate),
            fmt::format("新增 {} 笔购买，涉及 {} 位顾客（新会员 {} 位）；{} 笔已存在，{} 行未能导入；每秒 {} 行。",
                        done.added, done.customers, done.newMembers, done.already, done.problems.size(), rate)};
}

Result<Exit> importPurchases(Session& session, const ImportOptions& options)
{
    const Result<std::string> csv = readFile(options.file, maxPurchasesBytes);
    if (!csv) {
        return csv.error();
    }
    const Result<PurchaseImport> done = importPurchaseLog(session, csv.value(), {options.source, options.earn});
    if (!done) {
        return done.error();
    }
    showProblems(session, options.file, done.value().problems);
    session.out() << session.text(summaryOf(options, done.value())) << '\n';
    if (options.measure) {
        const Result<ImportRate> rate = measureImport(session, done.value());
        if (!rate) {
            return rate.error();
        }
        session.out() << session.text(rate.value().sentence()) << '\n';
    }
    return endOf(options, !done.value().problems.empty());
}

void addGoods(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<ImportOptions>();
    Session& session = line.session();
    CLI::App* goods =
        line.command(group, "goods", {"Take the price book from a CSV file (UTF-8)", "从 CSV 文件（UTF-8）导入商品"},
                     [&session, options] { return importGoods(session, *options); });
    line.option(goods, "FILE", options->file,
                {"Goods: "
                 "sku,barcode,name_zh,name_en,category,category_zh,category_en,price,unit,tax,labels,star_discount,"
                 "lasts_days",
                 "商品文件，列为 "
                 "sku,barcode,name_zh,name_en,category,category_zh,category_en,price,unit,tax,labels,star_discount,"
                 "lasts_days"})
        ->required();
    line.flag(goods, "--strict", options->strict,
              {"Exit with 3 when a row could not be taken", "有行未导入时退出码为 3"});
}

void addPurchases(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<ImportOptions>();
    Session& session = line.session();
    CLI::App* purchases =
        line.command(group, "purchases",
                     {"Take over the purchases of an earlier system as history; running it twice adds nothing twice",
                      "导入旧系统的购买记录作为历史；重复运行不会重复计入"},
                     [&session, options] { return importPurchases(session, *options); });
    line.option(purchases, "FILE", options->file,
                {"Purchases: customer,date,amount,items; amounts are taken in the programme's currency",
                 "购买记录，列为 customer,date,amount,items；金额按会员方案的货币计"})
        ->required();
    line.option(purchases, "--source", options->source,
                {"A short name of the earlier system: customers of two sources are two people",
                 "旧系统的简称；不同来源的顾客视为不同的人"})
        ->required();
    purchases->add_flag("--earn,!--no-earn", options->earn,
                        session.text({"Purchases earn points by the programme (default: they do not)",
                                      "按会员方案为历史购买计积分（默认不计）"}));
    line.flag(purchases, "--strict", options->strict,
              {"Exit with 3 when a row could not be taken", "有行未导入时退出码为 3"});
    line.flag(
        purchases, "--measure", options->measure,
        {"Compare with the rate at which the bare store writes the same rows", "与直接写入数据库同样行数的速度作比较"});
}

} // namespace

void addImportCommands(CommandLine& line)
{
    CLI::App* group =
        line.group("import", {"Take in goods, or purchases of an earlier system", "导入商品或旧系统的购买记录"});
    addGoods(line, group);
    addPurchases(line, group);
}

} // namespace huitou
