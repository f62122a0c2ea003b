// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/demo_random.h"
#include "app/ctl/files.h"
#include "core/pricing/purchase_log.h"
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cstdlib>

using namespace huitou;

namespace
{

bool says(const std::string& text, const std::string& part)
{
    INFO(text);
    return text.find(part) != std::string::npos;
}

/// A purchase log of `customers` who each bought some times in 2024.
std::string madeLog(int customers)
{
    DemoRandom random(5);
    std::string csv = "customer,date,amount,items\n";
    for (int customer = 1; customer <= customers; ++customer) {
        Date day = std::chrono::sys_days{std::chrono::year{2024} / 1 / 1} + std::chrono::days{random.between(0, 30)};
        for (int purchase = random.between(1, 8); purchase > 0; --purchase) {
            csv += std::to_string(customer) + ',' + formatDate(day) + ',' + std::to_string(random.between(0, 500)) +
                   '.' + std::to_string(random.between(10, 99)) + ',' + std::to_string(random.between(1, 9)) + '\n';
            day += std::chrono::days{random.between(1, 40)};
        }
    }
    return csv;
}

Money sumOf(const std::string& csv)
{
    Money sum = Money::zero(cny);
    const PurchaseLog log = readPurchaseLog(csv, cny).value();
    for (const PurchaseRow& row : log.rows) {
        sum += row.amount;
    }
    return sum;
}

/// What the tier report says was sold, and in how many purchases.
std::pair<Money, std::int64_t> reported(const ShopFolder& shop)
{
    Money sales = Money::zero(cny);
    std::int64_t count = 0;
    const nlohmann::json report = shop.tiers();
    for (const nlohmann::json& row : report.at("rows")) {
        sales += *Money::parse(row.at("sales").get<std::string>(), cny);
        count += row.at("sale_count").get<std::int64_t>();
    }
    return {sales, count};
}

} // namespace

SCENARIO("The purchases of an earlier system are taken over once, however often they are imported", "[ctl][import]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    const std::string csv = madeLog(200);
    const std::string log = shop.file("log.csv", csv);
    const std::size_t rows = readPurchaseLog(csv, cny).value().rows.size();

    const HuitouRun first = shop.run({"import", "purchases", log, "--source", "old"});
    INFO(first.err);
    REQUIRE(first.exit == Exit::Done);
    CHECK(says(first.out, std::to_string(rows) + " purchases of 200 customers added (200 new members)"));
    CHECK(reported(shop) == std::pair{sumOf(csv), static_cast<std::int64_t>(rows)});

    const HuitouRun second = shop.run({"import", "purchases", log, "--source", "old"});
    REQUIRE(second.exit == Exit::Done);
    CHECK(says(second.out, "Nothing new: all " + std::to_string(rows)));
    CHECK(reported(shop) == std::pair{sumOf(csv), static_cast<std::int64_t>(rows)});

    WHEN("the log has grown by a day")
    {
        const HuitouRun third =
            shop.run({"import", "purchases", shop.file("log.csv", csv + "1,2025-06-01,9.99,1\n"), "--source", "old"});
        CHECK(says(third.out, "1 purchases of 200 customers added (0 new members)"));
        CHECK(reported(shop).first == sumOf(csv) + Money::fromMinor(999, cny));
    }
    WHEN("the same names come from another system")
    {
        const HuitouRun other = shop.run({"import", "purchases", log, "--source", "other"});
        CHECK(says(other.out, "(200 new members)"));
    }
}

SCENARIO("A broken row is named with its line, and all others are taken", "[ctl][import]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    const std::string log = shop.file("log.csv", "customer,date,amount,items\n"
                                                 "1,2024-01-01,10.00,1\n"
                                                 "1,2024-13-01,10.00,1\n"
                                                 "2,2024-01-02,5.50,1\n");
    const HuitouRun run = shop.run({"import", "purchases", log, "--source", "old"});
    CHECK(run.exit == Exit::Done);
    CHECK(says(run.err, log + ":3: "));
    CHECK(says(run.out, "1 rows could not be taken"));
    CHECK(reported(shop) == std::pair{Money::fromMinor(1550, cny), std::int64_t{2}});

    THEN("--strict says so with its exit code")
    {
        CHECK(shop.run({"import", "purchases", log, "--source", "old", "--strict"}).exit == Exit::Problems);
    }
    THEN("the mended row is taken when the file is imported again")
    {
        const std::string mended = shop.file("log.csv", "customer,date,amount,items\n"
                                                        "1,2024-01-01,10.00,1\n"
                                                        "1,2024-12-01,10.00,1\n"
                                                        "2,2024-01-02,5.50,1\n");
        CHECK(says(shop.run({"import", "purchases", mended, "--source", "old"}).out, "1 purchases of 2 customers"));
        CHECK(reported(shop).first == Money::fromMinor(2550, cny));
    }
}

SCENARIO("Purchases of an earlier system earn points only when that is asked for", "[ctl][import]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    const std::string log = shop.file("log.csv", "customer,date,amount,items\n1,2024-01-01,3000.00,1\n");
    const bool earn = GENERATE(true, false);
    const HuitouRun run = shop.run({"import", "purchases", log, "--source", "old", earn ? "--earn" : "--no-earn"});
    INFO(run.err);
    REQUIRE(run.exit == Exit::Done);
    for (const nlohmann::json& row : shop.tiers().at("rows")) {
        const bool isBuyersRow = row.at("sale_count") == 1;
        CHECK(row.at("points_issued") == (isBuyersRow && earn ? "3000" : "0"));
    }
}

SCENARIO("A purchase with a slipped decimal point earned more than a record holds, and the office stopped",
         "[ctl][import]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    const std::string log = shop.file("log.csv", "customer,date,amount,items\n1,2024-01-01,10000001.00,1\n");
    const HuitouRun run = shop.run({"import", "purchases", log, "--source", "old", "--earn"});
    CHECK(run.exit != Exit::Done);
    CHECK(says(run.err, "would earn 10,000,001 points; one purchase earns 10,000,000 at most"));
    CHECK(shop.run({"import", "purchases", log, "--source", "old", "--no-earn"}).exit == Exit::Done);
}

SCENARIO("An assortment too large for the tills was taken, and the office stopped at their next contact",
         "[ctl][import]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    std::string goods = "sku,barcode,name_zh,name_en,category,category_zh,category_en,price,unit,tax,labels,"
                        "star_discount,lasts_days\n";
    for (int article = 1; article <= 110'000; ++article) {
        goods += std::to_string(article) + ",,茶,Tea,tea,茶,Tea,1.00,pc,13,,yes,\n";
    }
    const HuitouRun run = shop.run({"import", "goods", shop.file("goods.csv", goods)});
    CHECK(run.exit != Exit::Done);
    INFO(run.err);
    CHECK(says(run.err, "tills can be sent 16 MiB"));
}

SCENARIO("The sums of a real purchase log are kept to the cent", "[ctl][import][real]")
{
    const char* folder = std::getenv("HUITOU_DATA");
    const std::filesystem::path data =
        folder != nullptr && *folder != '\0' ? folder : std::string(HUITOU_SOURCE_DIR) + "/../shared/data";
    const std::filesystem::path file = data / "cdnow_full.csv";
    if (!std::filesystem::exists(file)) {
        SKIP("SKIPPED: there is no " << file.string() << "; set HUITOU_DATA to the folder of the purchase logs");
    }
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    const HuitouRun run = shop.run({"import", "purchases", file.string(), "--source", "cdnow", "--measure"});
    INFO(run.err);
    REQUIRE(run.exit == Exit::Done);
    UNSCOPED_INFO(run.out);
    const std::string csv = readFile(file, 1U << 30U).value();
    CHECK(reported(shop) ==
          std::pair{sumOf(csv), static_cast<std::int64_t>(readPurchaseLog(csv, cny).value().rows.size())});
    CHECK(says(shop.run({"import", "purchases", file.string(), "--source", "cdnow"}).out, "Nothing new"));
}
