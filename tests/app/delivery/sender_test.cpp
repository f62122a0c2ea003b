// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/delivery/smtp_sender.h"
#include "app/delivery/webhook_sender.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("A webhook's signature is the one that a receiver works out", "[delivery][webhook]")
{
    // printf '1781488800.{"a":1}' | openssl dgst -sha256 -hmac 0123456789abcdef
    const Instant at{std::chrono::seconds{1'781'488'800} + std::chrono::milliseconds{999}};
    CHECK(webhookSignature("0123456789abcdef", at, "{\"a\":1}") ==
          "t=1781488800,v1=6713feae994889448b7409890121f5f8225a8026456b1134afe72fa71aa98ba1");
}

SCENARIO("Where nobody answers, a message is to be tried again", "[delivery]")
{
    const SystemClock clock;
    OutgoingMessage message;
    message.to = "mei@example.com";
    message.text = "hello";
    message.html = "<p>hello";
    // Port 1 of this machine: nobody listens there.
    SmtpSender mail({.server = "smtp://127.0.0.1:1", .from = "shop@example.com"}, {"Shop", "店"}, clock);
    WebhookSender webhook({.url = "https://127.0.0.1:1/", .secret = "0123456789abcdef"}, clock);
    for (MessageSender* sender : {static_cast<MessageSender*>(&mail), static_cast<MessageSender*>(&webhook)}) {
        const SendOutcome outcome = sender->send(message);
        CHECK(outcome.kind == SendOutcome::Kind::TryAgain);
        CHECK(outcome.reason == "unreachable");
    }
}
