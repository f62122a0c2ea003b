// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/trail_log.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::uint64_t mostRows = 100'000'000;
constexpr std::size_t keptProblems = 100;
constexpr std::uint64_t rowsBetweenTellings = 4096;

struct Bought {
    std::uint32_t customer;
    std::int32_t day;
    std::int64_t amount;
};

/// The rows of a log, customers numbered as they come.
class Rows
{
public:
    void add(PurchaseRow row)
    {
        const auto [place, isNew] =
            m_numbers.try_emplace(std::move(row.customer), static_cast<std::uint32_t>(m_numbers.size()));
        if (isNew) {
            m_customers.push_back(place->first);
        }
        const auto day = static_cast<std::int32_t>(row.day.time_since_epoch().count());
        m_bought.push_back({place->second, day, row.amount.minorUnits()});
    }
    [[nodiscard]] std::size_t size() const { return m_bought.size(); }

    /// One trail a customer, in the order in which they first came.
    void moveTo(TrailLog& log)
    {
        std::sort(m_bought.begin(), m_bought.end(), [](const Bought& left, const Bought& right) {
            return std::pair(left.customer, left.day) < std::pair(right.customer, right.day);
        });
        log.trails.reserve(m_customers.size(), m_bought.size());
        std::vector<PurchaseDay> days;
        for (std::size_t index = 0; index < m_bought.size(); ++index) {
            const Bought& bought = m_bought[index];
            const Date day{std::chrono::days{bought.day}};
            const Money amount = Money::fromMinor(bought.amount, log.trails.currency());
            if (!days.empty() && days.back().day == day) {
                days.back().amount += amount;
            } else {
                days.push_back({day, amount});
            }
            if (index + 1 == m_bought.size() || m_bought[index + 1].customer != bought.customer) {
                log.trails.add(days);
                days.clear();
            }
        }
        log.customers = std::move(m_customers);
    }

private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::vector<std::string> m_customers;
    std::vector<Bought> m_bought;
};

} // namespace

Result<TrailLog> readTrailLog(std::istream& in, const std::function<void(std::uint64_t bytes)>& reached)
{
    TrailLog log;
    Result<PurchaseLogStream> opened = PurchaseLogStream::open(in, log.trails.currency(), AmountColumn::Optional);
    if (!opened) {
        return opened.error();
    }
    PurchaseLogStream& stream = opened.value();
    Rows rows;
    while (std::optional<PurchaseLogStream::Next> next = stream.next()) {
        if (rows.size() >= mostRows) {
            return Error{ErrorCode::TooLarge,
                         {"The log has more than 100 million rows; take a part of its customers.",
                          "记录超过 1 亿行，请只取部分顾客。"}};
        }
        if (next->row) {
            rows.add(std::move(next->row).value());
        } else if (++log.problemCount <= keptProblems) {
            log.problems.push_back({next->line, next->row.error().message});
        }
        if (reached && rows.size() % rowsBetweenTellings == 0) {
            reached(stream.bytesRead());
        }
    }
    log.rows = rows.size();
    if (log.rows == 0) {
        return Error{ErrorCode::Malformed,
                     {"No row of the log can be read; a row is customer,date,amount,items, a date is 2026-01-31.",
                      "记录中没有可读取的行；每行应为 customer,date,amount,items，日期如 2026-01-31。"}};
    }
    rows.moveTo(log);
    return log;
}

} // namespace huitou
