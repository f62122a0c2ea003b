// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/office_server.h"
#include "app/transport/enrolment.h"
#include "app/transport/https_client.h"
#include "tests/support/fake_clock.h"

#include <filesystem>
#include <memory>
#include <string>

namespace huitou::test
{

/// An office with outlet 1 and a programme, in a folder that goes with it. Its clock starts at the real time, by which
/// TLS judges certificates, and then stands still.
class TestOffice
{
public:
    TestOffice();
    /// The same with its data in a database of PostgreSQL, which is empty.
    explicit TestOffice(const std::string& database);
    /// Another process of that office, on another machine: it has the keys, and shares the database.
    [[nodiscard]] static std::unique_ptr<TestOffice> beside(const TestOffice& other);
    TestOffice(const TestOffice&) = delete;
    TestOffice& operator=(const TestOffice&) = delete;
    ~TestOffice();

    [[nodiscard]] Result<std::unique_ptr<OfficeServer>> tryStart(std::uint16_t syncPort = 0);
    void start();
    void stop() { m_server.reset(); }
    [[nodiscard]] OfficeServer& server() { return *m_server; }

    /// Asks the running office as the command line does.
    [[nodiscard]] Result<nlohmann::json> ask(const std::string& command, const nlohmann::json& arguments) const;
    /// A fresh enrolment link for a till of outlet 1.
    [[nodiscard]] std::string link() const;
    /// A till's folder that does not exist yet.
    [[nodiscard]] std::filesystem::path freshFolder();
    [[nodiscard]] EnrolledTill enrolledTill();

    OfficeFolder folder;
    FakeClock clock;

private:
    struct Empty {
    };
    explicit TestOffice(Empty);

    std::unique_ptr<OfficeServer> m_server;
    int m_tills = 0;
};

/// The line of an enrolled till.
[[nodiscard]] std::unique_ptr<HttpsClient> lineOf(const EnrolledTill& till);

} // namespace huitou::test
