// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/office_folder.h"
#include "app/transport/enrolment.h"
#include "core/base/result.h"
#include "tests/support/child_process.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace huitou::load
{

/// A real office, reached as its operator reaches it: its folder, its local socket, `huitou`. Either one that runs
/// already, or one that this program makes and starts as a process of its own.
class RealOffice
{
public:
    /// One that runs: `folder` is its own, `host` the name by which its tills are to reach it.
    RealOffice(std::filesystem::path folder, std::string host);
    /// Makes one in `folder`, with `database` when it is to be on PostgreSQL; `huitou office init` does it. Refuses
    /// with Io when that does not end well.
    [[nodiscard]] static Result<std::unique_ptr<RealOffice>> make(const std::filesystem::path& folder,
                                                                  const std::optional<std::string>& database);

    /// Starts the process of an office that was made. Refuses with Io when it does not come to be ready.
    [[nodiscard]] Status start();
    /// Asks the process to end, and waits for that; whether it ended well.
    [[nodiscard]] bool stop();
    /// As when the power goes.
    void kill();

    /// Runs `huitou` for this office. Refuses with Io, and what it said, when it does not end well.
    [[nodiscard]] Status run(std::vector<std::string> words) const;
    /// Asks the running office a command.
    [[nodiscard]] Result<nlohmann::json> ask(const std::string& command, const nlohmann::json& arguments) const;
    /// Enrols a till of that outlet under that number, with a fresh link. Refuses as enrol() does. Any thread.
    [[nodiscard]] Result<EnrolledTill> enrolTill(OutletId outlet, std::uint32_t number) const;

    /// Where tills come in, once it was started.
    [[nodiscard]] std::uint16_t syncPort() const { return m_syncPort; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path; }
    /// The most memory that its process has had, in bytes; 0 for an office that ran already.
    [[nodiscard]] std::size_t peakMemory() const;

private:
    OfficeFolder m_folder;
    std::string m_host;
    std::uint16_t m_syncPort = 0; ///< the same one when it starts again: the tills know it
    std::unique_ptr<test::ChildProcess> m_process;
};

} // namespace huitou::load
