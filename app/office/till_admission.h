// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/certificates.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace huitou
{

/// Which certificates of its own the office turns away although they are good: those of tills out of service, and those
/// that a newer one has replaced. Kept in a file of the office's folder, so that it holds before the store is asked
/// anything. Any thread.
class TillAdmission
{
public:
    /// Who took a till out of service, and when.
    struct OutOfService {
        StaffId by{1};
        Instant at{};
    };

    /// Where `file` is missing nobody is turned away. Refuses with Malformed or Io.
    [[nodiscard]] static Result<std::unique_ptr<TillAdmission>> read(const std::filesystem::path& file);
    TillAdmission(const TillAdmission&) = delete;
    TillAdmission& operator=(const TillAdmission&) = delete;

    /// Asked of each certificate that is shown; the first time that a till shows its renewed one, that is noted.
    [[nodiscard]] bool isDenied(const TillCertificate& certificate);
    /// From now on that till is turned away. Refuses with NotAllowed when it is already, or Io; then nothing changes.
    [[nodiscard]] Status takeOut(const TillId& till, const OutOfService& decision);
    /// Takes that back. Refuses with NotFound when the till is in service, or Io; then nothing changes.
    [[nodiscard]] Status putBack(const TillId& till);
    /// Nothing for a till in service.
    [[nodiscard]] std::optional<OutOfService> outOfService(const TillId& till) const;
    /// `next` is about to be given to its till: once the till shows it, older ones are turned away. Until then they are
    /// not, because `next` may be lost on its way. Refuses with Io; then nothing changes.
    [[nodiscard]] Status renewed(const TillCertificate& next);

private:
    /// The newest certificate of a till that was given another one.
    struct Renewed {
        Instant begins{};
        bool isShown = false; ///< the till has it
    };
    struct Known {
        std::map<TillId, OutOfService> out;
        std::map<TillId, Renewed> renewed;
    };
    TillAdmission(std::filesystem::path file, Known known) : m_file(std::move(file)), m_known(std::move(known)) {}
    [[nodiscard]] Status keep(Known known);

    const std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    Known m_known;
};

} // namespace huitou
