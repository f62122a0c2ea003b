// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/purchase_import.h"

#include "app/ctl/progress.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::size_t rowsAtOnce = 10'000;

/// The rows of each customer together, in the order in which the customers first appear.
std::vector<std::vector<const PurchaseRow*>> byCustomer(const std::vector<PurchaseRow>& rows)
{
    std::vector<std::vector<const PurchaseRow*>> groups;
    std::unordered_map<std::string_view, std::size_t> places;
    for (const PurchaseRow& row : rows) {
        const auto [place, isNew] = places.try_emplace(row.customer, groups.size());
        if (isNew) {
            groups.emplace_back();
        }
        groups[place->second].push_back(&row);
    }
    return groups;
}

json customerJson(const std::vector<const PurchaseRow*>& rows)
{
    json purchases = json::array();
    for (const PurchaseRow* row : rows) {
        purchases.push_back({row->day.time_since_epoch().count(), row->amount.minorUnits(), row->items});
    }
    return {{"customer", rows.front()->customer}, {"purchases", std::move(purchases)}};
}

void addAnswer(PurchaseImport& done, const json& answer)
{
    done.newMembers += answer.at("newMembers").get<std::uint64_t>();
    done.added += answer.at("added").get<std::uint64_t>();
    done.already += answer.at("already").get<std::uint64_t>();
}

Result<Currency> officeCurrency(Session& session)
{
    const Result<json> office = session.ask("office.show", json::object());
    if (!office) {
        return office.error();
    }
    const std::optional<Currency> currency = Currency::fromCode(office.value().at("currency").get<std::string>());
    HUITOU_CHECK(currency.has_value()); // the office's programme was read with it
    return *currency;
}

} // namespace

Result<PurchaseImport> importPurchaseLog(Session& session, std::string_view csv, const PurchaseSource& source)
{
    const Result<Currency> currency = officeCurrency(session);
    if (!currency) {
        return currency.error();
    }
    const auto started = std::chrono::steady_clock::now();
    Result<PurchaseLog> log = readPurchaseLog(csv, currency.value());
    if (!log) {
        return log.error();
    }
    const std::vector<std::vector<const PurchaseRow*>> customers = byCustomer(log.value().rows);
    PurchaseImport done;
    done.rows = log.value().rows.size();
    done.customers = customers.size();
    done.problems = std::move(log.value().problems);

    Progress progress(session.err(), session.language, done.rows);
    std::uint64_t reached = 0;
    for (auto customer = customers.begin(); customer != customers.end();) {
        json batch = json::array();
        for (std::size_t rows = 0; customer != customers.end() && rows < rowsAtOnce; ++customer) {
            batch.push_back(customerJson(*customer));
            rows += customer->size();
            reached += customer->size();
        }
        const Result<json> answer = session.ask(
            "import.purchases", {{"source", source.name}, {"earn", source.earn}, {"customers", std::move(batch)}});
        if (!answer) {
            return answer.error();
        }
        addAnswer(done, answer.value());
        progress.reach(reached);
    }
    std::sort(done.problems.begin(), done.problems.end(),
              [](const PurchaseProblem& left, const PurchaseProblem& right) { return left.line < right.line; });
    done.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started);
    return done;
}

Result<ImportRate> measureImport(Session& session, const PurchaseImport& done)
{
    if (done.added == 0) {
        return Error{ErrorCode::NotAllowed,
                     {"Nothing was written, so there is no rate to compare; import into a fresh office.",
                      "没有写入任何记录，无从比较速度；请导入到新的总部数据目录。"}};
    }
    const Result<json> bare = session.ask("import.measure", {{"scratch", (session.data / "measure.db").string()}});
    if (!bare) {
        return bare.error();
    }
    return ImportRate{.purchases = done.added,
                      .storedRows = bare.value().at("rows"),
                      .imported = done.took,
                      .bare = std::chrono::microseconds{bare.value().at("microseconds").get<std::int64_t>()}};
}

Sentence ImportRate::sentence() const
{
    const std::int64_t percent = bare.count() * 100 / std::max<std::int64_t>(1, imported.count());
    const std::int64_t importedMs = imported.count() / 1000;
    const std::int64_t bareMs = bare.count() / 1000;
    return {fmt::format("The import took {} ms for {} purchases; the bare database writes the same {} rows in {} ms: "
                        "the import has {} % of its rate.",
                        importedMs, purchases, storedRows, bareMs, percent),
            fmt::format("导入 {} 笔购买用时 {} 毫秒；直接写入同样的 {} 行需 {} 毫秒：达到其速度的 {}%。", purchases,
                        importedMs, storedRows, bareMs, percent)};
}

} // namespace huitou
