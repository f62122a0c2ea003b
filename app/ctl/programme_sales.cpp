// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/programme_sales.h"

#include "app/ctl/past_sales_report.h"
#include "app/ctl/programme_files.h"
#include "app/ctl/progress.h"
#include "core/programme/reader.h"
#include "core/trial/sales_replay.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <ostream>

namespace huitou
{

namespace
{

constexpr std::size_t shownProblems = 20;
constexpr std::uint64_t rowsBetweenProgress = 256;

/// The versions of the office's programme; nothing when there is no office to ask.
std::optional<ProgrammeVersions> officeProgramme(Session& session)
{
    std::error_code none;
    if (!std::filesystem::is_directory(session.data, none)) {
        return std::nullopt;
    }
    const Result<nlohmann::json> answer = session.ask("programme.texts", nlohmann::json::object());
    if (!answer) {
        return std::nullopt;
    }
    ProgrammeVersions versions;
    for (const nlohmann::json& toml : answer.value().at("toml")) {
        if (Result<Programme> programme = programmeFrom(toml.get<std::string>())) {
            versions.push_back(std::move(programme).value());
        }
    }
    return versions.empty() ? std::nullopt : std::optional(std::move(versions));
}

Result<std::optional<ProgrammeVersions>> present(Session& session, const PastSalesOptions& options)
{
    if (options.beside.empty()) {
        return officeProgramme(session);
    }
    Result<ProgrammeVersions> versions = readProgrammeFiles(options.beside);
    if (!versions) {
        return versions.error();
    }
    return std::optional(std::move(versions).value());
}

std::uint64_t lineCount(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return static_cast<std::uint64_t>(std::count(std::istreambuf_iterator<char>(in), {}, '\n'));
}

/// Puts the rows of one sale together and plays it on each replay.
class Player
{
public:
    Player(Session& session, const std::string& file, std::vector<trial::SalesReplay>& replays)
        : m_session(session), m_file(file), m_replays(replays)
    {
    }

    void take(const PurchaseRow& row)
    {
        const bool continues =
            !row.sale.empty() && row.sale == m_name && row.customer == m_sale.customer && row.day == m_sale.day;
        if (!continues) {
            finish();
            m_sale = {row.customer, row.day, {}};
            m_name = row.sale;
            m_line = row.line;
        }
        for (BasketLine& line : trial::linesOf(row)) {
            m_sale.lines.push_back(std::move(line));
        }
    }
    void refuse(std::size_t line, const Sentence& why)
    {
        if (++m_problems <= shownProblems) {
            m_session.err() << fmt::format("{}:{}: {}\n", m_file, line, m_session.text(why));
        }
    }
    /// Plays the last sale.
    void finish()
    {
        if (m_sale.lines.empty()) {
            return;
        }
        for (trial::SalesReplay& replay : m_replays) {
            if (const Status status = replay.play(m_sale); !status) {
                refuse(m_line, status.error().message);
            }
        }
        m_sale.lines.clear();
    }
    [[nodiscard]] std::uint64_t problems() const { return m_problems; }

private:
    Session& m_session;
    const std::string& m_file;
    std::vector<trial::SalesReplay>& m_replays;
    trial::PastSale m_sale;
    std::string m_name;
    std::size_t m_line = 0;
    std::uint64_t m_problems = 0;
};

} // namespace

Result<Exit> tryPastSales(Session& session, const PastSalesOptions& options, ProgrammeVersions versions)
{
    const Currency currency = versions.front().currency;
    std::vector<trial::SalesReplay> replays;
    replays.emplace_back(std::move(versions));
    Result<std::optional<ProgrammeVersions>> beside = present(session, options);
    if (!beside) {
        return beside.error();
    }
    if (beside.value()) {
        if (beside.value()->front().currency != currency) {
            return Error{ErrorCode::ProgrammeInvalid,
                         {"Both programmes must be in one currency to be compared.", "两个方案的币种须相同才能比较。"}};
        }
        replays.emplace_back(*std::move(beside).value());
    }
    std::ifstream in(options.file, std::ios::binary);
    if (!in) {
        return Error{ErrorCode::NotFound,
                     {fmt::format("{} can't be opened; check the name.", options.file),
                      fmt::format("无法打开 {}；请检查文件名。", options.file)}};
    }
    Result<PurchaseLogStream> rows = PurchaseLogStream::open(in, currency);
    if (!rows) {
        return rows.error();
    }
    Player player(session, options.file, replays);
    {
        Progress progress(session.err(), session.language, lineCount(options.file));
        std::uint64_t done = 0;
        while (std::optional<PurchaseLogStream::Next> next = rows.value().next()) {
            if (next->row) {
                player.take(next->row.value());
            } else {
                player.refuse(next->line, next->row.error().message);
            }
            if (++done % rowsBetweenProgress == 0) {
                progress.reach(done);
            }
        }
        player.finish();
        progress.reach(done);
    }
    if (player.problems() > shownProblems) {
        session.err() << session.text({fmt::format("… and {} more rows.", player.problems() - shownProblems),
                                       fmt::format("……另有 {} 行。", player.problems() - shownProblems)})
                      << '\n';
    }
    writePastSales(session.out(), replays, options.format == "json", session.language);
    return Exit::Done;
}

} // namespace huitou
