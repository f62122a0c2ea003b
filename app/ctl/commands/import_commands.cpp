// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/pricing/earning.h"
#include "core/pricing/price_book.h"
#include "core/sync/event_body.h"
#include "core/sync/messages.h"

#include <algorithm>
#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::size_t maxSourceBytes = 32;
constexpr OutletId importOutlet{1};

Status checkSource(const std::string& source)
{
    const bool isGood = !source.empty() && source.size() <= maxSourceBytes &&
                        std::all_of(source.begin(), source.end(), [](char letter) {
                            return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                                   letter == '-' || letter == '_';
                        });
    if (!isGood) {
        return Error{ErrorCode::Malformed,
                     {fmt::format("A source has a name of 1 to {} small letters, digits, - and _.", maxSourceBytes),
                      fmt::format("来源名称应为 1 到 {} 个小写字母、数字、- 或 _。", maxSourceBytes)}};
    }
    return {};
}

Error tooManyPoints(const ImportedPurchase& purchase, Points earned)
{
    const std::string day = formatDate(purchase.day);
    return Error{ErrorCode::Overflow,
                 {fmt::format("The purchase of {} on {} would earn {} points; one purchase earns {} at most. Correct "
                              "the row, or import without points (--no-earn).",
                              purchase.amount.display(), day, earned.display(), FactLimits::points.display()),
                  fmt::format("{} 的购买 {} 将得 {} 积分，单笔最多 {}。请更正该行，或不计积分导入（--no-earn）。", day,
                              purchase.amount.display(), earned.display(), FactLimits::points.display())}};
}

Error tooLargeForTills(const PriceBook& book, std::size_t bytes)
{
    constexpr std::size_t mebibyte = 1'024 * 1'024;
    const std::size_t needed = bytes / mebibyte + 1;
    const std::size_t most = MessageLimits::documentBytes / mebibyte;
    return Error{
        ErrorCode::TooLarge,
        {fmt::format("The {} articles take {} MiB; tills can be sent {} MiB. Leave out what is no longer sold.",
                     book.articles.size(), needed, most),
         fmt::format("{} 种商品共需 {} MiB，收银台最多接收 {} MiB。请去掉不再销售的商品。", book.articles.size(),
                     needed, most)}};
}

/// Turns the customers of a request into what the store takes.
class CustomerReader
{
public:
    CustomerReader(std::string source, bool earn, const ProgrammeVersions& versions, const OutletCalendar& calendar)
        : m_source(std::move(source)), m_earn(earn), m_versions(versions), m_calendar(calendar)
    {
    }

    [[nodiscard]] Result<ImportedCustomer> read(const json& request)
    {
        ImportedCustomer customer;
        customer.customer = request.at("customer").get<std::string>();
        for (const json& row : request.at("purchases")) {
            Result<ImportedPurchase> purchase = purchaseFrom(row);
            if (!purchase) {
                return purchase.error();
            }
            customer.purchases.push_back(purchase.value());
        }
        customer.record.id = randomId<MemberId>();
        customer.record.name = m_source + ' ' + customer.customer;
        customer.record.homeOutlet = importOutlet;
        customer.record.joined = std::min_element(customer.purchases.begin(), customer.purchases.end(),
                                                  [](const ImportedPurchase& left, const ImportedPurchase& right) {
                                                      return left.day < right.day;
                                                  })
                                     ->day;
        return customer;
    }

private:
    [[nodiscard]] Result<ImportedPurchase> purchaseFrom(const json& row)
    {
        ImportedPurchase purchase;
        purchase.day = Date{std::chrono::days{row.at(0).get<std::int32_t>()}};
        const Programme& programme = programmeOn(m_versions, purchase.day);
        purchase.at = beginningOf(purchase.day);
        purchase.amount = Money::fromMinor(row.at(1).get<std::int64_t>(), programme.currency);
        purchase.items = row.at(2).get<std::uint32_t>();
        if (m_earn) {
            const Result<Points> earned = pointsFor(programme.earn, programme.pointRounding, purchase.amount);
            if (!earned) {
                return earned.error();
            }
            if (earned.value() > FactLimits::points) {
                return tooManyPoints(purchase, earned.value());
            }
            purchase.earned = earned.value();
        }
        return purchase;
    }

    /// Time zones are slow to ask, and a log has few days.
    [[nodiscard]] Instant beginningOf(Date day)
    {
        const auto [known, isNew] = m_beginnings.try_emplace(day);
        if (isNew) {
            known->second = m_calendar.startOfDay(day);
        }
        return known->second;
    }

    std::string m_source;
    bool m_earn;
    const ProgrammeVersions& m_versions;
    const OutletCalendar& m_calendar;
    std::map<Date, Instant> m_beginnings;
};

json problemJson(const GoodsProblem& problem)
{
    return {{"line", problem.line}, {"en", problem.message.en}, {"zh", problem.message.zh}};
}

} // namespace

CommandResult importPurchases(OfficeRoom& room, const json& arguments)
{
    const auto source = arguments.at("source").get<std::string>();
    const Status good = checkSource(source);
    if (!good) {
        return good.error();
    }
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    const Result<Outlet> outlet = outletOf(room, importOutlet);
    if (!outlet) {
        return outlet.error();
    }
    const OutletCalendar calendar = outlet.value().calendar();
    CustomerReader reader(source, arguments.value("earn", false), versions.value(), calendar);
    PurchaseBatch batch{.source = source, .outlet = importOutlet, .now = room.clock.now(), .customers = {}};
    for (const json& request : arguments.at("customers")) {
        Result<ImportedCustomer> customer = reader.read(request);
        if (!customer) {
            return customer.error();
        }
        batch.customers.push_back(std::move(customer).value());
    }
    const ImportedPurchases done = room.store.importPurchases(batch);
    return json{{"newMembers", done.newMembers}, {"added", done.added}, {"already", done.already}};
}

CommandResult measureBareImport(OfficeRoom& room, const json& arguments)
{
    const Result<BareWrite> bare = room.store.measureBareImport(arguments.at("scratch").get<std::string>());
    if (!bare) {
        return bare.error();
    }
    return json{{"rows", bare.value().rows}, {"microseconds", bare.value().took.count()}};
}

CommandResult importGoods(OfficeRoom& room, const json& arguments)
{
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    Result<GoodsImport> goods = readGoodsCsv(arguments.at("csv").get<std::string>(), versions.value().back().currency);
    if (!goods) {
        return goods.error();
    }
    json problems = json::array();
    for (const GoodsProblem& problem : goods.value().problems) {
        problems.push_back(problemJson(problem));
    }
    const PriceBook& book = goods.value().book;
    const std::string text = writePriceBook(book);
    if (text.size() > MessageLimits::documentBytes) {
        return tooLargeForTills(book, text.size());
    }
    const std::uint32_t version = room.store.putDocument(DocumentKind::PriceBook, std::nullopt, bytesOf(text));
    json answer = sentenceAnswer(
        {fmt::format("The price book is version {} now: {} articles in {} categories; {} rows could not be taken.",
                     version, book.articles.size(), book.categories.size(), problems.size()),
         fmt::format("价目表现为第 {} 版：{} 种商品，{} 个分类；{} 行未能导入。", version, book.articles.size(),
                     book.categories.size(), problems.size())},
        arguments);
    answer["problems"] = std::move(problems);
    return answer;
}

} // namespace huitou
