// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/real_office.h"

#include "app/office/command_table.h"
#include "core/base/ids.h"

#include <fstream>
#include <sstream>

namespace huitou::load
{

namespace
{

namespace fs = std::filesystem;

/// Only a broken office meets them.
constexpr std::chrono::minutes patience{2};
constexpr std::chrono::minutes answerTime{30}; ///< a chain of a million events is proved meanwhile

std::string contentOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

Error wentWrong(const std::string& what, const fs::path& said)
{
    const std::string text = what + " went wrong: " + contentOf(said);
    return Error{ErrorCode::Io, {text, text}};
}

std::uint16_t portIn(const std::string& ready, const std::string& door)
{
    const std::size_t at = ready.find(door + "=127.0.0.1:");
    return at == std::string::npos ? std::uint16_t{0}
                                   : static_cast<std::uint16_t>(std::stoul(
                                         ready.substr(at + door.size() + std::string("=127.0.0.1:").size())));
}

} // namespace

RealOffice::RealOffice(fs::path folder, std::string host) : m_folder{std::move(folder)}, m_host(std::move(host)) {}

Result<std::unique_ptr<RealOffice>> RealOffice::make(const fs::path& folder, const std::optional<std::string>& database)
{
    auto office = std::make_unique<RealOffice>(folder, "127.0.0.1");
    std::vector<std::string> words{"office",    "init",      "--name-zh",   "压力测试店",
                                   "--name-en", "Load test", "--programme", HUITOU_SHIPPED_PROGRAMME};
    if (database) {
        words.insert(words.end(), {"--database", *database});
    }
    if (Status made = office->run(words); !made) {
        return made.error();
    }
    return office;
}

Status RealOffice::start()
{
    const fs::path log = folder() / "office.log";
    m_process = std::make_unique<test::ChildProcess>(
        std::vector<std::string>{test::programBeside("huitou-office"), "--data", folder(), "--listen",
                                 "127.0.0.1:" + std::to_string(m_syncPort), "--enrol-listen", "127.0.0.1:0"},
        log);
    const std::optional<std::string> ready = m_process->line(std::chrono::steady_clock::now() + patience);
    m_syncPort = ready ? portIn(*ready, "sync") : std::uint16_t{0};
    return m_syncPort != 0 ? Status() : Status(wentWrong("the start of huitou-office", log));
}

bool RealOffice::stop()
{
    if (!m_process) {
        return true;
    }
    m_process->terminate();
    const bool isWell = m_process->endedWell();
    m_process.reset();
    return isWell;
}

void RealOffice::kill()
{
    m_process.reset();
}

Status RealOffice::run(std::vector<std::string> words) const
{
    fs::create_directories(folder().parent_path());
    const fs::path said = folder().string() + ".said";
    words.insert(words.begin(), test::programBeside("huitou"));
    words.insert(words.end(), {"--data", folder()});
    const std::string what = words[1] + ' ' + words[2];
    test::ChildProcess huitou(std::move(words), said);
    while (huitou.line(std::chrono::steady_clock::now() + answerTime)) {
    }
    return huitou.endedWell() ? Status() : Status(wentWrong("huitou " + what, said));
}

Result<nlohmann::json> RealOffice::ask(const std::string& command, const nlohmann::json& arguments) const
{
    return askOffice(m_folder.socket(), command, arguments, answerTime);
}

Result<EnrolledTill> RealOffice::enrolTill(OutletId outlet, std::uint32_t number) const
{
    const Result<nlohmann::json> code =
        ask("till.enrolCode", {{"outlet", static_cast<std::uint32_t>(outlet)}, {"number", number}, {"host", m_host}});
    if (!code) {
        return code.error();
    }
    const fs::path kept = fs::temp_directory_path() / ("huitou-load-till-" + randomId<OpId>().text());
    Result<EnrolledTill> till = enrol(code.value().at("link").get<std::string>(), kept);
    fs::remove_all(kept);
    return till;
}

std::size_t RealOffice::peakMemory() const
{
    return m_process ? m_process->peakMemory() : 0;
}

} // namespace huitou::load
