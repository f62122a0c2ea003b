// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/office_folder.h"

#include "app/transport/private_file.h"

#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <unistd.h>

#include <array>
#include <memory>

namespace huitou
{

namespace
{

using nlohmann::json;

Error brokenKeys(const OfficeFolder& folder, const std::string& detail)
{
    return Error{ErrorCode::Malformed,
                 {folder.keys().string() + " cannot be read. Restore it from a backup: without it no till trusts this "
                                           "office.",
                  folder.keys().string() + " 无法读取。请从备份恢复：没有它，任何收银台都不会信任本总部。"},
                 detail};
}

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

} // namespace

Result<OfficeKeys> makeOfficeKeys(const OfficeFolder& folder, const std::vector<std::string>& hosts, Instant now)
{
    if (std::filesystem::exists(folder.keys())) {
        return Error{ErrorCode::NotAllowed,
                     {"There is an office in " + folder.path.string() + " already. Use another folder.",
                      folder.path.string() + " 中已有总部。请使用其他文件夹。"}};
    }
    OfficeKeys keys{
        .authority = makeAuthority("Huitou office", now), .signing = SigningKey::generate(), .hosts = hosts};
    if (!hosts.empty()) {
        const Result<Credentials> trial = makeServerCertificate(keys.authority, hosts, now);
        if (!trial.ok()) {
            return trial.error();
        }
    }
    const json object = {{"authorityKey", keys.authority.privateKey},
                         {"authority", keys.authority.certificate},
                         {"signingSeed", toHex(keys.signing.seed())},
                         {"hosts", hosts}};
    const Status written = writePrivateFile(folder.keys(), object.dump(2));
    if (!written.ok()) {
        return written.error();
    }
    return keys;
}

Result<OfficeKeys> readOfficeKeys(const OfficeFolder& folder)
{
    const Result<std::string> text = readSmallFile(folder.keys());
    if (!text.ok() && text.error().code == ErrorCode::NotFound && std::filesystem::exists(folder.store())) {
        return Error{ErrorCode::NotFound,
                     {"The keys of the office in " + folder.path.string() +
                          " are missing. Bring them back with the code on the recovery sheet: huitou office recover.",
                      folder.path.string() + " 中总部的密钥丢失。请用恢复单上的恢复码找回：huitou office recover。"}};
    }
    if (!text.ok() && text.error().code == ErrorCode::NotFound) {
        return Error{ErrorCode::NotFound,
                     {"There is no office in " + folder.path.string() + ". Make one with: huitou office init.",
                      folder.path.string() + " 中没有总部。请先运行：huitou office init。"}};
    }
    if (!text.ok()) {
        return text.error();
    }
    try {
        const json object = json::parse(text.value());
        std::array<std::uint8_t, 32> seed{};
        if (!fromHex(object.at("signingSeed").get<std::string>(), seed)) {
            return brokenKeys(folder, "signingSeed");
        }
        return OfficeKeys{.authority = {.privateKey = object.at("authorityKey").get<std::string>(),
                                        .certificate = object.at("authority").get<std::string>()},
                          .signing = SigningKey::fromSeed(seed),
                          .hosts = object.at("hosts").get<std::vector<std::string>>()};
    } catch (const json::exception& failure) {
        return brokenKeys(folder, "json " + std::to_string(failure.id)); // its text may quote a key
    }
}

std::vector<std::string> hostsOfThisMachine()
{
    std::vector<std::string> hosts;
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) == 0) {
        const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> all(first, &::freeifaddrs);
        for (const ifaddrs* one = first; one != nullptr; one = one->ifa_next) {
            const bool isUsable = one->ifa_addr != nullptr && one->ifa_addr->sa_family == AF_INET &&
                                  (one->ifa_flags & IFF_UP) != 0 && (one->ifa_flags & IFF_LOOPBACK) == 0;
            std::array<char, INET_ADDRSTRLEN> text{};
            if (isUsable && ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr,
                                        text.data(), text.size()) != nullptr) {
                hosts.emplace_back(text.data());
            }
        }
    }
    hosts.emplace_back("127.0.0.1");
    hosts.emplace_back("localhost");
    const std::string name = hostName();
    if (!name.empty() && name.size() <= 253 &&
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.") ==
            std::string::npos) {
        hosts.push_back(name);
    }
    return hosts;
}

} // namespace huitou
