// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres_errors.h"

#include "core/storage/transient_error.h"

#include <libpq-fe.h>

#include <memory>
#include <string_view>

namespace huitou
{

namespace
{

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

std::string valueOf(const Options& options, std::string_view keyword)
{
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->keyword == keyword && option->val != nullptr) {
            return option->val;
        }
    }
    return {};
}

Error failed(const PostgresFailure& failure, ErrorCode code, Sentence message)
{
    std::string detail = "sqlstate " + (failure.state.empty() ? "none" : failure.state);
    if (!failure.table.empty()) {
        detail += " table " + failure.table;
    }
    return Error{code, std::move(message), std::move(detail)};
}

} // namespace

Result<std::string> postgresNameOf(const std::string& url)
{
    char* reason = nullptr;
    const Options options(PQconninfoParse(url.c_str(), &reason), &PQconninfoFree);
    PQfreemem(reason); // it may quote a password
    if (!options) {
        return Error{ErrorCode::Malformed,
                     {"The database's address can't be read. Write it like postgresql://db.example/huitou.",
                      "数据库地址无法识别。请写成 postgresql://db.example/huitou 的形式。"}};
    }
    if (!valueOf(options, "password").empty()) {
        return Error{ErrorCode::NotAllowed,
                     {"The database's address must not hold a password: other users of this machine could read it. Put "
                      "it into a password file (PGPASSFILE) or a service file (PGSERVICEFILE).",
                      "数据库地址中不得写密码：本机其他用户可能看到。请放入密码文件（PGPASSFILE）或服务文件"
                      "（PGSERVICEFILE）。"}};
    }
    const std::string database = valueOf(options, "dbname");
    const std::string service = valueOf(options, "service");
    const std::string host = valueOf(options, "host");
    return (database.empty() ? "service " + service : database) + " at " + (host.empty() ? "localhost" : host);
}

Error postgresUnreachable(const std::string& name, std::string reason)
{
    return Error{ErrorCode::StoreFailed,
                 {"The database " + name +
                      " cannot be reached. Check that PostgreSQL runs there and lets this user in; what tills have to "
                      "say is kept by them until then.",
                  "无法连接数据库 " + name +
                      "。请检查该处 PostgreSQL 是否运行并允许本用户登录；在此之前收银机会保留"
                      "自己的记录。"},
                 std::move(reason)};
}

Error postgresEncoding(const std::string& name)
{
    return Error{ErrorCode::NotAllowed,
                 {"The database " + name + " does not hold its texts as UTF-8. Make it with: createdb -E UTF8.",
                  "数据库 " + name + " 的文本编码不是 UTF-8。请用 createdb -E UTF8 建立。"}};
}

void throwPostgresFailure(const PostgresFailure& failure)
{
    const std::string& name = failure.name;
    const bool isShuttingDown = failure.state.starts_with("57P") || failure.state.starts_with("08");
    if (failure.isLost || isShuttingDown) {
        if (failure.phase == PostgresFailure::Phase::Committing) {
            throw StorageError(failed(failure, ErrorCode::StoreFailed,
                                      {"The connection to " + name +
                                           " was lost while this step was being stored. Look whether it was before "
                                           "you repeat it.",
                                       "保存这一步时与 " + name + " 的连接中断。重做前请先核对是否已经保存。"}));
        }
        throw TransientError(failed(failure, ErrorCode::StoreFailed,
                                    {"The connection to " + name + " was lost; this step was not stored. Repeat it.",
                                     "与 " + name + " 的连接中断，这一步没有保存。请重做。"}));
    }
    if (failure.state == "40001" || failure.state == "40P01" || failure.state == "55P03") {
        throw TransientError(failed(failure, ErrorCode::StoreFailed,
                                    {"The database " + name + " is very busy; this step was not stored. Repeat it.",
                                     "数据库 " + name + " 非常繁忙，这一步没有保存。请重做。"}));
    }
    if (failure.state == "53100") {
        throw StorageError(failed(
            failure, ErrorCode::DiskFull,
            {"The disk of the database " + name + " is full; this step was not stored. Free some space and repeat it.",
             "数据库 " + name + " 的磁盘已满，这一步没有保存。请清出空间后重做。"}));
    }
    if (failure.state == "25006") {
        throw StorageError(failed(failure, ErrorCode::ReadOnlyStore,
                                  {"The database " + name + " takes no writes. Is it a standby? Use the primary.",
                                   "数据库 " + name + " 不接受写入。它可能是备用库，请使用主库。"}));
    }
    if (failure.state.starts_with("XX001") || failure.state.starts_with("XX002")) {
        throw StorageError(
            failed(failure, ErrorCode::DamagedStore,
                   {"The database " + name + " is damaged. Do not go on with it: restore the last backup.",
                    "数据库 " + name + " 已损坏。请不要继续使用，并恢复最近的备份。"}));
    }
    throw StorageError(
        failed(failure, ErrorCode::StoreFailed,
               {"The database " + name + " could not be used; this step was not stored. Its log says why.",
                "数据库 " + name + " 无法使用，这一步没有保存。原因见其日志。"}));
}

} // namespace huitou
