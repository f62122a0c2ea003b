// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/script.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::trial;
using namespace std::chrono_literals;

namespace
{

const OutletCalendar& shanghai()
{
    static const OutletCalendar calendar = OutletCalendar::create("Asia/Shanghai", 0min).value();
    return calendar;
}

Result<Script> read(const std::string& text)
{
    return readScript(text, cny, shanghai());
}

/// The one step of a script with one step.
Result<Step> only(const std::string& step)
{
    const Result<Script> script = read("[" + step + "]");
    REQUIRE(script.ok());
    REQUIRE(script.value().size() == 1);
    return script.value().front();
}

Error refusalOf(const std::string& step)
{
    const Result<Step> read = only(step);
    REQUIRE_FALSE(read.ok());
    CHECK_FALSE(read.error().message.zh.empty());
    return read.error();
}

} // namespace

SCENARIO("A sale says what lies on the counter and what the member uses", "[trial][script]")
{
    const Result<Step> step =
        only(R"({"op":"sale","id":"S1","member":"A","at":"2026-01-03T11:00","outlet":"2","lines":[{"sku":"123",
        "labels":["red"],"qty":"1.250","unit":"12.00","tax":"13","discount":{"percent":"7.5","reason":"dented"}}],
        "redeem":"150","vouchers":["V1"],"giftcards":["G1"],"rewards":[{"id":"PEN","qty":"2"}],"codes":["SUMMER"]})");
    REQUIRE(step.ok());
    CHECK(formatInstant(step.value().at) == "2026-01-03T03:00:00.000Z");
    CHECK(formatDate(step.value().day) == "2026-01-03");
    const auto& sell = std::get<Sell>(step.value().action);
    CHECK(sell.sale == "S1");
    CHECK(sell.member == "A");
    CHECK(sell.outlet == OutletId{2});
    REQUIRE(sell.lines.size() == 1);
    CHECK(sell.lines[0].article.sku == "123");
    CHECK(sell.lines[0].article.labels == std::vector<std::string>{"red"});
    CHECK(sell.lines[0].quantity == Quantity::fromThousandths(1250));
    CHECK(sell.lines[0].article.weighed);
    CHECK(sell.lines[0].article.unitPrice == Money::fromMinor(1200, cny));
    CHECK(sell.lines[0].article.taxBasisPoints == 1300);
    CHECK(sell.lines[0].manual->percentHundredths == 750);
    CHECK(sell.redeem == Points::whole(150));
    CHECK(sell.vouchers == std::vector<std::string>{"V1"});
    CHECK(sell.giftCards == std::vector<std::string>{"G1"});
    CHECK(sell.rewards[0].times == 2);
    CHECK(sell.codes == std::vector<std::string>{"SUMMER"});
    CHECK_FALSE(sell.isQuote);
}

SCENARIO("What a step leaves out has the usual value", "[trial][script]")
{
    const auto sale = only(R"({"op":"sale","id":"S1","at":"2026-01-03","lines":[{"sku":"1","unit":12}]})");
    REQUIRE(sale.ok());
    const auto& sell = std::get<Sell>(sale.value().action);
    CHECK(sell.outlet == OutletId{1});
    CHECK_FALSE(sell.member);
    CHECK(sell.lines[0].quantity == Quantity::pieces(1));
    CHECK(sell.lines[0].article.taxIncluded);
    CHECK(sell.lines[0].article.starDiscount);

    const auto card = only(R"({"op":"giftcard","id":"G1","amount":"50","at":"2026-01-03"})");
    CHECK(std::get<SellGiftCard>(card.value().action).price == Money::fromMinor(5000, cny));
}

SCENARIO("The same step in another spelling is the same step", "[trial][script]")
{
    const Result<Step> one =
        only(R"({"op":"sale","id":"S1","at":"2026-01-03T11:00","lines":[{"sku":"1","qty":"1","unit":"12.00"}]})");
    const Result<Step> other = only(
        R"({"lines":[{"unit":"12","sku":"1"}],"outlet":"1","at":"2026-01-03T11:00:00","redeem":"0.0","id":"S1","op":"sale"})");
    REQUIRE(one.ok());
    REQUIRE(other.ok());
    CHECK(one.value().content == other.value().content);
    CHECK(one.value().identity == other.value().identity);

    const Result<Step> dearer =
        only(R"({"op":"sale","id":"S1","at":"2026-01-03T11:00","lines":[{"sku":"1","unit":"12.01"}]})");
    CHECK(dearer.value().identity == one.value().identity);
    CHECK(dearer.value().content != one.value().content);

    CHECK(only(R"({"op":"adjust","member":"A","points":"5","at":"2026-01-03"})").value().identity !=
          only(R"({"op":"adjust","member":"A","points":"6","at":"2026-01-03"})").value().identity);
}

SCENARIO("Texts that look alike when they are put together stay apart", "[trial][script]")
{
    CHECK(only(R"({"op":"merge","from":"A\ninto 1 B","into":"C","at":"2026-01-03"})").value().content !=
          only(R"({"op":"merge","from":"A","into":"C","at":"2026-01-03"})").value().content);
}

SCENARIO("A field that is not known is refused with the one that was meant", "[trial][script]")
{
    const Error misspelt = refusalOf(R"({"op":"enrol","membr":"A","at":"2026-01-03"})");
    CHECK(misspelt.code == ErrorCode::Malformed);
    CHECK(misspelt.message.en == "membr: there is no such field here; did you mean \"member\"?");

    const Error inLine =
        refusalOf(R"({"op":"sale","id":"S","at":"2026-01-03","lines":[{"sku":"1","unit":"1","quantitty":"2"}]})");
    CHECK(inLine.message.en == "lines[0].quantitty: there is no such field here.");
    CHECK(refusalOf(R"({"op":"sell","at":"2026-01-03"})").message.en.find("\"sale\"") != std::string::npos);
    CHECK(refusalOf(R"({"op":"dance","at":"2026-01-03"})").message.en.find("enrol, sale, quote") != std::string::npos);
}

SCENARIO("Each field is refused by its name when it cannot be", "[trial][script]")
{
    const auto place = [](const std::string& step) {
        const std::string message = refusalOf(step).message.en;
        return message.substr(0, message.find(':'));
    };
    CHECK(place(R"({"op":"enrol","member":"A"})") == "at");
    CHECK(place(R"({"op":"enrol","member":"A","at":"2026-01-03T24:00"})") == "at");
    CHECK(place(R"({"op":"enrol","member":"A","at":"2026-02-30T10:00"})") == "at");
    CHECK(place(R"({"op":"enrol","member":"A","at":"2026-01-03 10:00"})") == "at");
    CHECK(place(R"({"op":"enrol","member":"A","at":5})") == "at");
    CHECK(place(R"({"op":"enrol","member":"","at":"2026-01-03"})") == "member");
    CHECK(place(R"({"op":"enrol","member":"A","birthday":"3 May","at":"2026-01-03"})") == "birthday");
    CHECK(place(R"({"op":"adjust","member":"A","points":12.5,"at":"2026-01-03"})") == "points");
    CHECK(place(R"({"op":"adjust","member":"A","points":"0","at":"2026-01-03"})") == "points");
    CHECK(place(R"({"op":"adjust","member":"A","points":"1.234","at":"2026-01-03"})") == "points");
    CHECK(place(R"({"op":"transfer","from":"A","to":"B","points":"-1","at":"2026-01-03"})") == "points");
    CHECK(place(R"({"op":"sale","at":"2026-01-03","lines":[]})") == "id");
    CHECK(place(R"({"op":"sale","id":"S","at":"2026-01-03"})") == "lines");
    CHECK(place(R"({"op":"sale","id":"S","at":"2026-01-03","lines":[{"unit":"1"}]})") == "lines[0].sku");
    CHECK(place(R"({"op":"sale","id":"S","at":"2026-01-03","lines":[{"sku":"1"}]})") == "lines[0].unit");
    CHECK(place(R"({"op":"sale","id":"S","at":"2026-01-03","lines":[{"sku":"1","unit":"-1"}]})") == "lines[0].unit");
    CHECK(place(R"({"op":"sale","id":"S","at":"2026-01-03","lines":[{"sku":"1","unit":"1","qty":"0"}]})") ==
          "lines[0].qty");
    CHECK(place(R"({"op":"sale","id":"S","at":"2026-01-03","outlet":"0","lines":[]})") == "outlet");
    CHECK(place(R"({"op":"void","at":"2026-01-03"})") == "sale");
    CHECK(place(R"({"op":"void","sale":"S","giftcard":"G","at":"2026-01-03"})") == "sale");
    CHECK(place(R"({"op":"star","member":"A","at":"2026-01-03"})") == "star");
    CHECK(place(R"({"op":"sale","id":"S","at":"2026-01-03","lines":[{"sku":"1","unit":"1","discount":
        {"percent":"5","amount":"5","reason":"x"}}]})") == "lines[0].discount.amount");
    CHECK(place(R"({"op":"sale","id":"S","at":"2026-01-03","lines":[{"sku":"1","unit":"1","discount":
        {"percent":"5"}}]})") == "lines[0].discount.reason");
}

SCENARIO("What goes beyond a limit is too large, on the limit it is taken", "[trial][script]")
{
    const auto named = [](std::size_t bytes) {
        return R"({"op":"enrol","member":")" + std::string(bytes, 'm') + R"(","at":"2026-01-03"})";
    };
    CHECK(only(named(maxTextBytes)).ok());
    CHECK(refusalOf(named(maxTextBytes + 1)).code == ErrorCode::TooLarge);

    const auto lines = [](std::size_t count) {
        std::string text = R"({"op":"sale","id":"S","at":"2026-01-03","lines":[)";
        for (std::size_t line = 0; line < count; ++line) {
            text += (line == 0 ? "" : ",") + std::string(R"({"sku":"1","unit":"1"})");
        }
        return text + "]}";
    };
    CHECK(only(lines(maxLinesOfSale)).ok());
    CHECK(refusalOf(lines(maxLinesOfSale + 1)).code == ErrorCode::TooLarge);
    CHECK(refusalOf(R"({"op":"giftcard","id":"G","amount":"10000000000.01","at":"2026-01-03"})").code ==
          ErrorCode::TooLarge);
    CHECK(only(R"({"op":"giftcard","id":"G","amount":"10000000000.00","at":"2026-01-03"})").ok());
}

SCENARIO("A text that is no list of steps is refused as a whole", "[trial][script]")
{
    for (const char* text : {"", "{}", "5", "[", "[}", "null", R"([{"op":"review","op":"review"}])", "[\"\xff\"]"}) {
        INFO(text);
        CHECK(read(text).error().code == ErrorCode::Malformed);
    }
    CHECK(read("[]").value().empty());
    CHECK(read("[[[[[[[[]]]]]]]]").ok());
    CHECK(read("[[[[[[[[[]]]]]]]]]").error().code == ErrorCode::TooLarge);
    CHECK(read(std::string(maxScriptBytes + 1, ' ')).error().code == ErrorCode::TooLarge);
    std::string many = "[1";
    for (std::size_t step = 1; step <= maxSteps; ++step) {
        many += ",1";
    }
    CHECK(read(many + "]").error().code == ErrorCode::TooLarge);
    CHECK_FALSE(read("[1]").value().front().ok());
}
