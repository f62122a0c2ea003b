// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/field_trials.h"

#include "tests/load/field_books.h"
#include "tests/load/field_plants.h"
#include "tests/load/field_shop.h"
#include "tests/load/rude_proxy.h"

#include <chrono>
#include <fmt/format.h>

namespace huitou::load
{

namespace
{

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr int salesOfLife = 6;
constexpr int salesOnRudeLine = 40;
/// The kill comes so long after a sale is done at most: that takes in the printing, the sending, the applying, and the
/// whole of the next sale. Or so long after the cashier reaches for the last button: that takes in the commit.
constexpr std::uint64_t latestKillMs = 900;
constexpr std::uint64_t latestKillAtTouchMs = 160;
constexpr std::uint64_t livesBetweenBooks = 10;

Error brokenTill(const FieldShop& shop)
{
    const std::string text = "the till did not do its work: " + shop.complaints();
    return Error{ErrorCode::Io, {text, text}};
}

/// Reads what the till tells until `sales` more sales are done, or it ends; answers how many were.
int awaitSales(test::TillProcess& till, int sales, steady_clock::time_point deadline, PromisedSales& promised)
{
    int done = 0;
    while (done < sales) {
        const std::optional<std::string> line = till.line(deadline);
        if (!line || *line == "sold") {
            return done;
        }
        done += promised.take(*line) ? 1 : 0;
    }
    return done;
}

/// Reads on until the cashier reaches for the last button of the next sale; false when that does not come about.
bool awaitTouch(test::TillProcess& till, PromisedSales& promised)
{
    const std::uint64_t before = promised.begun();
    while (promised.begun() == before) {
        const std::optional<std::string> line = till.line(steady_clock::now() + patienceWithTill);
        if (!line || *line == "sold") {
            return false;
        }
        promised.take(*line);
    }
    return true;
}

struct Killed {
    std::uint64_t tills = 0;
    std::uint64_t offices = 0;
};

/// One life of the till: it sells; something is killed meanwhile, and at the end the till.
Status liveOnce(FieldShop& shop, std::mt19937_64& random, PromisedSales& promised, Killed& killed)
{
    const auto till = shop.startTill(shop.sellingScript(random, salesOfLife));
    const int before = 1 + static_cast<int>(random() % (salesOfLife - 1));
    int done = awaitSales(*till, before, steady_clock::now() + patienceWithTill, promised);
    const bool isAtTouch = random() % 2 == 0;
    if (done < before || (isAtTouch && !awaitTouch(*till, promised))) {
        return brokenTill(shop);
    }
    const std::chrono::milliseconds delay(random() % (isAtTouch ? latestKillAtTouchMs : latestKillMs));
    done += awaitSales(*till, salesOfLife, steady_clock::now() + delay, promised);
    const bool isOfficeToo = random() % 2 == 0;
    if (isOfficeToo) {
        shop.office().kill();
        ++killed.offices;
        if (done < salesOfLife && random() % 2 == 0) { // the till sells on without it
            done += awaitSales(*till, 1, steady_clock::now() + patienceWithTill, promised);
        }
    }
    till->kill();
    ++killed.tills;
    awaitSales(*till, salesOfLife, steady_clock::now() + patienceWithTill, promised); // what it had said before
    return isOfficeToo ? shop.office().start() : Status();
}

/// Lets everything be sent, ends both, and answers what they say then, and what was promised. `alsoSold` is not in the
/// till's log any more.
Result<FieldOutcome> compareBooks(FieldShop& shop, const FieldPlace& place, const PromisedSales& promised,
                                  Control control, const SalesByNumber& alsoSold = {})
{
    if (!shop.runUntil(FieldShop::allSent)) {
        return brokenTill(shop);
    }
    const Result<SalesByNumber> inLog = readSales(shop.tillFolder());
    if (!inLog) {
        return inLog.error();
    }
    const SalesByNumber& known = alsoSold.empty() ? inLog.value() : alsoSold;
    if (control == Control::Doubled) {
        if (Status planted = sellAgainElsewhere(shop, known.begin()->second, place.clock); !planted) {
            return planted.error();
        }
    }
    const bool endedWell = shop.office().stop();
    if (control == Control::Lost) {
        if (Status planted = forgetToSend(shop, place.clock); !planted) {
            return planted.error();
        }
    }
    const Result<FieldBooks> books = readFieldBooks(shop.tillFolder(), shop.office().folder(), alsoSold, place.clock);
    if (!books) {
        return books.error();
    }
    const std::uint64_t broken = promised.brokenIn(known);
    FieldOutcome outcome;
    outcome.figures = books.value().figures();
    outcome.figures["promised"] = promised.count();
    outcome.figures["promisesBroken"] = broken;
    outcome.isClean = endedWell && books.value().agree() && promised.count() > 0 && broken == 0;
    return outcome;
}

/// The same in the middle of a trial, after which the office runs again. Refuses with Io when they disagree.
Status compareMeanwhile(FieldShop& shop, const FieldPlace& place, const PromisedSales& promised)
{
    const Result<FieldOutcome> books = compareBooks(shop, place, promised, Control::None);
    if (!books) {
        return books.error();
    }
    place.tell(books.value().figures.dump());
    return books.value().isClean ? shop.office().start()
                                 : Status(Error{ErrorCode::Io, {"Both sides disagree.", "两边不一致。"}});
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
Status sellSome(FieldShop& shop, std::mt19937_64& random, int sales, PromisedSales& promised)
{
    const auto till = shop.startTill(shop.sellingScript(random, sales));
    return awaitSales(*till, sales, steady_clock::now() + patienceWithTill, promised) == sales
               ? Status()
               : Status(brokenTill(shop));
}

/// The same, and then the office has it all.
Status sellAndSend(FieldShop& shop, std::mt19937_64& random, int sales, PromisedSales& promised)
{
    Status sold = sellSome(shop, random, sales, promised);
    return !sold || shop.runUntil(FieldShop::allSent) ? sold : Status(brokenTill(shop));
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
    const bool isEarly = place.control == Control::Touched;
    PromisedSales promised(isEarly);
    Killed killed;
    bool hasShown = false; // the control has, with its first broken promise
    for (std::uint64_t lives = 0; killed.tills + killed.offices < kills && !hasShown; ++lives) {
        if (Status lived = liveOnce(shop, random, promised, killed); !lived) {
            return lived.error();
        }
        if (isEarly) {
            const Result<SalesByNumber> log = readSales(shop.tillFolder());
            hasShown = log && promised.brokenIn(log.value()) > 0;
        } else if ((lives + 1) % livesBetweenBooks == 0) {
            place.tell(fmt::format("{} of {} processes killed", killed.tills + killed.offices, kills));
            if (Status agreed = compareMeanwhile(shop, place, promised); !agreed) {
                return agreed.error();
            }
        }
    }
    Result<FieldOutcome> outcome = compareBooks(shop, place, promised, place.control);
    if (outcome) {
        outcome.value().figures["killedTills"] = killed.tills;
        outcome.value().figures["killedOffices"] = killed.offices;
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
    PromisedSales promised(false);
    for (;;) {
        proxy.beRude(true);
        const auto till = shop.startTill(shop.sellingScript(random, salesOnRudeLine));
        for (int sale = 0; sale < salesOnRudeLine && proxy.sofar().sessions < sessions; ++sale) {
            if (awaitSales(*till, 1, steady_clock::now() + patienceWithTill, promised) < 1) {
                return brokenTill(shop);
            }
        }
        till->kill();
        awaitSales(*till, salesOnRudeLine, steady_clock::now() + patienceWithTill, promised); // what it had said before
        proxy.beRude(false);
        place.tell(fmt::format("{} of {} connections", proxy.sofar().sessions, sessions));
        if (proxy.sofar().sessions >= sessions) {
            break;
        }
        if (Status agreed = compareMeanwhile(shop, place, promised); !agreed) {
            return agreed.error();
        }
    }
    Result<FieldOutcome> outcome = compareBooks(shop, place, promised, place.control);
    if (outcome) {
        const Rudeness rude = proxy.sofar();
        nlohmann::ordered_json& figures = outcome.value().figures;
        figures["sessions"] = rude.sessions;
        figures["cut"] = rude.cut;
        figures["delayed"] = rude.delayed;
        figures["doubledBytes"] = rude.doubled;
        figures["reordered"] = rude.reordered;
        figures["replayed"] = rude.replayed;
        outcome.value().isClean = outcome.value().isClean && rude.cut > 0 && rude.delayed > 0 && rude.doubled > 0 &&
                                  rude.reordered > 0 && rude.replayed > 0;
    }
    return outcome;
}

Result<FieldOutcome> copyTillBack(const FieldPlace& place)
{
    std::mt19937_64 random(place.seed);
    const Result<std::unique_ptr<FieldShop>> opened = openedWithTill(place);
    if (!opened) {
        return opened.error();
    }
    FieldShop& shop = *opened.value();
    PromisedSales promised(false);
    if (Status sold = sellAndSend(shop, random, salesOfLife, promised); !sold) {
        return sold.error();
    }
    const fs::path old = place.folder / "old-till";
    fs::copy(shop.tillFolder(), old, fs::copy_options::recursive);
    if (Status sold = sellAndSend(shop, random, salesOfLife, promised); !sold) {
        return sold.error();
    }
    Result<SalesByNumber> all = readSales(shop.tillFolder());
    if (!all) {
        return all.error();
    }
    fs::remove_all(shop.tillFolder());
    fs::rename(old, shop.tillFolder());
    place.tell("the store of six sales before is back");
    PromisedSales promisedOnOld(false);
    if (Status sold = sellSome(shop, random, salesOfLife, promisedOnOld); !sold) {
        return sold.error();
    }
    if (!shop.runUntil(FieldShop::logClosed)) {
        return brokenTill(shop);
    }
    const Result<SalesByNumber> onOld = readSales(shop.tillFolder());
    if (!onOld) {
        return onOld.error();
    }
    const std::uint64_t broken = promisedOnOld.brokenIn(onOld.value());
    const std::uint64_t last = all.value().rbegin()->first;
    for (const auto& [number, sale] : onOld.value()) {
        all.value().emplace(last + number, sale); // both stores have given those numbers
    }
    place.tell("the office has closed the log; a manager lets the till go on");
    if (const Status allowed = shop.decide("till.recover"); !allowed) {
        return allowed.error();
    }
    Result<FieldOutcome> outcome = compareBooks(shop, place, promised, place.control, all.value());
    if (outcome) {
        const nlohmann::ordered_json& figures = outcome.value().figures;
        outcome.value().isClean = outcome.value().isClean && broken == 0 && figures.at("epoch") == 2 &&
                                  figures.at("sales") == 3 * salesOfLife;
    }
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
    PromisedSales promised(false);
    if (Status sold = sellAndSend(shop, random, salesOfLife, promised); !sold) {
        return sold.error();
    }
    bool endedWell = office.stop();
    place.engine.keepCopy(office.folder());
    Status done = office.start();
    done = done ? sellAndSend(shop, random, salesOfLife, promised) : done;
    endedWell = office.stop() && endedWell;
    place.engine.putBack(office.folder());
    done = done ? office.start() : done;
    place.tell("the office is what it was six sales before");
    done = done ? shop.decide("office.putBack") : done;
    done = done ? sellSome(shop, random, salesOfLife, promised) : done;
    if (!done) {
        return done.error();
    }
    Result<FieldOutcome> outcome = compareBooks(shop, place, promised, place.control);
    if (outcome) {
        outcome.value().isClean =
            outcome.value().isClean && endedWell && outcome.value().figures.at("sales") == 3 * salesOfLife;
    }
    return outcome;
}

} // namespace huitou::load
