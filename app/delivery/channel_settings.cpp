// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/delivery/channel_settings.h"

#include "app/transport/private_file.h"

#include <fmt/format.h>
#include <initializer_list>
#include <toml++/toml.h>

namespace huitou
{

namespace
{

constexpr std::size_t leastSecretBytes = 16;
constexpr int mostPerMinute = 6'000;

Error wrong(const std::string& key, const toml::source_region& where, const Sentence& what)
{
    return Error{ErrorCode::Malformed,
                 {fmt::format("channels.toml, line {}: {} {}", where.begin.line, key, what.en),
                  fmt::format("channels.toml 第 {} 行：{} {}", where.begin.line, key, what.zh)}};
}

/// One table of the file; remembers the first thing that is wrong with it.
class Section
{
public:
    Section(const toml::table& table, std::string name) : m_table(table), m_name(std::move(name)) {}

    void knows(std::initializer_list<std::string_view> keys)
    {
        for (const auto& [key, value] : m_table) {
            bool isKnown = false;
            for (const std::string_view known : keys) {
                isKnown = isKnown || key.str() == known;
            }
            if (!isKnown) {
                refuse(std::string(key.str()), value.source(), {"is not a key here.", "不是可用的设置项。"});
            }
        }
    }
    std::string text(std::string_view key)
    {
        const toml::node* node = m_table.get(key);
        if (node == nullptr) {
            return {};
        }
        const std::optional<std::string> value = node->value_exact<std::string>();
        if (!value) {
            refuse(std::string(key), node->source(), {"has to be a text in quotes.", "应为引号中的文本。"});
        }
        return value.value_or(std::string());
    }
    bool flag(std::string_view key)
    {
        const toml::node* node = m_table.get(key);
        const std::optional<bool> value = node != nullptr ? node->value_exact<bool>() : std::optional(false);
        if (!value) {
            refuse(std::string(key), node->source(), {"has to be true or false.", "应为 true 或 false。"});
        }
        return value.value_or(false);
    }
    int number(std::string_view key, int otherwise, int most)
    {
        const toml::node* node = m_table.get(key);
        if (node == nullptr) {
            return otherwise;
        }
        const std::optional<std::int64_t> value = node->value_exact<std::int64_t>();
        if (!value || *value < 1 || *value > most) {
            refuse(std::string(key), node->source(),
                   {fmt::format("has to be a number from 1 to {}.", most), fmt::format("应为 1 到 {} 的数。", most)});
            return otherwise;
        }
        return static_cast<int>(*value);
    }
    /// Refuses unless `isRight`.
    void demand(bool isRight, std::string_view key, const Sentence& what)
    {
        if (!isRight) {
            const toml::node* node = m_table.get(key);
            refuse(std::string(key), node != nullptr ? node->source() : m_table.source(), what);
        }
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    void refuse(const std::string& key, const toml::source_region& where, const Sentence& what)
    {
        if (!m_error) {
            m_error = wrong(m_name.empty() ? key : m_name + "." + key, where, what);
        }
    }

    const toml::table& m_table;
    std::string m_name;
    std::optional<Error> m_error;
};

/// A scheme, a host, and nothing that could break a line of a request.
bool isUrl(const std::string& text, std::initializer_list<std::string_view> schemes)
{
    for (const char character : text) {
        if (static_cast<unsigned char>(character) <= ' ' || static_cast<unsigned char>(character) >= 0x7F ||
            character == '"') {
            return false;
        }
    }
    for (const std::string_view scheme : schemes) {
        if (text.starts_with(scheme) && text.size() > scheme.size()) {
            return true;
        }
    }
    return false;
}

std::optional<Error> readMail(const toml::table& table, ChannelSettings& settings)
{
    Section section(table, "email");
    section.knows({"server", "tls", "user", "password", "from", "from_name_en", "from_name_zh", "authority"});
    MailSettings mail;
    mail.server = section.text("server");
    section.demand(isUrl(mail.server, {"smtp://", "smtps://"}), "server",
                   {"has to be like smtp://mail.example.com:587 or smtps://mail.example.com:465.",
                    "应为 smtp://mail.example.com:587 或 smtps://mail.example.com:465 的形式。"});
    const std::string tls = section.text("tls");
    section.demand(tls.empty() || tls == "demanded" || tls == "off", "tls",
                   {"has to be \"demanded\" or \"off\".", "应为 \"demanded\" 或 \"off\"。"});
    mail.demandsTls = tls != "off";
    mail.user = section.text("user");
    mail.password = section.text("password");
    const std::optional<std::string> from = checkedEmail(section.text("from"));
    section.demand(from.has_value(), "from", {"has to be an address of e-mail.", "应为邮箱地址。"});
    mail.from = from.value_or(std::string());
    mail.fromName = {section.text("from_name_en"), section.text("from_name_zh")};
    mail.authority = section.text("authority");
    settings.mail = std::move(mail);
    return section.error();
}

std::optional<Error> readWebhook(const toml::table& table, ChannelSettings& settings)
{
    Section section(table, "messenger");
    section.knows({"url", "secret", "authority"});
    WebhookSettings webhook;
    webhook.url = section.text("url");
    section.demand(isUrl(webhook.url, {"https://"}), "url", {"has to begin with https://.", "应以 https:// 开头。"});
    webhook.secret = section.text("secret");
    section.demand(webhook.secret.size() >= leastSecretBytes, "secret",
                   {fmt::format("has to have {} characters at least.", leastSecretBytes),
                    fmt::format("至少 {} 个字符。", leastSecretBytes)});
    webhook.authority = section.text("authority");
    settings.webhook = std::move(webhook);
    return section.error();
}

std::optional<Error> readPages(const toml::table& table, ChannelSettings& settings)
{
    Section section(table, "pages");
    section.knows({"certificate", "key", "behind_proxy"});
    settings.pageCertificate = section.text("certificate");
    settings.pageKey = section.text("key");
    settings.isBehindProxy = section.flag("behind_proxy");
    section.demand(settings.pageCertificate.empty() == settings.pageKey.empty(), "certificate",
                   {"and key go together.", "与 key 须同时设置。"});
    return section.error();
}

Result<ChannelSettings> settingsIn(const toml::table& table)
{
    ChannelSettings settings;
    Section section(table, "");
    section.knows({"public_url", "quiet_hours", "per_minute", "email", "messenger", "pages"});
    settings.publicUrl = section.text("public_url");
    section.demand(settings.publicUrl.empty() ||
                       (isUrl(settings.publicUrl, {"https://"}) && settings.publicUrl.back() != '/'),
                   "public_url",
                   {"has to be like https://members.example.com, without a slash behind.",
                    "应为 https://members.example.com 的形式，末尾不带斜杠。"});
    if (const std::string quiet = section.text("quiet_hours"); !quiet.empty()) {
        settings.quiet = quiet == "none" ? std::nullopt : contactHoursFrom(quiet);
        section.demand(quiet == "none" || settings.quiet, "quiet_hours",
                       {"has to be like 21:00-09:00, or none.", "应为 21:00-09:00 的形式，或 none。"});
    }
    settings.perMinute = section.number("per_minute", settings.perMinute, mostPerMinute);
    std::optional<Error> error = section.error();
    const auto read = [&](const char* key, auto reader) {
        const toml::node* node = table.get(key);
        if (node == nullptr || error) {
            return;
        }
        const toml::table* inner = node->as_table();
        error = inner != nullptr ? reader(*inner, settings)
                                 : std::optional(wrong(key, node->source(), {"has to be a section.", "应为一节。"}));
    };
    read("email", readMail);
    read("messenger", readWebhook);
    read("pages", readPages);
    return error ? Result<ChannelSettings>(*error) : Result<ChannelSettings>(std::move(settings));
}

} // namespace

Result<ChannelSettings> channelSettingsFrom(std::string_view toml)
{
    try {
        return settingsIn(toml::parse(toml));
    } catch (const toml::parse_error& failure) {
        const std::string reason(failure.description());
        return wrong("TOML:", failure.source(), {reason, reason});
    }
}

Result<ChannelSettings> readChannelSettings(const std::filesystem::path& file)
{
    namespace fs = std::filesystem;
    std::error_code failure;
    const fs::file_status status = fs::status(file, failure);
    if (!fs::exists(status)) {
        return ChannelSettings{};
    }
    if ((status.permissions() & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none) {
        return Error{ErrorCode::NotAllowed,
                     {file.string() + " holds passwords, and others can read it. Do: chmod 600 " + file.string(),
                      file.string() + " 含密码，但其他用户可读。请执行：chmod 600 " + file.string()}};
    }
    const Result<std::string> text = readSmallFile(file);
    return text ? channelSettingsFrom(text.value()) : Result<ChannelSettings>(text.error());
}

} // namespace huitou
