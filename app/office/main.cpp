// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/office_commands.h"
#include "app/office/listen_address.h"
#include "app/office/night_work.h"
#include "app/office/office_server.h"
#include "core/base/private_memory.h"

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <iostream>

namespace
{

using namespace huitou;

constexpr int refused = 1;

/// Blocks the signals that end the program, in this thread and those that it will start, so that one place waits.
sigset_t blockEndSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

void startLog()
{
    auto log = spdlog::stderr_logger_mt("office");
    log->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc);
    spdlog::set_default_logger(std::move(log));
}

int sayWhy(const Error& error)
{
    std::cerr << "huitou-office: " << error.message.en << '\n' << "huitou-office: " << error.message.zh << '\n';
    spdlog::error("event=start_refused code={} detail=\"{}\"", errorCodeName(error.code), error.detail);
    return refused;
}

int serve(const OfficeServer::Settings& settings, const sigset_t& endSignals)
{
    const SystemClock clock;
    CommandTable commands;
    addOfficeCommands(commands);
    const Result<std::unique_ptr<OfficeServer>> server = OfficeServer::start(settings, std::move(commands), clock);
    if (!server.ok()) {
        return sayWhy(server.error());
    }
    std::cout << "huitou-office: ready sync=" << writeAddress(server.value()->syncAddress())
              << " enrol=" << writeAddress(server.value()->enrolAddress());
    if (const std::optional<HttpsServer::Address> members = server.value()->membersAddress()) {
        std::cout << " members=" << writeAddress(*members);
    }
    if (const std::optional<HttpsServer::Address> watch = server.value()->watchAddress()) {
        std::cout << " watch=" << writeAddress(*watch);
    }
    std::cout << std::endl;
    spdlog::info("event=ready");
    int signal = 0;
    sigwait(&endSignals, &signal);
    spdlog::info("event=stopping signal={}", signal);
    server.value()->stop();
    spdlog::info("event=stopped");
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (!keepMemoryPrivate()) {
        std::cerr << "huitou-office: the system can't keep this program's memory out of core dumps\n";
        return refused;
    }
    const sigset_t endSignals = blockEndSignals();
    std::string folder;
    std::optional<std::string> database;
    std::string sync = "0.0.0.0:8443";
    std::string enrol = "0.0.0.0:8444";
    std::string members;
    std::string watch;
    std::string nightly = "03:00";
    CLI::App app("The head office of a Huitou shop or chain: takes in what tills sell, and sends them what they need.",
                 "huitou-office");
    app.add_option("--data", folder, "The office's folder, made by: huitou office init")->required();
    app.add_option("--database", database,
                   "Keep the data in this database of PostgreSQL, postgresql://HOST/NAME, instead of the one that the "
                   "folder says; its password stands in PGPASSFILE or in a service file");
    app.add_option("--listen", sync, "Where enrolled tills come in, ADDRESS:PORT")->capture_default_str();
    app.add_option("--enrol-listen", enrol, "Where new tills come in, ADDRESS:PORT")->capture_default_str();
    app.add_option("--members-listen", members,
                   "Where members reach their pages, ADDRESS:PORT; without it there are none, and no e-mail or message "
                   "is sent");
    app.add_option("--watch-listen", watch,
                   "Where an operator's tools ask for /health, /ready and /metrics, ADDRESS:PORT, by HTTPS; without it "
                   "nowhere");
    app.add_option("--nightly", nightly,
                   "When to do every night what \"huitou office review\" and \"huitou winback run\" do, HH:MM by the "
                   "clock of outlet 1; offers that wait for tills are looked at again each hour, and a night that was "
                   "missed is made good after the start; off: only when somebody types it")
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    startLog();
    const Result<HttpsServer::Address> syncAddress = readAddress(sync);
    const Result<HttpsServer::Address> enrolAddress = readAddress(enrol);
    if (!syncAddress.ok() || !enrolAddress.ok()) {
        return sayWhy(syncAddress.ok() ? enrolAddress.error() : syncAddress.error());
    }
    const Result<std::optional<std::chrono::minutes>> night = readNightly(nightly);
    if (!night.ok()) {
        return sayWhy(night.error());
    }
    OfficeServer::Settings settings{.folder = {folder},
                                    .sync = syncAddress.value(),
                                    .enrol = enrolAddress.value(),
                                    .database = database,
                                    .nightly = night.value()};
    for (const auto& [given, setting] : {std::pair(members, &settings.members), std::pair(watch, &settings.watch)}) {
        if (given.empty()) {
            continue;
        }
        const Result<HttpsServer::Address> address = readAddress(given);
        if (!address.ok()) {
            return sayWhy(address.error());
        }
        *setting = address.value();
    }
    return serve(settings, endSignals);
}
