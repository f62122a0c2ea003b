// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/till_admission.h"

#include "app/transport/private_file.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace huitou
{

namespace
{

using nlohmann::json;

/// Some hundred thousand tills.
constexpr std::size_t maxFileBytes = 32 * 1024 * 1024;

Error unreadable(const std::filesystem::path& file, const std::string& detail)
{
    return Error{
        ErrorCode::Malformed,
        {file.string() + " says which tills are out of service and cannot be read. Restore it from a backup; "
                         "without it each of them would be let in again.",
         file.string() + " 记录了停用的收银机，但无法读取。请从备份恢复；缺少它，停用的收银机将重新获准接入。"},
        detail};
}

std::int64_t numberOf(Instant instant)
{
    return instant.time_since_epoch().count();
}

Instant instantAt(const json& object, const char* key)
{
    return Instant{std::chrono::milliseconds{object.at(key).get<std::int64_t>()}};
}

/// Throws what a JSON reader expects.
TillId tillOf(const std::string& name)
{
    const std::optional<TillId> till = TillId::parse(name);
    if (!till) {
        throw json::other_error::create(501, "no till's id", nullptr);
    }
    return *till;
}

} // namespace

Result<std::unique_ptr<TillAdmission>> TillAdmission::read(const std::filesystem::path& file)
{
    Known known;
    const Result<std::string> text = readSmallFile(file, maxFileBytes);
    if (!text && text.error().code != ErrorCode::NotFound) {
        return text.error();
    }
    try {
        const json object = text ? json::parse(text.value()) : json{{"outOfService", {}}, {"renewed", {}}};
        for (const auto& [name, said] : object.at("outOfService").items()) {
            known.out[tillOf(name)] = {.by = StaffId{said.at("by").get<std::uint32_t>()}, .at = instantAt(said, "at")};
        }
        for (const auto& [name, said] : object.at("renewed").items()) {
            known.renewed[tillOf(name)] = {.begins = instantAt(said, "begins"),
                                           .isShown = said.at("isShown").get<bool>()};
        }
    } catch (const json::exception& failure) {
        return unreadable(file, "json " + std::to_string(failure.id));
    }
    return std::unique_ptr<TillAdmission>(new TillAdmission(file, std::move(known)));
}

bool TillAdmission::isDenied(const TillCertificate& certificate)
{
    const std::scoped_lock lock(m_mutex);
    if (m_known.out.contains(certificate.till)) {
        return true;
    }
    const auto renewed = m_known.renewed.find(certificate.till);
    if (renewed == m_known.renewed.end()) {
        return false;
    }
    const bool isOld = certificate.begins < renewed->second.begins;
    if (!isOld && !renewed->second.isShown) {
        renewed->second.isShown = true;
        // If that can't be written it holds all the same, until this process ends; then the till shows it again.
        static_cast<void>(keep(m_known));
    }
    return isOld && renewed->second.isShown;
}

Status TillAdmission::takeOut(const TillId& till, const OutOfService& decision)
{
    const std::scoped_lock lock(m_mutex);
    Known known = m_known;
    if (!known.out.emplace(till, decision).second) {
        return Error{ErrorCode::NotAllowed,
                     {"This till is out of service already; see \"huitou till list\".",
                      "该收银机已停用；可用“huitou till list”查看。"}};
    }
    return keep(std::move(known));
}

Status TillAdmission::putBack(const TillId& till)
{
    const std::scoped_lock lock(m_mutex);
    Known known = m_known;
    if (known.out.erase(till) == 0) {
        return Error{ErrorCode::NotFound, {"This till is in service.", "该收银机并未停用。"}};
    }
    return keep(std::move(known));
}

std::optional<TillAdmission::OutOfService> TillAdmission::outOfService(const TillId& till) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_known.out.find(till);
    return found != m_known.out.end() ? std::optional(found->second) : std::nullopt;
}

Status TillAdmission::renewed(const TillCertificate& next)
{
    const std::scoped_lock lock(m_mutex);
    Known known = m_known;
    // Certificates that were replaced so long ago have ended by themselves.
    std::erase_if(known.renewed, [&next](const auto& each) {
        return each.second.isShown && each.second.begins + tillCertificateLife < next.begins;
    });
    known.renewed[next.till] = {.begins = next.begins, .isShown = false};
    return keep(std::move(known));
}

/// `m_mutex` is held.
Status TillAdmission::keep(Known known)
{
    json out = json::object();
    for (const auto& [till, decision] : known.out) {
        out[till.text()] = {{"by", static_cast<std::uint32_t>(decision.by)}, {"at", numberOf(decision.at)}};
    }
    json renewed = json::object();
    for (const auto& [till, newest] : known.renewed) {
        renewed[till.text()] = {{"begins", numberOf(newest.begins)}, {"isShown", newest.isShown}};
    }
    const json object{{"outOfService", std::move(out)}, {"renewed", std::move(renewed)}};
    Status written = writePrivateFile(m_file, object.dump());
    if (written) {
        m_known = std::move(known);
    }
    return written;
}

} // namespace huitou
