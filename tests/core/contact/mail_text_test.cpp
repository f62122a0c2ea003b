// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/mail_text.h"

#include "core/base/markup.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("A subject goes into a header in any language and adds no line to it", "[contact][mail]")
{
    CHECK(headerText("Welcome back: 15 off") == "Welcome back: 15 off");
    CHECK(headerText("回头") == "=?UTF-8?B?5Zue5aS0?=");
    CHECK(headerText("a\r\nBcc: all@example.com") == "a  Bcc: all@example.com");
    CHECK(headerText("=?UTF-8?B?eA==?=").starts_with("=?UTF-8?B?PT9V")); // what looks like an encoded word is none

    std::string longText;
    for (int i = 0; i < 40; ++i) {
        longText += "满一百减十五";
    }
    const std::string header = headerText(longText);
    std::size_t words = 0;
    for (std::size_t begin = 0; begin < header.size(); ++words) {
        const std::size_t end = std::min(header.find("\r\n ", begin), header.size());
        CHECK(end - begin <= 75);
        begin = end + 3;
    }
    CHECK(words > 10);
}

SCENARIO("The date of a message is written as mail writes it", "[contact][mail]")
{
    CHECK(mailDate(Instant{*parseDate("2026-06-15")} + std::chrono::hours{2}) == "Mon, 15 Jun 2026 02:00:00 +0000");
    CHECK(mailDate(Instant{*parseDate("2026-01-03")} - std::chrono::seconds{1}) == "Fri, 02 Jan 2026 23:59:59 +0000");
}

SCENARIO("Text of a person's can't become part of a page", "[contact][page]")
{
    CHECK(markupText("<script>\"a\" & 'b'</script>") == "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;");
    CHECK(markupText("王小明") == "王小明");
}
