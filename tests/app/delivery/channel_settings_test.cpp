// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/delivery/channel_settings.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("How members are reached is one small file", "[delivery][settings]")
{
    const ChannelSettings nothing = channelSettingsFrom("").value();
    CHECK_FALSE(nothing.mail.has_value());
    CHECK(nothing.quiet == contactHoursFrom("21:00-09:00"));

    const ChannelSettings all = channelSettingsFrom(R"(
public_url = "https://members.example.com"
quiet_hours = "none"
per_minute = 600
[email]
server = "smtps://mail.example.com:465"
user = "shop"
password = "secret"
from = "Shop@Example.com"
from_name_zh = "众麦"
[messenger]
url = "https://gateway.example.com/m"
secret = "0123456789abcdef"
[pages]
certificate = "/c.pem"
key = "/k.pem"
behind_proxy = true
)")
                                    .value();
    CHECK(all.publicUrl == "https://members.example.com");
    CHECK_FALSE(all.quiet.has_value());
    CHECK(all.perMinute == 600);
    CHECK(all.mail->from == "Shop@example.com");
    CHECK(all.mail->demandsTls);
    CHECK(all.webhook->secret == "0123456789abcdef");
    CHECK(all.isBehindProxy);
}

SCENARIO("A mistake in it is named with its line", "[delivery][settings]")
{
    for (const char* wrong : {"quiet = 1", "quiet_hours = \"late\"", "per_minute = 0", "per_minute = \"many\"",
                              "public_url = \"http://x.example\"", "public_url = \"https://x.example/\"", "email = 3",
                              "[email]\nserver = 5", "[email]\nserver = \"mail.example.com\"\nfrom = \"a@b.com\"",
                              "[email]\nserver = \"smtp://m\"\nfrom = \"nobody\"",
                              "[email]\nserver = \"smtp://m\"\nfrom = \"a@b.com\"\ntls = \"maybe\"",
                              "[messenger]\nurl = \"http://x\"\nsecret = \"0123456789abcdef\"",
                              "[messenger]\nurl = \"https://x\"\nsecret = \"short\"", "[pages]\ncertificate = \"a\"",
                              "[pages]\nbehind_proxy = 1", "[[email]]", "= broken"}) {
        CAPTURE(wrong);
        const Result<ChannelSettings> read = channelSettingsFrom(wrong);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().code == ErrorCode::Malformed);
        CHECK(read.error().message.en.find("line ") != std::string::npos);
        CHECK_FALSE(read.error().message.zh.empty());
    }
}
