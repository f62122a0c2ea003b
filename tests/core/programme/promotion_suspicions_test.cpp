// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/small_programme.h"

using namespace huitou;

namespace
{

/// One promotion; `keys` stand in line 14 and after.
std::string promotion(const std::string& keys, const std::string& id = "p")
{
    return "[[promotion]]\nid = \"" + id + "\"\nname = \"P\"\n" + keys + "\n";
}

const RemarkTexts goodsFree{"14: This promotion can make goods free: raise its minimum, or set a cap."};

} // namespace

SCENARIO("An amount off that may pay for the whole purchase is named", "[programme][suspicions]")
{
    const std::string tenOff = "gives = \"amount\"\namount = 10\nminimum_spend = ";
    CHECK(warningsWith(promotion(tenOff + "\"10.01\"")).empty());
    CHECK(warningsWith(promotion(tenOff + "10")) == goodsFree);
    CHECK(warningsWith(promotion(tenOff + "10\ncap = \"9.99\"")).empty());
    CHECK(warningsWith(promotion(tenOff + "0\nminimum_quantity = 3")).empty());
}

SCENARIO("A percentage that makes goods free is named", "[programme][suspicions]")
{
    CHECK(warningsWith(promotion("gives = \"percent\"\npercent = \"99.99\"")).empty());
    CHECK(warningsWith(promotion("gives = \"percent\"\npercent = 100")) == goodsFree);
    CHECK(warningsWith(promotion("gives = \"percent\"\npercent = 100\ncap = 5")).empty());
}

SCENARIO("Free pieces need more pieces that are paid", "[programme][suspicions]")
{
    const std::string pieces = "gives = \"articles\"\npieces = 2\n";
    CHECK(warningsWith(promotion(pieces)) == goodsFree);
    CHECK(warningsWith(promotion(pieces + "minimum_quantity = 2")) == goodsFree);
    CHECK(warningsWith(promotion(pieces + "minimum_quantity = 3")).empty());
    CHECK(warningsWith(promotion(pieces + "minimum_spend = 100")).empty());
    CHECK(warningsWith(promotion(pieces + "minimum_quantity = 1\nlabels = [\"a\"]\ncounted = { labels = [\"b\"] }"))
              .empty());
}

SCENARIO("The cheapest piece for nothing needs a second one that is paid", "[programme][suspicions]")
{
    const std::string cheapest = "gives = \"cheapest\"\npercent = 100\n";
    CHECK(warningsWith(promotion(cheapest)) == goodsFree);
    CHECK(warningsWith(promotion(cheapest + "minimum_quantity = 1")) == goodsFree);
    CHECK(warningsWith(promotion(cheapest + "minimum_quantity = 2")).empty());
    CHECK(warningsWith(promotion("gives = \"cheapest\"\npercent = 50\n")).empty());
}

SCENARIO("A code that is easy to guess, or has two meanings, is named", "[programme][suspicions]")
{
    const auto withCode = [](const std::string& code, const std::string& id) {
        return promotion("gives = \"percent\"\npercent = 5\ncode = \"" + code + "\"", id);
    };
    CHECK(warningsWith(withCode("MAY1", "a")).empty());
    CHECK(warningsWith(withCode("MAY", "a")) ==
          RemarkTexts{"16: The code \"MAY\" is easy to guess; use at least 4 letters or digits."});
    CHECK(warningsWith(withCode("MAY1", "a") + withCode("may1", "b")).empty());
    CHECK(warningsWith(withCode("MAY1", "a") + withCode("MAY1", "b")) ==
          RemarkTexts{"22: An earlier promotion has this code too: it gives both."});
}

SCENARIO("A promotion or a wave that never opens is named", "[programme][suspicions]")
{
    const std::string five = "gives = \"percent\"\npercent = 5\n";
    const RemarkTexts never{"16: This promotion never holds: its time ends before the programme begins."};
    CHECK(warningsWith(promotion(five + "until = 2026-01-01")).empty());
    CHECK(warningsWith(promotion(five + "until = 2025-12-31")) == never);
    const auto wave = [](const std::string& from, const std::string& until) {
        return "[[promotion.wave]]\nstar = \"none\"\nfrom = " + from + "\nuntil = " + until + "\n";
    };
    CHECK(warningsWith(promotion(five + wave("2025-12-01", "2026-01-01"))).empty());
    CHECK(warningsWith(promotion(five + wave("2025-12-01", "2025-12-31"))).size() == 1);
    const RemarkTexts shut{"18: This wave never opens: the promotion's own days or stars shut it out."};
    const std::string may = five + "from = 2026-05-01\nuntil = 2026-05-31\n";
    CHECK(warningsWith(promotion(may + wave("2026-05-31", "2026-06-30"))).empty());
    CHECK(warningsWith(promotion(may + wave("2026-04-01", "2026-05-01"))).empty());
    CHECK(warningsWith(promotion(may + wave("2026-06-01", "2026-06-30"))).size() == 1);
    CHECK(warningsWith(promotion(may + wave("2026-04-01", "2026-04-30"))).size() == 1);
    const std::string star = "[[star]]\nid = \"a\"\nname = \"★\"\nthreshold = 9\npay_percent = 100\n";
    CHECK(warningsWith(promotion(five + "stars = [\"a\"]\n" + wave("2026-05-31", "2026-06-30")) + star) == shut);
    CHECK(warningsWith(promotion(five + "stars = [\"a\", \"none\"]\n" + wave("2026-05-31", "2026-06-30")) + star)
              .empty());
}

SCENARIO("Repeating without a minimum, and discounts that are capped away, are named", "[programme][suspicions]")
{
    const std::string five = "gives = \"percent\"\npercent = 5\nrepeats = true\n";
    CHECK(warningsWith(promotion(five + "minimum_quantity = \"0.001\"")).empty());
    CHECK(warningsWith(promotion(five)) ==
          RemarkTexts{"16: Without a minimum there is nothing to repeat: it is given once."});
    CHECK(warningsWith("[stacking]\nmaximum_percent = 0\n").empty());
    CHECK(warningsWith("[stacking]\nmaximum_percent = 1\n" + promotion("gives = \"percent\"\npercent = 5")).empty());
    CHECK(warningsWith("[stacking]\nmaximum_percent = 0\n" + promotion("gives = \"percent\"\npercent = 5")) ==
          RemarkTexts{"12: Discounts together may take off nothing: no star, promotion or offer has an effect."});
}
