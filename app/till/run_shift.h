// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/shop.h"
#include "app/till/store_thread.h"
#include "core/base/time.h"
#include "core/shop/staff.h"
#include "core/storage/till/shift_book.h"

#include <functional>
#include <optional>
#include <string>

namespace huitou
{

/// How this till stands with shifts.
struct ShiftState {
    std::optional<bool> isWanted; ///< nothing: nobody has said
    std::optional<OpenShift> open;
    std::optional<std::uint64_t> lastClosing; ///< its event; nothing while one is open
};

/// A shift that has ended.
struct ClosedShift {
    ShiftFigures figures;
    Money counted;
    std::uint32_t number = 1;
};

/// Money put into the drawer, or taken out.
struct CashMove {
    bool isOut = false;
    Money amount;
    std::string reason;
    std::optional<StaffId> approvedBy;
};

/// Opens and closes shifts, moves cash and prints the sums; each is stored with its paper in one transaction. Answers
/// come later, on the GUI thread. The same op asked twice is done once.
class RunShift
{
public:
    RunShift(StoreThread& store, const Clock& clock) : m_store(store), m_clock(clock) {}

    /// Who does it, where, and in which language the paper is.
    struct Hand {
        ShopPtr shop;
        StaffMember staff;
        Language language = Language::Chinese;
    };
    using Then = std::function<void(Result<ShiftState>)>;

    void read(Then then);
    /// Opens a shift. Refuses as ShiftBook::begin() does.
    void begin(const Hand& hand, OpId op, Money cash, Then then);
    /// Refuses as ShiftBook::moveCash() does.
    void moveCash(const Hand& hand, OpId op, const CashMove& move, Then then);
    /// Prints an X report.
    void printSums(const Hand& hand, std::function<void(Status)> then);
    /// Closes the shift and prints its Z report. Refuses as ShiftBook::close() does.
    void close(const Hand& hand, OpId op, Money counted, std::function<void(Result<ClosedShift>)> then);
    /// Whether this till is to ask for a shift.
    void setWanted(bool isWanted, Then then);

private:
    StoreThread& m_store;
    const Clock& m_clock;
};

} // namespace huitou
