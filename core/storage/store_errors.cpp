// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/store_errors.h"

#include <utility>

namespace huitou
{

namespace
{

Sentence sentenceFor(ErrorCode code, const std::string& store)
{
    switch (code) {
    case ErrorCode::WrongKey:
        return {
            "The key does not open the store " + store +
                ". Put back the key file that belongs to it, or recover it: \"huitou key recover\" for a till, "
                "\"huitou office recover\" for the office.",
            "密钥打不开存储 " + store +
                "。请放回属于它的密钥文件，或找回密钥：收银机用“huitou key recover”，总部用“huitou office recover”。"};
    case ErrorCode::NoKey:
        return {"There is no key for the store " + store +
                    ". Put its key file back, or recover it: \"huitou key recover\" for a till, \"huitou office "
                    "recover\" for the office.",
                "存储 " + store +
                    " 没有密钥。请放回它的密钥文件，或找回密钥：收银机用“huitou key recover”，总部用“huitou office "
                    "recover”。"};
    case ErrorCode::ShortKey:
        return {"The key in " + store +
                    " is not 64 hexadecimal digits. Put back the whole key file, or recover it: \"huitou key "
                    "recover\" for a till, \"huitou office recover\" for the office.",
                store + " 中的密钥不是 64 位十六进制数字。请放回完整的密钥文件，或找回密钥：收银机用“huitou key "
                        "recover”，总部用“huitou office recover”。"};
    case ErrorCode::PlaintextStore:
        return {"The store " + store +
                    " is not encrypted and is therefore not used. Move it away and restore the "
                    "encrypted one from the backup.",
                "存储 " + store + " 没有加密，因此不会使用。请把它移走，并从备份恢复加密的存储。"};
    case ErrorCode::DamagedStore:
        return {"The store " + store + " is damaged. Do not go on with it: restore the last backup.",
                "存储 " + store + " 已损坏。请不要继续使用，并恢复最近的备份。"};
    case ErrorCode::NewerSchema:
        return {"The store " + store + " was made by a newer Huitou. Install the newer program.",
                "存储 " + store + " 由更新版本的回头创建。请安装新版程序。"};
    case ErrorCode::StoreInUse:
        return {"Another Huitou program is using the store " + store + ". Close it first, then start again.",
                "另一个回头程序正在使用存储 " + store + "。请先关闭它，再重新启动。"};
    case ErrorCode::ReadOnlyStore:
        return {"The store " + store + " cannot be written. Allow this user to write the file and its folder.",
                "存储 " + store + " 不可写。请允许本用户写入该文件及其文件夹。"};
    case ErrorCode::DiskFull:
        return {"The disk that holds " + store + " is full; this step was not stored. Free some space and repeat it.",
                "存放 " + store + " 的磁盘已满，这一步没有保存。请清出空间后重做。"};
    case ErrorCode::NotFound:
        return {"There is no store at " + store + ". Set it up first.", store + " 处没有存储。请先建立。"};
    case ErrorCode::NotAllowed:
        return {"There is something at " + store +
                    " already; it is not replaced. Choose another place, or move it "
                    "away first.",
                store + " 处已有文件，不会被替换。请另选位置，或先把它移走。"};
    default: // every other code is a failure that has no advice of its own
        return {"The store " + store +
                    " could not be used. Start the program again; if that does not help, restore "
                    "the last backup.",
                "存储 " + store + " 无法使用。请重新启动程序；如仍不行，请恢复最近的备份。"};
    }
}

} // namespace

Error storeError(ErrorCode code, const std::filesystem::path& file, std::string detail)
{
    return Error{code, sentenceFor(code, file.string()), std::move(detail)};
}

Error newerSchema(const std::filesystem::path& file, int found, int known)
{
    Error error = storeError(ErrorCode::NewerSchema, file,
                             "schema " + std::to_string(found) + ", known " + std::to_string(known));
    const std::string figures = std::to_string(found);
    const std::string ours = std::to_string(known);
    error.message.en += " Its form is number " + figures + "; this program knows up to number " + ours + ".";
    error.message.zh += "它的格式编号是 " + figures + "，本程序只认识到 " + ours + "。";
    return error;
}

} // namespace huitou
