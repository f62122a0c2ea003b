// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/new_office.h"

#include "app/office/database_address.h"
#include "app/office/office_folder.h"
#include "core/base/card_number.h"
#include "core/base/crypto.h"
#include "core/base/storage_error.h"
#include "core/programme/reader.h"
#include "core/shop/outlet.h"
#include "core/storage/key_provider.h"
#include "core/storage/office_store.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

Status check(const OfficeFolder& folder, const NewOffice& office)
{
    if (std::filesystem::exists(folder.keys()) || std::filesystem::exists(folder.store()) ||
        std::filesystem::exists(folder.database())) {
        return Error{ErrorCode::NotAllowed,
                     {fmt::format("There is an office in {} already; use another folder.", folder.path.string()),
                      fmt::format("{} 中已有总部；请使用其他目录。", folder.path.string())}};
    }
    if (office.name.en.empty() || office.name.zh.empty()) {
        return Error{ErrorCode::Malformed, {"The outlet needs a name in both languages.", "门店须有中英文名称。"}};
    }
    for (const std::string& name : {office.name.en, office.name.zh}) {
        if (Status status = refuseCardNumber(name, NumberOrigin::Unknown); !status) {
            return status;
        }
    }
    const Result<OutletCalendar> calendar = OutletCalendar::create(office.timeZone, std::chrono::minutes{0});
    if (!calendar) {
        return calendar.error();
    }
    const Result<Programme> programme = programmeFrom(office.programme);
    return programme ? Status{} : Status(programme.error());
}

Status makeFolder(const std::filesystem::path& folder)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (!failure) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failure);
    }
    if (failure) {
        return Error{ErrorCode::Io,
                     {fmt::format("{} cannot be made; check the path and its permissions.", folder.string()),
                      fmt::format("无法建立 {}；请检查路径和权限。", folder.string())},
                     failure.message()};
    }
    return {};
}

Result<std::unique_ptr<OfficeStore>> newStore(const OfficeFolder& folder, const NewOffice& office)
{
    if (!office.database) {
        FileKeyProvider storeKey(folder.storeKey());
        return OfficeStore::create(folder.store(), storeKey);
    }
    if (Status written = writeDatabaseAddress(folder, *office.database); !written) {
        return written.error();
    }
    return OfficeStore::create(PostgresPlace{.url = *office.database, .partitions = office.partitions});
}

Status fill(const OfficeFolder& folder, const NewOffice& office, Instant now)
{
    const Result<OfficeKeys> keys = makeOfficeKeys(folder, office.hosts, now);
    if (!keys) {
        return keys.error();
    }
    const Result<std::unique_ptr<OfficeStore>> store = newStore(folder, office);
    if (!store) {
        return store.error();
    }
    const Status programme = store.value()->putProgramme(office.programme);
    if (!programme) {
        return programme;
    }
    Outlet outlet;
    outlet.name = office.name;
    outlet.timeZone = office.timeZone;
    randomBytes(outlet.phoneKey);
    store.value()->putDocument(DocumentKind::Outlet, outlet.id, bytesOf(writeOutlet(outlet)));
    return {};
}

} // namespace

Status makeOffice(const std::filesystem::path& path, const NewOffice& office, Instant now)
{
    const OfficeFolder folder{path};
    const Status good = check(folder, office);
    if (!good) {
        return good;
    }
    const bool isNew = !std::filesystem::exists(path);
    const Status made = makeFolder(path);
    if (!made) {
        return made;
    }
    const Status filled = fill(folder, office, now);
    if (!filled && isNew) {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    return filled;
}

} // namespace huitou
