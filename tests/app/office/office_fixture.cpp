// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/office/office_fixture.h"

#include "app/office/database_address.h"
#include "core/shop/outlet.h"
#include "core/storage/key_provider.h"

#include <spdlog/spdlog.h>

#include <fstream>
#include <sstream>

namespace huitou::test
{

namespace
{

namespace fs = std::filesystem;

std::string shippedProgramme()
{
    std::ifstream file(HUITOU_SOURCE_DIR "/packaging/programmes/zhongmai.toml", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void furnish(OfficeStore& store)
{
    Outlet outlet;
    outlet.name = {"Test shop", "测试店"};
    store.putDocument(DocumentKind::Outlet, outlet.id, bytesOf(writeOutlet(outlet)));
    HUITOU_CHECK(store.putProgramme(shippedProgramme()).ok());
}

} // namespace

TestOffice::TestOffice(Empty)
    : folder{fs::temp_directory_path() / ("huitou-office-" + randomId<OpId>().text())}, clock(SystemClock().now())
{
    spdlog::set_level(spdlog::level::off);
    fs::create_directories(folder.path);
}

TestOffice::TestOffice() : TestOffice(Empty{})
{
    HUITOU_CHECK(makeOfficeKeys(folder, {}, clock.now()).ok());
    FileKeyProvider keys(folder.storeKey());
    const Result<std::unique_ptr<OfficeStore>> store = OfficeStore::create(folder.store(), keys);
    HUITOU_CHECK(store.ok());
    furnish(*store.value());
}

TestOffice::TestOffice(const std::string& database) : TestOffice(Empty{})
{
    HUITOU_CHECK(makeOfficeKeys(folder, {}, clock.now()).ok());
    HUITOU_CHECK(writeDatabaseAddress(folder, database).ok());
    const Result<std::unique_ptr<OfficeStore>> store = OfficeStore::create({.url = database, .partitions = 4});
    HUITOU_CHECK(store.ok());
    furnish(*store.value());
}

std::unique_ptr<TestOffice> TestOffice::beside(const TestOffice& other)
{
    std::unique_ptr<TestOffice> made(new TestOffice(Empty{}));
    fs::copy_file(other.folder.keys(), made->folder.keys());
    fs::copy_file(other.folder.database(), made->folder.database());
    return made;
}

TestOffice::~TestOffice()
{
    m_server.reset();
    fs::remove_all(folder.path);
}

Result<std::unique_ptr<OfficeServer>> TestOffice::tryStart(std::uint16_t syncPort)
{
    return OfficeServer::start({.folder = folder,
                                .sync = {.host = "127.0.0.1", .port = syncPort},
                                .enrol = {.host = "127.0.0.1", .port = 0},
                                .watch = HttpsServer::Address{}},
                               CommandTable(), clock);
}

void TestOffice::start()
{
    Result<std::unique_ptr<OfficeServer>> started = tryStart();
    HUITOU_CHECK(started.ok());
    m_server = std::move(started).value();
}

Result<nlohmann::json> TestOffice::ask(const std::string& command, const nlohmann::json& arguments) const
{
    return askOffice(folder.socket(), command, arguments, std::chrono::seconds(30));
}

std::string TestOffice::link() const
{
    return ask("till.enrolCode", {{"outlet", 1}}).value().at("link").get<std::string>();
}

fs::path TestOffice::freshFolder()
{
    return folder.path / ("till-" + std::to_string(++m_tills));
}

EnrolledTill TestOffice::enrolledTill()
{
    return enrol(link(), freshFolder()).value();
}

std::unique_ptr<HttpsClient> lineOf(const EnrolledTill& till)
{
    return std::make_unique<HttpsClient>(HttpsClient::Settings{
        .host = till.host,
        .port = till.syncPort,
        .authority = till.authority,
        .own = Credentials{.privateKey = till.privateKey, .certificate = till.grant.certificate}});
}

} // namespace huitou::test
