// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/run_shift.h"

#include "printer/layout/shift_report.h"

#include <utility>

namespace huitou
{

namespace
{

ShiftState stateOf(TillStore& store)
{
    ShiftBook& shifts = store.shifts();
    return {.isWanted = shifts.isWanted(), .open = shifts.open(), .lastClosing = shifts.lastClosing()};
}

Result<ShiftState> stateAfter(TillStore& store, const Result<std::uint64_t>& done)
{
    return done.ok() ? Result<ShiftState>(stateOf(store)) : Result<ShiftState>(done.error());
}

Bytes bytesOfPaper(const ShiftPaper& paper, Language language)
{
    Result<Bytes> document = encodePrintDocument(shiftDocument(paper, language));
    HUITOU_CHECK(document.ok()); // a page: rates, tenders and staff are few
    return std::move(document).value();
}

ShiftPaper paperFor(const RunShift::Hand& hand, Sentence title, Instant now)
{
    ShiftPaper paper;
    paper.title = std::move(title);
    paper.shopName = hand.shop->outlet.name;
    paper.tillNumber = hand.shop->identity.number;
    paper.now = hand.shop->calendar.wallClock(now);
    paper.by = hand.staff.name;
    return paper;
}

/// A slip about the drawer alone: it opens.
Bytes drawerSlip(const RunShift::Hand& hand, Sentence title, Instant now, Sentence what, Money amount)
{
    ShiftPaper paper = paperFor(hand, std::move(title), now);
    paper.parts = {
        {.heading = {}, .rows = {{.label = std::move(what), .value = {amount.text(), amount.text()}, .isSum = true}}}};
    paper.opensDrawer = true;
    paper.isSigned = true;
    return bytesOfPaper(paper, hand.language);
}

Bytes sumsPaper(const RunShift::Hand& hand, Sentence title, const OpenShift& shift, Instant now,
                const ReportPart& drawer)
{
    const Shop& shop = *hand.shop;
    ShiftPaper paper = paperFor(hand, std::move(title), now);
    paper.openedAt = shop.calendar.wallClock(shift.opened.at);
    paper.openedBy = shop.staffName(shift.opened.staff);
    paper.parts = partsOf(shift.figures, [&](StaffId staff) { return shop.staffName(staff); });
    paper.parts.push_back(drawer);
    paper.isSigned = true;
    return bytesOfPaper(paper, hand.language);
}

} // namespace

void RunShift::read(Then then)
{
    m_store.ask([](TillStore& store) -> Result<ShiftState> { return stateOf(store); }, std::move(then));
}

void RunShift::begin(const Hand& hand, OpId op, Money cash, Then then)
{
    ShiftOpenedFact opened;
    opened.op = op;
    opened.outlet = hand.shop->identity.outlet;
    opened.staff = hand.staff.id;
    opened.at = m_clock.now();
    opened.cash = cash;
    m_store.ask(
        [hand, opened](TillStore& store) -> Result<ShiftState> {
            return stateAfter(store, store.shifts().begin(opened, [&](const OpenShift& shift, std::uint64_t) {
                const std::string number = std::to_string(shift.opened.number);
                return drawerSlip(hand, {"SHIFT " + number, "第 " + number + " 班次"}, opened.at, {"Float", "备用金"},
                                  opened.cash);
            }));
        },
        std::move(then));
}

void RunShift::moveCash(const Hand& hand, OpId op, const CashMove& move, Then then)
{
    CashMovedFact moved;
    moved.op = op;
    moved.outlet = hand.shop->identity.outlet;
    moved.staff = hand.staff.id;
    moved.at = m_clock.now();
    moved.isOut = move.isOut;
    moved.amount = move.amount;
    moved.reason = move.reason;
    moved.approvedBy = move.approvedBy;
    m_store.ask(
        [hand, moved](TillStore& store) -> Result<ShiftState> {
            return stateAfter(store, store.shifts().moveCash(moved, [&](std::uint64_t) {
                return drawerSlip(hand,
                                  moved.isOut ? Sentence{"CASH OUT", "取出现金"} : Sentence{"CASH IN", "存入现金"},
                                  moved.at, {moved.reason, moved.reason}, moved.amount);
            }));
        },
        std::move(then));
}

void RunShift::printSums(const Hand& hand, std::function<void(Status)> then)
{
    m_store.ask(
        [hand, now = m_clock.now()](TillStore& store) -> Status {
            return store.shifts().printSums([&](const OpenShift& shift, std::uint64_t) {
                const std::string number = std::to_string(shift.opened.number);
                return sumsPaper(hand, {"X REPORT, SHIFT " + number, "X 报表 第 " + number + " 班次"}, shift, now,
                                 drawerPart(shift.figures, std::nullopt));
            });
        },
        std::move(then));
}

void RunShift::close(const Hand& hand, OpId op, Money counted, std::function<void(Result<ClosedShift>)> then)
{
    ShiftClosedFact closed;
    closed.op = op;
    closed.outlet = hand.shop->identity.outlet;
    closed.staff = hand.staff.id;
    closed.at = m_clock.now();
    closed.counted = counted;
    m_store.ask(
        [hand, closed](TillStore& store) -> Result<ClosedShift> {
            ClosedShift ended{.figures = ShiftFigures(closed.counted.currency()), .counted = closed.counted};
            const auto print = [&](const OpenShift& shift, std::uint64_t) {
                ended.figures = shift.figures;
                ended.number = shift.opened.number;
                const std::string number = std::to_string(ended.number);
                return sumsPaper(hand, {"Z REPORT " + number, "Z 报表 第 " + number + " 班次"}, shift, closed.at,
                                 drawerPart(shift.figures, closed.counted));
            };
            const Result<std::uint64_t> done = store.shifts().close(closed, print);
            return done.ok() ? Result<ClosedShift>(ended) : Result<ClosedShift>(done.error());
        },
        std::move(then));
}

void RunShift::setWanted(bool isWanted, Then then)
{
    m_store.ask(
        [isWanted](TillStore& store) -> Result<ShiftState> {
            store.shifts().setWanted(isWanted);
            return stateOf(store);
        },
        std::move(then));
}

} // namespace huitou
