// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/local_socket.h"
#include "core/base/crypto.h"
#include "core/base/ids.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <fstream>
#include <future>
#include <latch>

using namespace huitou;
using std::chrono::seconds;
namespace fs = std::filesystem;

namespace
{

fs::path freshPath()
{
    return fs::temp_directory_path() / ("huitou-" + randomId<OpId>().text().substr(0, 12) + ".sock");
}

/// As a process leaves it that was killed.
void leaveSocketAt(const fs::path& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ::close(descriptor);
}

std::string echo(const std::string& request)
{
    return "heard: " + request;
}

} // namespace

SCENARIO("The command line asks the running office over a local socket", "[transport][local]")
{
    const fs::path path = freshPath();
    const auto server = LocalServer::start(path, echo).value();

    CHECK(askLocal(path, "status", seconds(30)).value() == "heard: status");
    CHECK(askLocal(path, "", seconds(30)).value() == "heard: ");
    CHECK(askLocal(path, std::string(1'000'000, 'x'), seconds(30)).value().size() == 1'000'007);

    THEN("its owner alone can reach it")
    {
        CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    }
    THEN("a second office in the same folder is refused")
    {
        CHECK(LocalServer::start(path, echo).error().code == ErrorCode::StoreInUse);
        CHECK(askLocal(path, "still", seconds(30)).value() == "heard: still");
    }
    THEN("nobody is there once it has stopped")
    {
        server->stop();
        CHECK_FALSE(fs::exists(path));
        CHECK(askLocal(path, "status", seconds(30)).error().code == ErrorCode::NotFound);
    }
}

SCENARIO("A socket that a killed office left behind is replaced", "[transport][local]")
{
    const fs::path path = freshPath();
    leaveSocketAt(path);
    CHECK(askLocal(path, "status", seconds(30)).error().code == ErrorCode::NotFound);
    const auto server = LocalServer::start(path, echo);
    REQUIRE(server.ok());
    CHECK(askLocal(path, "status", seconds(30)).ok());
}

SCENARIO("A file that is no socket is not replaced", "[transport][local]")
{
    const fs::path path = freshPath();
    std::ofstream(path) << "somebody's notes";
    CHECK(LocalServer::start(path, echo).error().code == ErrorCode::Io);
    CHECK(fs::file_size(path) == 16);
    fs::remove(path);
}

SCENARIO("Messages over the limit are refused on both sides", "[transport][local]")
{
    const LocalSocketLimits small{.requestBytes = 10, .answerBytes = 17};
    const fs::path path = freshPath();
    int calls = 0;
    const auto server = LocalServer::start(
                            path,
                            [&calls](const std::string& request) {
                                ++calls;
                                return echo(request);
                            },
                            small)
                            .value();

    CHECK(askLocal(path, std::string(10, 'x'), seconds(30), small).value() == "heard: xxxxxxxxxx");
    CHECK(calls == 1);
    // One that keeps to the limit, one that does not: the server hangs up on it.
    CHECK(askLocal(path, std::string(11, 'x'), seconds(30), small).error().code == ErrorCode::TooLarge);
    CHECK(askLocal(path, std::string(11, 'x'), seconds(30)).error().code == ErrorCode::Io);
    CHECK(calls == 1);
    CHECK(askLocal(path, "four", seconds(30), {.answerBytes = 10}).error().code == ErrorCode::TooLarge);
    CHECK(askLocal(path, "four", seconds(30), {.answerBytes = 11}).ok());
}

SCENARIO("Commands run one after the other", "[transport][local]")
{
    const fs::path path = freshPath();
    int running = 0; // unguarded: two at a time would be found by the sanitisers and by the check
    bool overlapped = false;
    const auto server = LocalServer::start(path, [&](const std::string& request) {
                            overlapped = overlapped || running++ != 0;
                            --running;
                            return echo(request);
                        }).value();
    std::vector<std::future<Result<std::string>>> answers;
    for (int i = 0; i < 4; ++i) {
        answers.push_back(std::async(std::launch::async, [&path] { return askLocal(path, "x", seconds(30)); }));
    }
    for (auto& answer : answers) {
        CHECK(answer.get().ok());
    }
    CHECK_FALSE(overlapped);
}

SCENARIO("Closing lets the command that runs finish", "[transport][local]")
{
    const fs::path path = freshPath();
    std::latch begun(1);
    std::latch go(1);
    const auto server = LocalServer::start(path, [&](const std::string& request) {
                            begun.count_down();
                            go.wait();
                            return echo(request);
                        }).value();
    auto answer = std::async(std::launch::async, [&path] { return askLocal(path, "import", seconds(30)); });
    begun.wait();
    auto stopped = std::async(std::launch::async, [&server] { server->stop(); });
    go.count_down();
    CHECK(answer.get().value() == "heard: import");
    stopped.get();
}

SCENARIO("An office that takes too long is not waited for", "[transport][local]")
{
    const fs::path path = freshPath();
    std::latch go(1);
    const auto server = LocalServer::start(path, [&go](const std::string& request) {
                            go.wait();
                            return echo(request);
                        }).value();
    CHECK(askLocal(path, "import", std::chrono::milliseconds(50)).error().code == ErrorCode::Io);
    go.count_down();
}

SCENARIO("A path that is too long for a socket is named", "[transport][local]")
{
    const fs::path path = fs::temp_directory_path() / std::string(200, 'x');
    CHECK(LocalServer::start(path, echo).error().message.en.find("too long") != std::string::npos);
    CHECK(askLocal(path, "x", seconds(1)).error().code == ErrorCode::Io);
}
