// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/enrolment.h"

#include "app/transport/error_json.h"
#include "app/transport/https_client.h"
#include "app/transport/private_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <map>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::string_view linkScheme = "huitou-enrol://";
constexpr std::size_t linkBytes = 512;
constexpr const char* fileName = "enrolment.json";

Error brokenLink()
{
    return Error{ErrorCode::Malformed,
                 {"This is not a whole enrolment link. Let the office show a new one (huitou till enrol-code) and "
                  "take it over completely.",
                  "这不是完整的登记链接。请让总部重新生成（huitou till enrol-code），并完整输入。"}};
}

Error brokenMessage(const std::string& detail)
{
    return Error{ErrorCode::Malformed,
                 {"The enrolment message cannot be read. Bring office and till to the same version, then try again.",
                  "登记消息无法读取。请将总部与收银台升级到相同版本后重试。"},
                 detail};
}

std::optional<std::uint16_t> parsePort(const std::string& text)
{
    std::uint16_t port = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool isWhole = failure == std::errc() && end == text.data() + text.size();
    return isWhole && port != 0 ? std::optional(port) : std::nullopt;
}

bool isPlain(std::string_view text, std::string_view others)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [others](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || others.find(letter) != std::string_view::npos;
    });
}

/// "a=1&b=2" as a map; nothing when a part is broken or named twice.
std::optional<std::map<std::string, std::string>> readParts(std::string_view text)
{
    std::map<std::string, std::string> parts;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos ||
            !parts.emplace(part.substr(0, equals), part.substr(equals + 1)).second) {
            return std::nullopt;
        }
    }
    return parts;
}

/// Reads `text` with `read`, which may throw what nlohmann's JSON throws.
template <typename Value, typename Read>
Result<Value> readJson(std::string_view text, Read read)
{
    try {
        return read(json::parse(text));
    } catch (const json::exception& failure) {
        return brokenMessage("json " + std::to_string(failure.id)); // its text may quote a key or a code
    }
}

/// Throws what a JSON reader expects when the text is not the hexadecimal form of the bytes.
template <typename Array>
Array bytesAt(const json& object, const char* name)
{
    Array bytes{};
    if (!fromHex(object.at(name).get<std::string>(), bytes)) {
        throw json::other_error::create(501, std::string(name) + " is not hexadecimal", &object);
    }
    return bytes;
}

json jsonOf(const EnrolmentGrant& grant)
{
    return {{"till", grant.till.text()},
            {"epoch", grant.epoch},
            {"number", grant.number},
            {"outlet", static_cast<std::uint32_t>(grant.outlet)},
            {"certificate", grant.certificate},
            {"officeKey", toHex(grant.officeKey)},
            {"serverGeneration", grant.serverGeneration}};
}

EnrolmentGrant grantOf(const json& object)
{
    return {.till = TillId{bytesAt<std::array<std::uint8_t, TillId::byteCount>>(object, "till")},
            .epoch = object.at("epoch").get<std::uint32_t>(),
            .number = object.at("number").get<std::uint32_t>(),
            .outlet = OutletId{object.at("outlet").get<std::uint32_t>()},
            .certificate = object.at("certificate").get<std::string>(),
            .officeKey = bytesAt<PublicKey>(object, "officeKey"),
            .serverGeneration = object.at("serverGeneration").get<std::uint64_t>()};
}

/// What the office said when it did not grant.
Error refusalOf(const HttpResponse& response)
{
    const std::optional<Error> refusal = readError(response.body);
    if (refusal) {
        return *refusal;
    }
    return Error{
        ErrorCode::OfficeRefused,
        {"The office did not enrol this till (status " + std::to_string(response.status) +
             "). Let the office show a new link and try again.",
         "总部未能登记本收银台（状态 " + std::to_string(response.status) + "）。请让总部重新生成链接后再试。"}};
}

Error explained(Error error, const EnrolmentLink& link)
{
    if (error.code == ErrorCode::OfficeUnreachable) {
        const std::string place = link.host + ":" + std::to_string(link.enrolPort);
        error.message = {
            "The office at " + place +
                " does not answer. Check the network and that the office runs, then use the link again; "
                "if it has become too old, let the office show a new one.",
            "总部 " + place +
                " 没有应答。请检查网络以及总部程序是否在运行，然后再次使用该链接；如已过期，请让总部重新生成。"};
    }
    return error;
}

std::string writeEnrolledTill(const EnrolledTill& till)
{
    const json object = {{"grant", jsonOf(till.grant)},   {"host", till.host},
                         {"syncPort", till.syncPort},     {"authority", till.authority},
                         {"privateKey", till.privateKey}, {"signingSeed", toHex(till.signingKey.seed())}};
    return object.dump(2);
}

} // namespace

std::string writeEnrolmentLink(const EnrolmentLink& link)
{
    const bool isV6 = link.host.find(':') != std::string::npos;
    return std::string(linkScheme) + (isV6 ? "[" + link.host + "]" : link.host) +
           "?s=" + std::to_string(link.syncPort) + "&e=" + std::to_string(link.enrolPort) +
           "&f=" + toHex(link.authority) + "&c=" + link.code;
}

Result<EnrolmentLink> readEnrolmentLink(std::string_view text)
{
    const std::size_t question = text.find('?');
    if (text.size() > linkBytes || !text.starts_with(linkScheme) || question == std::string_view::npos) {
        return brokenLink();
    }
    std::string_view host = text.substr(linkScheme.size(), question - linkScheme.size());
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
        if (!isPlain(host, ":.")) {
            return brokenLink();
        }
    } else if (!isPlain(host, "-.")) {
        return brokenLink();
    }
    const auto parts = readParts(text.substr(question + 1));
    if (!parts || !parts->contains("s") || !parts->contains("e") || !parts->contains("f") || !parts->contains("c")) {
        return brokenLink();
    }
    const std::optional<std::uint16_t> syncPort = parsePort(parts->at("s"));
    const std::optional<std::uint16_t> enrolPort = parsePort(parts->at("e"));
    EnrolmentLink link{.host = std::string(host), .code = parts->at("c")};
    if (!syncPort || !enrolPort || !fromHex(parts->at("f"), link.authority) || !isPlain(link.code, "-")) {
        return brokenLink();
    }
    link.syncPort = *syncPort;
    link.enrolPort = *enrolPort;
    return link;
}

std::string writeEnrolmentRequest(const EnrolmentRequest& request)
{
    return json{{"code", request.code},
                {"certificateRequest", request.certificateRequest},
                {"signingKey", toHex(request.signingKey)}}
        .dump();
}

Result<EnrolmentRequest> readEnrolmentRequest(std::string_view text)
{
    return readJson<EnrolmentRequest>(text, [](const json& object) {
        return EnrolmentRequest{.code = object.at("code").get<std::string>(),
                                .certificateRequest = object.at("certificateRequest").get<std::string>(),
                                .signingKey = bytesAt<PublicKey>(object, "signingKey")};
    });
}

std::string writeEnrolmentGrant(const EnrolmentGrant& grant)
{
    return jsonOf(grant).dump();
}

Result<EnrolmentGrant> readEnrolmentGrant(std::string_view text)
{
    return readJson<EnrolmentGrant>(text, grantOf);
}

std::string EnrolledTill::officeUrl() const
{
    const bool isV6 = host.find(':') != std::string::npos;
    return "https://" + (isV6 ? "[" + host + "]" : host) + ":" + std::to_string(syncPort);
}

Result<EnrolledTill> enrol(std::string_view linkText, const std::filesystem::path& folder,
                           std::chrono::milliseconds timeout)
{
    const Result<EnrolmentLink> link = readEnrolmentLink(linkText);
    if (!link.ok()) {
        return link.error();
    }
    const std::filesystem::path file = folder / fileName;
    std::error_code failure;
    if (std::filesystem::exists(file, failure)) {
        return Error{
            ErrorCode::NotAllowed,
            {"This till is enrolled already (" + file.string() + "). To enrol another till, use another folder.",
             "本收银台已登记（" + file.string() + "）。如需登记另一台，请使用其他文件夹。"}};
    }
    std::filesystem::create_directories(folder, failure);
    if (failure) {
        return Error{ErrorCode::Io,
                     {"Cannot make the folder " + folder.string() + ": " + failure.message() + ".",
                      "无法创建文件夹 " + folder.string() + "：" + failure.message() + "。"}};
    }

    const CertificateRequest request = makeTillRequest();
    SigningKey signingKey = SigningKey::generate();
    HttpsClient client({.host = link.value().host,
                        .port = link.value().enrolPort,
                        .authorityFingerprint = link.value().authority,
                        .requestTime = timeout});
    const Result<HttpResponse> response =
        client.send({.method = "POST",
                     .target = "/v1/enrol",
                     .contentType = "application/json",
                     .body = writeEnrolmentRequest({.code = link.value().code,
                                                    .certificateRequest = request.request,
                                                    .signingKey = signingKey.publicKey()})});
    if (!response.ok()) {
        return explained(response.error(), link.value());
    }
    if (response.value().status != 200) {
        return refusalOf(response.value());
    }
    const Result<EnrolmentGrant> grant = readEnrolmentGrant(response.value().body);
    if (!grant.ok()) {
        return grant.error();
    }
    EnrolledTill till{.grant = grant.value(),
                      .host = link.value().host,
                      .syncPort = link.value().syncPort,
                      .authority = client.shownAuthority(),
                      .privateKey = request.privateKey,
                      .signingKey = std::move(signingKey)};
    const Status kept = writePrivateFile(file, writeEnrolledTill(till));
    if (!kept.ok()) {
        return kept.error();
    }
    return till;
}

Result<bool> renewCertificate(EnrolledTill& till, const std::filesystem::path& folder, HttpsClient& office)
{
    CertificateRequest request = makeTillRequest();
    Result<HttpResponse> response = office.send({.method = "POST",
                                                 .target = "/v1/certificate",
                                                 .contentType = "application/pkcs10",
                                                 .body = std::move(request.request)});
    if (!response.ok()) {
        return response.error();
    }
    if (response.value().status != 200) {
        return refusalOf(response.value());
    }
    if (response.value().body.empty()) {
        return false;
    }
    Credentials next{.privateKey = std::move(request.privateKey), .certificate = std::move(response.value().body)};
    const Result<TillCertificate> read = readTillCertificate(next.certificate);
    if (!read.ok() || read.value().till != till.grant.till || !fitTogether(next)) {
        return brokenMessage("another till's certificate, or another key's");
    }
    std::swap(till.grant.certificate, next.certificate);
    std::swap(till.privateKey, next.privateKey);
    if (const Status kept = writePrivateFile(folder / fileName, writeEnrolledTill(till)); !kept.ok()) {
        std::swap(till.grant.certificate, next.certificate);
        std::swap(till.privateKey, next.privateKey);
        return kept.error();
    }
    office.useCertificate({.privateKey = till.privateKey, .certificate = till.grant.certificate});
    return true;
}

Result<EnrolledTill> readEnrolledTill(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / fileName;
    const Result<std::string> text = readSmallFile(file);
    if (!text.ok() && text.error().code == ErrorCode::NotFound) {
        return Error{
            ErrorCode::NotFound,
            {"This till is not enrolled yet: " + file.string() +
                 " is missing. Let the office show an enrolment link (huitou till enrol-code).",
             "本收银台尚未登记：缺少 " + file.string() + "。请让总部生成登记链接（huitou till enrol-code）。"}};
    }
    if (!text.ok()) {
        return text.error();
    }
    return readJson<EnrolledTill>(text.value(), [](const json& object) {
        return EnrolledTill{.grant = grantOf(object.at("grant")),
                            .host = object.at("host").get<std::string>(),
                            .syncPort = object.at("syncPort").get<std::uint16_t>(),
                            .authority = object.at("authority").get<std::string>(),
                            .privateKey = object.at("privateKey").get<std::string>(),
                            .signingKey =
                                SigningKey::fromSeed(bytesAt<std::array<std::uint8_t, 32>>(object, "signingSeed"))};
    });
}

} // namespace huitou
