// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office_store.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <memory>
#include <string>

namespace huitou::test
{

/// The shipped programme, as text.
[[nodiscard]] std::string shippedProgramme();

/// Gives a new office the shipped programme, outlet 3 and its first till.
void furnish(OfficeStore& office);
/// A furnished office.
[[nodiscard]] std::unique_ptr<OfficeStore> newOffice(const std::filesystem::path& file);
[[nodiscard]] std::unique_ptr<OfficeStore> reopenedOffice(const std::filesystem::path& file);
/// The key by which tills of outlet 3 find a phone number.
[[nodiscard]] std::array<std::uint8_t, 32> phoneKey();
[[nodiscard]] TillRegistration registeredTill();
[[nodiscard]] MemberRecord memberNamed(std::uint8_t number, const std::string& name, const std::string& phone);

/// A sale of 100.00, 10.00 off, earning 90, on the till of registeredTill().
[[nodiscard]] StoredFact storedSale(std::uint64_t seq, Date day, const std::optional<MemberId>& member);

[[nodiscard]] Date day(int number);

} // namespace huitou::test
