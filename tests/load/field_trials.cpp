// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/field_trials.h"

#include "tests/load/field_books.h"
#include "tests/load/field_shop.h"
#include "tests/load/rude_proxy.h"

#include <chrono>
#include <fmt/format.h>

namespace huitou::load
{

namespace
{

using std::chrono::steady_clock;

constexpr int salesOfLife = 6;
constexpr int salesOnRudeLine = 40;
/// The kill comes so long after a sale is done at most: that takes in the printing, the sending, the applying, and the
/// next sale.
constexpr std::uint64_t latestKillMs = 400;
constexpr std::chrono::seconds patience{120}; ///< only a broken program meets it
constexpr std::uint64_t livesBetweenWords = 10;

Error brokenTill(const FieldShop& shop)
{
    const std::string text = "the till did not do its work: " + shop.complaints();
    return Error{ErrorCode::Io, {text, text}};
}

/// Reads what the till tells until `sales` more sales are done, or it ends; answers how many were.
int awaitSales(test::TillProcess& till, int sales, steady_clock::time_point deadline)
{
    int done = 0;
    while (done < sales) {
        const std::optional<std::string> line = till.line(deadline);
        if (!line || *line == "sold") {
            return done;
        }
        done += line->starts_with("receiptNumber") ? 1 : 0;
    }
    return done;
}

struct Killed {
    std::uint64_t tills = 0;
    std::uint64_t offices = 0;
    std::uint64_t promised = 0; ///< sales that the screen said were done
};

/// One life of the till: it sells; something is killed meanwhile, and at the end the till.
Status liveOnce(FieldShop& shop, std::mt19937_64& random, Killed& killed)
{
    const auto till = shop.startTill(shop.sellingScript(random, salesOfLife));
    const int before = 1 + static_cast<int>(random() % (salesOfLife - 1));
    int done = awaitSales(*till, before, steady_clock::now() + patience);
    if (done < before) {
        return brokenTill(shop);
    }
    done += awaitSales(*till, salesOfLife, steady_clock::now() + std::chrono::milliseconds(random() % latestKillMs));
    const bool isOfficeToo = random() % 2 == 0;
    if (isOfficeToo) {
        shop.office().kill();
        ++killed.offices;
        if (done < salesOfLife && random() % 2 == 0) { // the till sells on without it
            done += awaitSales(*till, 1, steady_clock::now() + patience);
        }
    }
    till->kill();
    ++killed.tills;
    done += awaitSales(*till, salesOfLife, steady_clock::now() + patience); // what it had said before
    killed.promised += static_cast<std::uint64_t>(done);
    return isOfficeToo ? shop.office().start() : Status();
}

/// What both sides say at the end.
Result<FieldOutcome> conclude(FieldShop& shop, const Clock& clock)
{
    if (!shop.sendTheRest()) {
        return brokenTill(shop);
    }
    FieldOutcome outcome;
    const bool endedWell = shop.office().stop();
    const Result<FieldBooks> books = readFieldBooks(shop.tillFolder(), shop.office().folder(), clock);
    if (!books) {
        return books.error();
    }
    outcome.figures = books.value().figures();
    outcome.isClean = endedWell && books.value().agree();
    return outcome;
}

Result<std::unique_ptr<FieldShop>> openedWithTill(const FieldPlace& place)
{
    Result<std::unique_ptr<FieldShop>> shop = FieldShop::open(place.folder, place.engine.url());
    if (!shop) {
        return shop;
    }
    const Status enrolled = shop.value()->enrolTill(shop.value()->office().syncPort());
    return enrolled ? std::move(shop) : Result<std::unique_ptr<FieldShop>>(enrolled.error());
}

/// The till sells so many times, and its process ends there.
Status sellSome(FieldShop& shop, std::mt19937_64& random, int sales)
{
    const auto till = shop.startTill(shop.sellingScript(random, sales));
    return awaitSales(*till, sales, steady_clock::now() + patience) == sales ? Status() : Status(brokenTill(shop));
}

/// The same, and then the office has it all.
Status sellAndSend(FieldShop& shop, std::mt19937_64& random, int sales)
{
    Status sold = sellSome(shop, random, sales);
    return !sold || shop.sendTheRest() ? sold : Status(brokenTill(shop));
}

} // namespace

Result<FieldOutcome> killBoth(const FieldPlace& place, std::uint64_t kills)
{
    std::mt19937_64 random(place.seed);
    const Result<std::unique_ptr<FieldShop>> opened = openedWithTill(place);
    if (!opened) {
        return opened.error();
    }
    FieldShop& shop = *opened.value();
    Killed killed;
    for (std::uint64_t lives = 0; killed.tills + killed.offices < kills; ++lives) {
        if (Status lived = liveOnce(shop, random, killed); !lived) {
            return lived.error();
        }
        if (lives % livesBetweenWords == 0) {
            place.tell(fmt::format("{} of {} processes killed", killed.tills + killed.offices, kills));
        }
    }
    Result<FieldOutcome> outcome = conclude(shop, place.clock);
    if (outcome) {
        nlohmann::ordered_json& figures = outcome.value().figures;
        const std::uint64_t promised = killed.promised;
        const auto stored = figures.at("sales").get<std::uint64_t>();
        figures["trial"] = "kills of till and office";
        figures["killedTills"] = killed.tills;
        figures["killedOffices"] = killed.offices;
        figures["promised"] = promised;
        outcome.value().isClean = outcome.value().isClean && promised > 0 && stored >= promised;
    }
    return outcome;
}

Result<FieldOutcome> sellOnRudeLine(const FieldPlace& place, std::uint64_t sessions)
{
    std::mt19937_64 random(place.seed);
    const Result<std::unique_ptr<FieldShop>> opened = FieldShop::open(place.folder, place.engine.url());
    if (!opened) {
        return opened.error();
    }
    FieldShop& shop = *opened.value();
    RudeProxy proxy(shop.office().syncPort(), place.seed);
    if (Status enrolled = shop.enrolTill(proxy.port()); !enrolled) {
        return enrolled.error();
    }
    proxy.beRude(true);
    while (proxy.sofar().sessions < sessions) {
        const auto till = shop.startTill(shop.sellingScript(random, salesOnRudeLine));
        if (awaitSales(*till, salesOnRudeLine, steady_clock::now() + patience) < salesOnRudeLine) {
            return brokenTill(shop);
        }
        place.tell(fmt::format("{} of {} connections", proxy.sofar().sessions, sessions));
    }
    proxy.beRude(false);
    Result<FieldOutcome> outcome = conclude(shop, place.clock);
    if (outcome) {
        const Rudeness rude = proxy.sofar();
        nlohmann::ordered_json& figures = outcome.value().figures;
        figures["trial"] = "a rude line";
        figures["sessions"] = rude.sessions;
        figures["cut"] = rude.cut;
        figures["delayed"] = rude.delayed;
        figures["doubledBytes"] = rude.doubled;
        figures["reordered"] = rude.reordered;
        figures["replayed"] = rude.replayed;
        outcome.value().isClean =
            outcome.value().isClean && rude.cut + rude.doubled + rude.reordered > 0 && rude.replayed > 0;
    }
    return outcome;
}

Result<FieldOutcome> copyTillBack(const FieldPlace& place)
{
    namespace fs = std::filesystem;
    std::mt19937_64 random(place.seed);
    const Result<std::unique_ptr<FieldShop>> opened = openedWithTill(place);
    if (!opened) {
        return opened.error();
    }
    FieldShop& shop = *opened.value();
    if (Status sold = sellAndSend(shop, random, salesOfLife); !sold) {
        return sold.error();
    }
    const fs::path old = place.folder / "old-till";
    fs::copy(shop.tillFolder(), old, fs::copy_options::recursive);
    if (Status sold = sellAndSend(shop, random, salesOfLife); !sold) {
        return sold.error();
    }
    Result<SalesById> all = readSales(shop.tillFolder());
    fs::remove_all(shop.tillFolder());
    fs::rename(old, shop.tillFolder());
    if (Status sold = sellSome(shop, random, salesOfLife); !sold) {
        return sold.error();
    }
    const Result<SalesById> onOld = readSales(shop.tillFolder());
    if (!all || !onOld) {
        return all ? onOld.error() : all.error();
    }
    all.value().insert(onOld.value().begin(), onOld.value().end());
    place.tell("the old store has sold; a manager lets it go on");
    if (const Status allowed = shop.decide("till.recover"); !allowed) {
        return allowed.error();
    }
    if (!shop.sendTheRest()) {
        return brokenTill(shop);
    }
    FieldOutcome outcome;
    outcome.isClean = shop.office().stop();
    const Result<OfficeSums> sums = compareWith(all.value(), shop.office().folder(), place.clock);
    if (!sums) {
        return sums.error();
    }
    const auto sold = static_cast<std::uint64_t>(all.value().size());
    outcome.figures = {{"trial", "an old store of the till copied back"},
                       {"sales", sold},
                       {"lost", sold > sums.value().sales ? sold - sums.value().sales : 0},
                       {"doubled", sums.value().sales > sold ? sums.value().sales - sold : 0},
                       {"sumsWrong", sums.value().sumsWrong}};
    outcome.isClean =
        outcome.isClean && sold == 3 * salesOfLife && sums.value().sales == sold && sums.value().sumsWrong == 0;
    return outcome;
}

Result<FieldOutcome> putOfficeBack(const FieldPlace& place)
{
    std::mt19937_64 random(place.seed);
    const Result<std::unique_ptr<FieldShop>> opened = openedWithTill(place);
    if (!opened) {
        return opened.error();
    }
    FieldShop& shop = *opened.value();
    RealOffice& office = shop.office();
    if (Status sold = sellAndSend(shop, random, salesOfLife); !sold) {
        return sold.error();
    }
    bool endedWell = office.stop();
    place.engine.keepCopy(office.folder());
    Status done = office.start();
    done = done ? sellAndSend(shop, random, salesOfLife) : done;
    endedWell = office.stop() && endedWell;
    place.engine.putBack(office.folder());
    done = done ? office.start() : done;
    place.tell("the office is what it was before the last sales");
    done = done ? shop.decide("office.putBack") : done;
    done = done ? sellSome(shop, random, salesOfLife) : done;
    if (!done) {
        return done.error();
    }
    Result<FieldOutcome> outcome = conclude(shop, place.clock);
    if (outcome) {
        outcome.value().figures["trial"] = "an old copy of the office put back";
        outcome.value().isClean =
            outcome.value().isClean && endedWell && outcome.value().figures.at("sales") == 3 * salesOfLife;
    }
    return outcome;
}

} // namespace huitou::load
