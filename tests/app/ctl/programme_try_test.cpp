// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/huitou_run.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace huitou;
using nlohmann::json;

namespace
{

namespace fs = std::filesystem;

/// A folder for one scenario, gone afterwards.
class Folder
{
public:
    Folder() : m_path(fs::temp_directory_path() / "huitou-programme-try") { fs::create_directories(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(m_path); }

    std::string write(const std::string& name, const std::string& content) const
    {
        std::ofstream(m_path / name, std::ios::binary) << content;
        return (m_path / name).string();
    }
    /// No office: `huitou` is not to look at the machine's own.
    [[nodiscard]] std::map<std::string, std::string> environment() const
    {
        return {{"HUITOU_OFFICE", (m_path / "office").string()}};
    }

private:
    fs::path m_path;
};

std::string textOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The `number`th block between ``` and ``` of a page.
std::string block(const std::string& page, std::size_t number)
{
    std::size_t place = 0;
    for (std::size_t index = 0;; ++index) {
        place = page.find("\n```", place);
        REQUIRE(place != std::string::npos);
        const std::size_t begin = page.find('\n', place + 1) + 1;
        const std::size_t end = page.find("\n```", begin - 1) + 1;
        if (index == number) {
            return page.substr(begin, end - begin);
        }
        place = end;
    }
}

const std::string shop = R"(format = 1
id = "shop"
name = "Shop"
version = 1
valid_from = 2020-01-01
currency = "CNY"
[earn]
points = 1
per = 1
[redemption]
points = 100
worth = 1
[[star]]
id = "gold"
name = "Gold"
threshold = 100
pay_percent = 90
voucher = 20
)";

const std::string sales = "customer,date,amount,items\n"
                          "1,2026-01-01,60.00,2\n"
                          "1,2026-01-02,50.00,3\n"
                          "1,2026-01-03,100.00,1\n"
                          "2,2026-01-01,30.05,1\n"
                          "2,2025-12-31,30.00,1\n"
                          "3,2026-01-04,ten,1\n";

} // namespace

SCENARIO("The example of the reference page is what the command answers", "[ctl][try]")
{
    const Folder folder;
    const std::string page = textOf(fs::path(HUITOU_SOURCE_DIR) / "docs" / "programme-try.md");
    const HuitouRun run = runWith({"programme", "try", folder.write("shop.toml", block(page, 0)), "--script",
                                   folder.write("week.json", block(page, 1))},
                                  folder.environment());
    CHECK(run.exit == Exit::Done);
    CHECK(run.err.empty());
    CHECK(run.out == block(page, 2));
}

SCENARIO("A script is played whatever its steps are answered, in the language that was asked for", "[ctl][try]")
{
    const Folder folder;
    const std::string programme = folder.write("shop.toml", shop);
    const std::string script = R"([{"op":"standing","membr":"A","at":"2026-01-01"}])";
    const HuitouRun run =
        runWith({"programme", "try", programme, "--script", "-", "--language", "zh"}, folder.environment(), script);
    CHECK(run.exit == Exit::Done);
    const json answers = json::parse(run.out);
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].at("error").at("code") == "malformed");
    CHECK(answers[0].at("error").at("message") == "membr：这里没有此项；是否要写“member”？");
    CHECK(runWith({"programme", "try", programme, "--script", "-"}, folder.environment(), "[]").out == "[]\n");
}

SCENARIO("The outlet's clock decides which day a step belongs to", "[ctl][try]")
{
    const Folder folder;
    const std::string script =
        R"([{"op":"adjust","member":"A","points":"5","at":"2026-01-01T20:00","expires":"2026-01-01"},
        {"op":"standing","member":"A","at":"2026-01-02T03:59"},{"op":"standing","member":"A","at":"2026-01-02T04:00"}])";
    const std::string good = folder.write("good.toml", shop);
    const HuitouRun run =
        runWith({"programme", "try", good, "--script", "-", "--zone", "Europe/Berlin", "--cut-off", "04:00"},
                folder.environment(), script);
    const json answers = json::parse(run.out);
    CHECK(answers[1].at("standing").at("balance") == "5");
    CHECK(answers[2].at("standing").at("balance") == "0");
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{"--zone", "Mars/Base"},
                                                  {"--cut-off", "4"},
                                                  {"--cut-off", "13:00"},
                                                  {"--cut-off", "0x:00"}}) {
        std::vector<std::string> arguments{"programme", "try", good, "--script", "-"};
        arguments.insert(arguments.end(), wrong.begin(), wrong.end());
        CHECK(runWith(arguments, folder.environment(), script).exit == Exit::Refused);
    }
}

SCENARIO("A file that can't be played is refused by its name and place", "[ctl][try]")
{
    const Folder folder;
    const std::string good = folder.write("good.toml", shop);
    const std::string bad = folder.write("bad.toml", shop + "[erning]\n");
    const auto refusal = [&folder](const std::vector<std::string>& arguments, const std::string& input = "[]") {
        std::vector<std::string> all{"programme", "try"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const HuitouRun run = runWith(all, folder.environment(), input);
        CHECK(run.exit == Exit::Refused);
        CHECK(run.out.empty());
        return run.err;
    };
    CHECK(refusal({bad, "--script", "-"}).find("bad.toml") != std::string::npos);
    CHECK(refusal({good + ".not", "--script", "-"}).find("good.toml.not") != std::string::npos);
    CHECK(refusal({good, good, "--script", "-"}).find("a later day needs a higher version number") !=
          std::string::npos);
    CHECK(refusal({good, "--script", "-"}, "{}").find("array of steps") != std::string::npos);
    CHECK(refusal({good, "--script", folder.write("steps.json", "[") + ".not"}).find("steps.json.not") !=
          std::string::npos);
    CHECK(refusal({good}).find("--script") != std::string::npos);
    CHECK(refusal({good, "--script", "-", "--sales", "x.csv"}).find("--sales") != std::string::npos);
    CHECK(refusal({good, "--sales", "/nowhere/x.csv"}).find("/nowhere/x.csv") != std::string::npos);
    CHECK(refusal({good, "--sales", folder.write("x.csv", "a,b\n")}).find("customer") != std::string::npos);
}

SCENARIO("Past sales show what a programme would have cost, and every sum can be traced to members",
         "[ctl][try][sales]")
{
    const Folder folder;
    std::string dearer = shop;
    dearer.replace(dearer.find("points = 1\n"), 11, "points = 2\n");
    const std::vector<std::string> arguments{"programme",
                                             "try",
                                             folder.write("shop.toml", shop),
                                             "--sales",
                                             folder.write("month.csv", sales),
                                             "--beside",
                                             folder.write("dearer.toml", dearer)};
    std::vector<std::string> asJson = arguments;
    asJson.insert(asJson.end(), {"--format", "json"});
    const HuitouRun run = runWith(asJson, folder.environment());
    CHECK(run.exit == Exit::Done);
    CHECK(run.err.find("month.csv:6: ") != std::string::npos); // before the customer's last
    CHECK(run.err.find("month.csv:7: ") != std::string::npos); // no amount
    const json result = json::parse(run.out);
    CHECK(result.at("from") == "2026-01-01");
    CHECK(result.at("until") == "2026-01-03");
    const json& stars = result.at("tried").at("stars");
    REQUIRE(stars.size() == 2);
    // Customer 2: 30.05, 30 points. Customer 1: 60 and 50 reach gold, then 100.00 at 90 %.
    CHECK(stars[0] == json::parse(R"({"star":"","members":1,"purchases":1,"list":"30.05","star_discounts":"0.00",
        "promotions":"0.00","paid":"30.05","points":"30","points_worth":"0.30","vouchers":0,"vouchers_worth":"0.00"})"));
    CHECK(stars[1] == json::parse(R"({"star":"gold","members":1,"purchases":3,"list":"210.00","star_discounts":"10.00",
        "promotions":"0.00","paid":"200.00","points":"200","points_worth":"2.00","vouchers":1,"vouchers_worth":"20.00"})"));
    CHECK(result.at("tried").at("totals").at("points") == "230");
    CHECK(result.at("tried").at("totals").at("members") == 2);
    // The other earns twice: gold after the first 60.00, so 50.00 and 100.00 at 90 %: 120 + 90 + 180.
    CHECK(result.at("present").at("stars")[1].at("points") == "390");
    CHECK(result.at("present").at("stars")[1].at("star_discounts") == "15.00");
    REQUIRE(result.at("members").size() == 2);
    CHECK(result.at("members")[0].at("customer") == "1");
    CHECK(result.at("members")[0].at("star") == "gold");
    CHECK(result.at("members")[0].at("present_star") == "gold");
    CHECK(result.at("members")[0].at("points") == "200");
    CHECK(result.at("members")[1].at("points") == "30");

    const HuitouRun text = runWith(arguments, folder.environment());
    CHECK(text.out.find("Tried: Shop, version 1") != std::string::npos);
    CHECK(text.out.find("Present: Shop, version 1") != std::string::npos);
    CHECK(text.out.find("Purchases from 2026-01-01 to 2026-01-03") != std::string::npos);
}

SCENARIO("Rows of one sale are priced together, and pieces come out exactly", "[ctl][try][sales]")
{
    const Folder folder;
    const std::string rules =
        shop + "[[promotion]]\nid = \"p\"\nname = \"P\"\ngives = \"amount\"\namount = 5\nminimum_spend = 100\n"
               "[[earn_rule]]\nid = \"t\"\nname = \"T\"\nkind = \"per-article\"\npoints = 1\nlabels = [\"red\"]\n";
    const HuitouRun run = runWith({"programme", "try", folder.write("shop.toml", rules), "--format", "json", "--sales",
                                   folder.write("month.csv", "customer,date,amount,items,sale,sku,labels\n"
                                                             "1,2026-01-01,60.00,7,S1,tea,red|new\n"
                                                             "1,2026-01-01,40.00,1,S1,cup,\n"
                                                             "1,2026-01-01,60.00,1,S2,tea,\n")},
                                  folder.environment());
    const json result = json::parse(run.out);
    CHECK(result.at("present").is_null());
    const json& totals = result.at("tried").at("totals");
    CHECK(totals.at("purchases") == 2);
    CHECK(totals.at("list") == "160.00");
    CHECK(totals.at("promotions") == "5.00");
    CHECK(totals.at("points") == "156"); // 95 and 7 red pieces reach gold; 60.00 less a tenth
}
