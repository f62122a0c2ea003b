// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/listen_address.h"
#include "tests/app/office/office_fixture.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

using namespace huitou;
using test::TestOffice;

namespace
{

/// huitou-office as a process of its own, with its standard output and standard error in two pipes.
class OfficeProgram
{
public:
    explicit OfficeProgram(const std::vector<std::string>& arguments)
    {
        std::array<int, 2> out{};
        std::array<int, 2> err{};
        REQUIRE(::pipe(out.data()) == 0);
        REQUIRE(::pipe(err.data()) == 0);
        m_process = ::fork();
        REQUIRE(m_process >= 0);
        if (m_process == 0) {
            ::dup2(out[1], STDOUT_FILENO);
            ::dup2(err[1], STDERR_FILENO);
            for (const int end : {out[0], out[1], err[0], err[1]}) {
                ::close(end);
            }
            std::vector<char*> argv{const_cast<char*>(HUITOU_OFFICE_PROGRAM)};
            for (const std::string& argument : arguments) {
                argv.push_back(const_cast<char*>(argument.c_str()));
            }
            argv.push_back(nullptr);
            ::execv(HUITOU_OFFICE_PROGRAM, argv.data());
            ::_exit(127);
        }
        ::close(out[1]);
        ::close(err[1]);
        m_out = ::fdopen(out[0], "r");
        m_err = ::fdopen(err[0], "r");
    }
    OfficeProgram(const OfficeProgram&) = delete;
    OfficeProgram& operator=(const OfficeProgram&) = delete;
    ~OfficeProgram()
    {
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
            ::waitpid(m_process, nullptr, 0);
        }
        std::fclose(m_out);
        std::fclose(m_err);
    }

    /// The next line on standard output; waits for it. Empty when the program has ended.
    [[nodiscard]] std::string nextLine() { return lineOf(m_out); }
    /// All that is left on standard error, once the program has ended.
    [[nodiscard]] std::string errors()
    {
        std::string text;
        for (std::string line = lineOf(m_err); !line.empty(); line = lineOf(m_err)) {
            text += line;
        }
        return text;
    }
    void terminate() const { ::kill(m_process, SIGTERM); }
    /// Waits for the end; -1 when a signal ended it.
    [[nodiscard]] int exitCode()
    {
        int status = 0;
        ::waitpid(m_process, &status, 0);
        m_process = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    static std::string lineOf(std::FILE* file)
    {
        std::array<char, 1024> line{};
        return std::fgets(line.data(), static_cast<int>(line.size()), file) != nullptr ? line.data() : "";
    }

    pid_t m_process = 0;
    std::FILE* m_out = nullptr;
    std::FILE* m_err = nullptr;
};

std::vector<std::string> argumentsFor(const TestOffice& office)
{
    return {"--data", office.folder.path.string(), "--listen", "127.0.0.1:0", "--enrol-listen", "127.0.0.1:0"};
}

} // namespace

SCENARIO("The office program says when it is ready, and ends when it is asked to", "[office][program]")
{
    TestOffice office;
    OfficeProgram program(argumentsFor(office));
    const std::string ready = program.nextLine();
    REQUIRE(ready.starts_with("huitou-office: ready sync=127.0.0.1:"));

    const nlohmann::json status = office.ask("office.status", nlohmann::json::object()).value();
    CHECK(ready == "huitou-office: ready sync=" + status.at("sync").get<std::string>() +
                       " enrol=" + status.at("enrol").get<std::string>() + "\n");
    CHECK(enrol(office.link(), office.freshFolder()).ok());

    WHEN("a second one is started on the same folder")
    {
        OfficeProgram second(argumentsFor(office));
        CHECK(second.nextLine().empty());
        CHECK(second.errors().find("huitou-office: ") != std::string::npos);
        CHECK(second.exitCode() == 1);
    }
    program.terminate();
    CHECK(program.exitCode() == 0);
    CHECK_FALSE(std::filesystem::exists(office.folder.socket()));
    CHECK(office.tryStart().ok());
}

SCENARIO("The office program that was killed leaves nothing in the way", "[office][program]")
{
    TestOffice office;
    {
        OfficeProgram program(argumentsFor(office));
        REQUIRE(program.nextLine().starts_with("huitou-office: ready"));
    } // killed here
    OfficeProgram again(argumentsFor(office));
    CHECK(again.nextLine().starts_with("huitou-office: ready"));
}

SCENARIO("The office program refuses with a sentence", "[office][program]")
{
    TestOffice office;
    GIVEN("a folder without an office")
    {
        OfficeProgram program({"--data", (office.folder.path / "nothing").string()});
        CHECK(program.nextLine().empty());
        CHECK(program.errors().find("huitou-office: There is no office in ") != std::string::npos);
        CHECK(program.exitCode() == 1);
    }
    GIVEN("an address that is none")
    {
        OfficeProgram program({"--data", office.folder.path.string(), "--listen", "8443"});
        CHECK(program.errors().find("is not an address to listen on") != std::string::npos);
        CHECK(program.exitCode() == 1);
    }
}
