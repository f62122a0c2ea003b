// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/field_shop.h"

#include "core/pricing/price_book.h"
#include "core/shop/staff.h"

#include <fstream>
#include <sstream>

namespace huitou::load
{

namespace
{

namespace fs = std::filesystem;

constexpr int members = 6;
constexpr const char* pin = "1111"; ///< of everybody
constexpr int manager = 2;
constexpr const char* signIn = "wait staff0 visible true 60000\nsign-in 0 1111\nwait payButton visible true 60000\n";

std::string contentOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

} // namespace

Result<std::unique_ptr<FieldShop>> FieldShop::open(const fs::path& folder, const std::optional<std::string>& database)
{
    std::unique_ptr<FieldShop> shop(new FieldShop(folder));
    fs::create_directories(folder);
    Result<std::unique_ptr<RealOffice>> office = RealOffice::make(folder / "office", database);
    if (!office) {
        return office.error();
    }
    shop->m_office = std::move(office).value();
    if (Status ready = shop->m_office->start(); !ready) {
        return ready.error();
    }
    if (Status furnished = shop->furnish(); !furnished) {
        return furnished.error();
    }
    return shop;
}

Status FieldShop::furnish()
{
    const std::string goods = contentOf(HUITOU_SHIPPED_GOODS);
    const Result<GoodsImport> read = readGoodsCsv(goods, cny);
    if (!read) {
        return read.error();
    }
    for (const Article& article : read.value().book.articles) {
        if (!article.weighed && !article.barcode.empty()) {
            m_barcodes.push_back(article.barcode);
        }
    }
    if (const auto imported = m_office->ask("import.goods", {{"csv", goods}}); !imported) {
        return imported.error();
    }
    for (const auto& [name, role] : {std::pair("Lin", "cashier"), std::pair("Wu", "manager")}) {
        const auto person =
            m_office->ask("staff.add", {{"name", name}, {"role", role}, {"pinVerifier", pinVerifier(pin)}});
        if (!person) {
            return person.error();
        }
    }
    for (int member = 0; member < members; ++member) {
        const auto added = m_office->ask("member.add", {{"name", "Member " + std::string(1, char('A' + member))}});
        if (!added) {
            return added.error();
        }
        const auto card = m_office->ask("member.card", {{"member", added.value().at("id")}});
        if (!card) {
            return card.error();
        }
        m_codes.push_back(card.value().at("code"));
    }
    return {};
}

Status FieldShop::enrolTill(std::uint16_t port)
{
    const Result<nlohmann::json> code = m_office->ask("till.enrolCode", {{"outlet", 1}, {"host", "127.0.0.1"}});
    if (!code) {
        return code.error();
    }
    EnrolmentLink link = readEnrolmentLink(code.value().at("link").get<std::string>()).value();
    link.syncPort = port;
    const fs::path said = m_folder / "enrol.said";
    test::ChildProcess till(
        {test::programBeside("huitou-till"), "enrol", writeEnrolmentLink(link), "--data", tillFolder()}, said);
    const std::string text = till.endedWell() ? std::string() : "huitou-till enrol went wrong: " + contentOf(said);
    return text.empty() ? Status() : Status(Error{ErrorCode::Io, {text, text}});
}

std::unique_ptr<test::TillProcess> FieldShop::startTill(const std::string& script)
{
    const fs::path file = m_folder / "script.txt";
    std::ofstream(file) << script;
    return std::make_unique<test::TillProcess>(tillFolder(), m_folder / "paper.escpos", file,
                                               m_folder / "till.complaints", false);
}

std::string FieldShop::sellingScript(std::mt19937_64& random, int sales) const
{
    std::string script = signIn;
    for (int sale = 0; sale < sales; ++sale) {
        if (random() % 2 == 0) {
            script += "scan \"" + m_codes[random() % m_codes.size()] + "\"\nwait memberName visible true\n";
        }
        script +=
            "scan " + m_barcodes[random() % m_barcodes.size()] + "\nwait line0 visible true\n" + test::cashScript();
    }
    return script + "say sold\nhold\n";
}

bool FieldShop::runUntil(const std::string& state)
{
    const auto till = startTill(std::string(signIn) + "wait officePill text \"" + state + "\" 120000\nquit\n");
    return till->endedWell();
}

Status FieldShop::decide(const std::string& command) const
{
    const auto done = m_office->ask(command, {{"till", "1/1"}, {"staff", manager}, {"pin", pin}});
    return done ? Status() : Status(done.error());
}

std::string FieldShop::complaints() const
{
    return contentOf(m_folder / "till.complaints");
}

} // namespace huitou::load
