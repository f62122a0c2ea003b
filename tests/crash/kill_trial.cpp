// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/pricing/price_book.h"
#include "core/storage/key_provider.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"
#include "tests/crash/power_disk.h"
#include "tests/crash/sold_books.h"
#include "tests/crash/trial_folder.h"
#include "tests/crash/trials.h"
#include "tests/support/till_process.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace huitou::crash
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::uint64_t mostSalesOfLife = 6;
constexpr std::uint64_t mostArticles = 4;
constexpr std::uint64_t members = 4; ///< of the small shop
/// The kill comes this long after the cashier reaches for the button at most: that takes in touching it, the commit,
/// the screen that says so, and the receipt.
constexpr std::uint64_t latestKillMs = 160;
constexpr std::chrono::seconds patience{60}; ///< only a broken till meets it

Bytes contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

Result<std::unique_ptr<TillStore>> openIn(const std::filesystem::path& folder)
{
    return TillStore::open(folder, *keyProviderFor(TillFolder{folder}.key()));
}

/// A small shop whose till sells until it is killed, again and again.
class Counter
{
public:
    Counter(Random& random, bool isEarly)
        : m_folder(std::filesystem::temp_directory_path()), m_random(random), m_isEarly(isEarly)
    {
        test::TillProcess maker(m_shop, m_printer, scriptOf(""), m_complaints, true);
        HUITOU_CHECK(maker.endedWell());
        const Result<std::unique_ptr<TillStore>> store = openIn(m_shop);
        HUITOU_CHECK(store.ok());
        const std::optional<Document> document = store.value()->document(DocumentKind::PriceBook);
        HUITOU_CHECK(document.has_value());
        const Result<PriceBook> book = readPriceBook(textOf(document->content));
        HUITOU_CHECK(book.ok());
        for (const Article& article : book.value().articles) {
            if (!article.weighed && !article.barcode.empty()) {
                m_barcodes.push_back(article.barcode);
            }
        }
    }

    /// Starts the till, lets it sell, kills it, and compares what is left. False when the till did not do its work.
    bool liveOnce()
    {
        test::TillProcess till(m_shop, m_printer, scriptOf(sellingScript()), m_complaints, false);
        const std::vector<SoldOnScreen> life = sellAndKill(till);
        if (life.empty()) {
            return false;
        }
        // A copy: the till itself is to find at its next start what the kill left.
        const TrialFolder copy;
        copy.copyFrom(m_shop);
        const Result<std::unique_ptr<TillStore>> store = openIn(copy.path());
        if (!store) {
            m_told = store.error().message.en;
            return false;
        }
        if (store.value()->finding().kind != LogFinding::Kind::Whole) {
            m_told = "the witness says that the log is not whole";
            return false;
        }
        m_books.compare(*store.value(), life, contentOf(m_printer));
        return true;
    }

    /// Lets the till print what is still to be printed.
    bool printTheRest()
    {
        test::TillProcess till(m_shop, m_printer, scriptOf("sign-in\nwait printerPill visible false 60000\n"),
                               m_complaints, false);
        const bool isWell = till.endedWell();
        m_books.finish(contentOf(m_printer));
        return isWell;
    }

    [[nodiscard]] SoldBooks& books() { return m_books; }
    /// Why the till did not do its work.
    [[nodiscard]] std::string complaints() const
    {
        const Bytes said = contentOf(m_complaints);
        return m_told + ' ' + std::string(said.begin(), said.end());
    }

private:
    std::filesystem::path scriptOf(const std::string& lines)
    {
        std::ofstream(m_script) << lines;
        return m_script;
    }

    std::string sellingScript()
    {
        std::string script = "sign-in\n";
        for (std::uint64_t sale = 0; sale < mostSalesOfLife; ++sale) {
            if (m_random() % 2 == 0) {
                const std::string card = (m_shop / ("card" + std::to_string(m_random() % members) + ".txt")).string();
                script += "scan-file " + card + "\nwait memberName visible true\n";
            }
            std::shuffle(m_barcodes.begin(), m_barcodes.end(), m_random);
            const std::size_t articles = 1 + m_random() % mostArticles;
            for (std::size_t article = 0; article < articles; ++article) {
                script += "scan " + m_barcodes[article] + '\n';
            }
            script += "wait line" + std::to_string(articles - 1) + " visible true\n" + test::cashScript();
        }
        return script + "hold\n";
    }

    /// What its screen showed until it was killed; nothing when it ended by itself before.
    std::vector<SoldOnScreen> sellAndKill(test::TillProcess& till)
    {
        const std::uint64_t sales = 1 + m_random() % mostSalesOfLife;
        const milliseconds delay{m_random() % latestKillMs};
        std::vector<SoldOnScreen> life;
        steady_clock::time_point killAt = steady_clock::now() + patience;
        while (const std::optional<std::string> line = till.line(killAt)) {
            if (take(*line, life) && life.size() == sales) {
                killAt = steady_clock::now() + delay;
            }
        }
        till.kill();
        while (const std::optional<std::string> line = till.line(steady_clock::now() + patience)) {
            take(*line, life); // it had come before the end
        }
        return life.size() >= sales ? life : std::vector<SoldOnScreen>{};
    }

    /// True when a sale is about to be paid.
    bool take(const std::string& line, std::vector<SoldOnScreen>& life) const
    {
        const std::string name = line.substr(0, line.find(' '));
        const std::string text = line.substr(std::min(line.size(), name.size() + 1));
        if (name == "tenderToPay") {
            life.push_back(
                {.toPay = test::digitsOf(text), .receipt = std::nullopt, .paid = {}, .isPromised = m_isEarly});
            return true;
        }
        if (name == "doneAmount" && !life.empty()) {
            life.back().paid = test::digitsOf(text);
        } else if (name == "receiptNumber" && !life.empty()) {
            life.back().receipt = text;
            life.back().isPromised = true;
        }
        return false;
    }

    TrialFolder m_folder; ///< on the disk, where a commit takes its time
    std::filesystem::path m_shop = m_folder.path() / "till";
    std::filesystem::path m_printer = m_folder.path() / "paper.escpos";
    std::filesystem::path m_script = m_folder.path() / "script.txt";
    std::filesystem::path m_complaints = m_folder.path() / "complaints.txt";
    Random& m_random;
    bool m_isEarly;
    std::vector<std::string> m_barcodes;
    SoldBooks m_books;
    std::string m_told;
};

} // namespace

Outcome killTill(std::uint64_t times, bool isEarly, std::uint64_t seed)
{
    Random random(seed);
    Counter counter(random, isEarly);
    std::uint64_t kills = 0;
    bool works = true;
    // The control has shown what it is for with its first loss.
    for (; works && kills < times && !(isEarly && !counter.books().figures().isClean()); ++kills) {
        works = counter.liveOnce();
        if (const std::string trouble = counter.books().takeTrouble(); !trouble.empty() && !isEarly) {
            std::fprintf(stderr, "kill %llu: %s\n", static_cast<unsigned long long>(kills + 1), trouble.c_str());
        }
    }
    works = works && counter.printTheRest();
    if (const std::string trouble = counter.books().takeTrouble(); !trouble.empty() || !works) {
        std::fprintf(stderr, "at the end: %s\n%s\n", trouble.c_str(), works ? "" : counter.complaints().c_str());
    }
    const SoldFigures& figures = counter.books().figures();
    Outcome outcome;
    outcome.isClean = works && figures.isClean();
    outcome.figures = {{"trial", "kills"},
                       {"acknowledgedWhen", isEarly ? "touched" : "stored"},
                       {"kills", kills},
                       {"worked", works},
                       {"acknowledged", figures.acknowledged},
                       {"stored", figures.stored},
                       {"onTheWay", figures.onTheWay},
                       {"notBegun", figures.notBegun},
                       {"papers", figures.papers},
                       {"copies", figures.copies},
                       {"lost", figures.lost},
                       {"doubled", figures.doubled},
                       {"gaps", figures.gaps},
                       {"different", figures.different},
                       {"sumsWrong", figures.sumsWrong}};
    return outcome;
}

} // namespace huitou::crash
