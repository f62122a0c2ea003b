// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/time.h"

#include <atomic>
#include <string>

namespace huitou
{

class OutletCalendarBook; // app/office/outlet_calendars.h
class OfficeSide;         // core/sync/office_side.h
class OfficeStore;        // core/storage/office_store.h
class PinTries;           // core/shop/pin_tries.h
class TillAdmission;      // app/office/till_admission.h

/// What commands work on: references to what the office holds for as long as it is open.
struct OfficeRoom {
    OfficeStore& store;
    OfficeSide& side;
    const SigningKey& signingKey; ///< of the office: documents, answers, member codes
    const Clock& clock;
    OutletCalendarBook& calendars; ///< refreshed by the command table after each command
    PinTries& pinTries;            ///< of staff who prove to commands who they are
    TillAdmission& admission;      ///< of this process
    std::string publicUrl{};       ///< where members reach their pages; empty: nowhere, or the office does not run
    /// Once it is set, a long command ends between two of its steps and says so; null: nobody asks for that.
    const std::atomic<bool>* isStopping = nullptr;

    [[nodiscard]] bool mayGoOn() const { return isStopping == nullptr || !*isStopping; }
};

} // namespace huitou
