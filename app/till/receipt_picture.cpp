// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/receipt_picture.h"

#include "app/till/till_application.h"
#include "core/base/storage_error.h"
#include "core/storage/key_provider.h"
#include "core/storage/till_store.h"
#include "printer/picture/document_picture.h"

#include <QString>

#include <string>

namespace huitou
{

namespace
{

constexpr int columnsOf80Millimetres = 48;

Result<PrintDocument> receiptOfEvent(const std::filesystem::path& data, std::uint64_t seq)
{
    const std::unique_ptr<KeyProvider> keys = keyProviderFor(keyFileOf(data));
    const Result<std::unique_ptr<TillStore>> store = TillStore::open(data, *keys);
    if (!store.ok()) {
        return store.error();
    }
    const std::uint64_t wanted = seq != 0 ? seq : store.value()->progress().lastSeq;
    const std::optional<PrintJob> job = store.value()->printJobOf(wanted);
    if (!job) {
        const std::string number = std::to_string(wanted);
        return Error{
            ErrorCode::NotFound,
            {"This till has no receipt with the number " + number + ".", "本收银台没有编号为 " + number + " 的小票。"}};
    }
    return decodePrintDocument(job->document);
}

} // namespace

Status writeReceiptPicture(const std::filesystem::path& data, std::uint64_t seq, const std::filesystem::path& picture)
try {
    const Result<PrintDocument> receipt = receiptOfEvent(data, seq);
    if (!receipt.ok()) {
        return receipt.error();
    }
    const std::string file = picture.string();
    if (!documentPicture(receipt.value(), columnsOf80Millimetres).save(QString::fromStdString(file), "PNG")) {
        return Error{ErrorCode::Io,
                     {"The picture " + file + " cannot be written; choose another folder.",
                      "无法写入图片 " + file + "，请换一个文件夹。"}};
    }
    return {};
} catch (const StorageError& failure) {
    return failure.error();
}

} // namespace huitou
