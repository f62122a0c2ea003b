// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/till_flow.h"

#include "app/till/print_again.h"
#include "app/till/print_page.h"
#include "app/till/test_print.h"
#include "core/base/crypto.h"
#include "core/ledger/receipt_code.h"
#include "core/members/member_code.h"
#include "core/pricing/price_basket.h"
#include "core/sync/event_body.h"

#include <utility>

namespace huitou
{

TillFlow::TillFlow(StoreThread& store, Texts& texts, const Clock& clock, bool motion)
    : m_store(store), m_texts(texts), m_clock(clock), m_signInUse(store, clock), m_findMember(store),
      m_explainMember(store), m_setAside(store, [this] { emit syncWanted(); }), m_askOffice(store),
      m_enrolMember(store, m_askOffice, [this] { emit syncWanted(); }), m_completeSale(store, clock),
      m_returnGoods(store, clock), m_runShift(store, clock), m_careForMember(store, m_askOffice, clock),
      m_askReports(store, m_askOffice, clock), m_saveReport(store, clock), m_manageCampaigns(m_askOffice),
      m_callMembers(m_askOffice), m_status(texts, clock),
      m_signIn(texts, [this](const StaffMember& who, const std::string& pin,
                             std::function<void(Status)> then) { m_signInUse(who, pin, std::move(then)); }),
      m_approval(texts, [this](const StaffMember& who, const std::string& pin,
                               std::function<void(Status)> then) { m_signInUse(who, pin, std::move(then)); }),
      m_sale(texts, m_counter,
             {.findMember = m_findMember,
              .explainMember = m_explainMember,
              .setAside = m_setAside,
              .enrolMember = m_enrolMember,
              .approval = m_approval,
              .clock = clock},
             motion),
      m_tender(texts), m_done(texts), m_return(texts, m_returnGoods, m_approval),
      m_settings(texts, m_approval,
                 [this](const std::string& address, std::function<void(Status)> then) {
                     testPrint(m_store, address, m_nextShop->outlet.name, m_texts.language(), std::move(then));
                 }),
      m_shift(texts, m_runShift, m_approval), m_care(texts, m_careForMember), m_setup(texts),
      m_reports(texts, m_askReports, m_saveReport), m_campaigns(texts, m_manageCampaigns, m_approval, clock),
      m_calls(texts, m_callMembers, m_approval), m_customerDisplay(texts, m_counter), m_shell({.texts = texts,
                                                                                               .status = m_status,
                                                                                               .signIn = m_signIn,
                                                                                               .sale = m_sale,
                                                                                               .tender = m_tender,
                                                                                               .done = m_done,
                                                                                               .goodsBack = m_return,
                                                                                               .settings = m_settings,
                                                                                               .shift = m_shift,
                                                                                               .care = m_care,
                                                                                               .setup = m_setup,
                                                                                               .reports = m_reports,
                                                                                               .campaigns = m_campaigns,
                                                                                               .calls = m_calls,
                                                                                               .approval = m_approval,
                                                                                               .dark = false,
                                                                                               .motion = motion})
{
    connect(&m_signIn, &SignInViewModel::signedIn, this, &TillFlow::begin);
    connect(&m_sale, &SaleViewModel::payRequested, this, &TillFlow::beginTender);
    connect(&m_sale, &SaleViewModel::changed, this, [this] {
        if (m_shell.screen() != ShellViewModel::Screen::Done) {
            m_customerDisplay.showBasket();
        }
    });
    connect(&m_sale, &SaleViewModel::basketPutAside, this, &TillFlow::nextCustomer);
    connect(&m_sale, &SaleViewModel::scanned, this, &TillFlow::scanned);
    connect(&m_tender, &TenderViewModel::backRequested, this, [this] { m_shell.show(ShellViewModel::Screen::Sale); });
    connect(&m_tender, &TenderViewModel::paid, this, &TillFlow::complete);
    connect(&m_done, &DoneViewModel::nextRequested, this, &TillFlow::nextCustomer);
    connect(&m_done, &DoneViewModel::printAgainRequested, this, &TillFlow::printAgain);
    connect(&m_sale, &SaleViewModel::reprintRequested, this, &TillFlow::printAgain);
    connect(&m_sale, &SaleViewModel::returnRequested, this, &TillFlow::beginReturn);
    connect(&m_sale, &SaleViewModel::shiftRequested, this, &TillFlow::beginShift);
    connect(&m_sale, &SaleViewModel::settingsRequested, this, &TillFlow::beginSettings);
    connect(&m_shell, &ShellViewModel::shiftRequested, this, &TillFlow::beginShift);
    connect(&m_shift, &ShiftViewModel::closed, this, [this] { m_shell.show(ShellViewModel::Screen::Sale); });
    connect(&m_shift, &ShiftViewModel::paperWritten, this, &TillFlow::saleStored);
    connect(&m_shift, &ShiftViewModel::reprintRequested, this, [this](quint64 seq) {
        huitou::printAgain(m_store, seq, [this](const Status& queued) {
            if (queued.ok()) {
                emit saleStored();
            } else {
                m_shift.refuse(queued.error().message);
            }
        });
    });
    connect(&m_settings, &SettingsViewModel::closed, this, [this] { m_shell.show(ShellViewModel::Screen::Sale); });
    connect(&m_settings, &SettingsViewModel::printerChosen, this, &TillFlow::printerChosen);
    connect(&m_return, &ReturnViewModel::closed, this, &TillFlow::nextCustomer);
    connect(&m_return, &ReturnViewModel::completed, this, &TillFlow::showDone);
    connectSheets();
    connect(&m_shell, &ShellViewModel::retryRequested, this, &TillFlow::retryRequested);
    connect(&m_shell, &ShellViewModel::preferencesChanged, this, &TillFlow::preferencesChanged);
    connect(&m_shell, &ShellViewModel::lockRequested, this, &TillFlow::lock);
}

void TillFlow::lock()
{
    const ShellViewModel::Screen screen = m_shell.screen();
    m_care.close();
    m_calls.forget();
    m_sale.closeSheets();
    if (screen == ShellViewModel::Screen::Done || screen == ShellViewModel::Screen::Return) {
        nextCustomer();
    }
    m_staff.reset();
    m_shell.setCashier({});
    m_shell.show(ShellViewModel::Screen::SignIn);
}

void TillFlow::lockUnlessPaying()
{
    if (m_staff && m_shell.screen() != ShellViewModel::Screen::Tender) {
        lock();
    }
}

void TillFlow::connectSheets()
{
    connect(m_sale.member(), &MemberViewModel::careAsked, this, [this] {
        if (m_counter.member() && m_staff) {
            m_care.begin(m_nextShop, *m_staff, *m_counter.member());
        }
    });
    connect(&m_care, &MemberCareViewModel::noted, this, &TillFlow::saleStored);
    connect(&m_care, &MemberCareViewModel::printCardRequested, this, &TillFlow::printCard);
    connect(&m_sale, &SaleViewModel::reportsRequested, this, &TillFlow::beginReports);
    connect(&m_reports, &ReportsViewModel::closed, this, [this] { m_shell.show(ShellViewModel::Screen::Sale); });
    connect(&m_reports, &ReportsViewModel::campaignsRequested, this, [this] {
        m_campaigns.begin(m_nextShop);
        m_shell.show(ShellViewModel::Screen::Campaigns);
    });
    connect(&m_campaigns, &CampaignsViewModel::closed, this, [this] { m_shell.show(ShellViewModel::Screen::Reports); });
    connect(&m_reports, &ReportsViewModel::callsRequested, this,
            [this] { m_calls.begin(m_nextShop, [this] { m_shell.show(ShellViewModel::Screen::Calls); }); });
    connect(&m_calls, &CallsViewModel::closed, this, [this] { m_shell.show(ShellViewModel::Screen::Reports); });
    connect(&m_setup, &SetupViewModel::enrolled, this, &TillFlow::enrolled);
    connect(&m_setup, &SetupViewModel::languageChosen, this,
            [this](bool chinese) { m_texts.setLanguage(chinese ? Language::Chinese : Language::English); });
    connect(&m_settings, &SettingsViewModel::lockAfterChosen, this, &TillFlow::lockAfterChosen);
    connect(&m_settings, &SettingsViewModel::trainingSwitched, this, &TillFlow::trainingSwitched);
}

void TillFlow::beginReports()
{
    m_approval.ask({"See the manager's reports.", "查看店长报表。"}, [this](StaffId) {
        m_reports.begin(m_nextShop);
        m_shell.show(ShellViewModel::Screen::Reports);
    });
}

void TillFlow::beginSetup(SetupViewModel::Enrol enrol)
{
    m_setup.setEnrol(std::move(enrol));
    m_shell.show(ShellViewModel::Screen::Setup);
}

void TillFlow::setOfficeLine(ExplainMember::AskOffice explain, SetAside::AskOffice setAside, AskOffice::Line command)
{
    m_askOffice.setLine(std::move(command));
    m_explainMember.setOffice(std::move(explain));
    m_setAside.setOffice(std::move(setAside));
}

void TillFlow::setOffice(const OfficeState& state)
{
    m_status.setOffice(state);
    m_setAside.syncEnded(state.reached);
    m_enrolMember.syncEnded(state.reached);
    m_sale.setOnline(state.reached && !state.fenced);
}

void TillFlow::setShop(ShopPtr shop)
{
    m_nextShop = std::move(shop);
    m_status.setCalendar(m_nextShop->calendar);
    m_shell.setPlace(m_nextShop->outlet.name, m_nextShop->identity.number);
    m_signIn.setShop(m_nextShop);
    m_approval.setShop(m_nextShop);
    m_shift.refresh();
    const ShellViewModel::Screen screen = m_shell.screen();
    if (screen == ShellViewModel::Screen::Starting || screen == ShellViewModel::Screen::Problem ||
        screen == ShellViewModel::Screen::Setup) {
        m_shell.show(ShellViewModel::Screen::SignIn);
    }
    if (m_counter.lines().empty() && screen != ShellViewModel::Screen::Done) {
        m_sale.setShop(m_nextShop, today());
    }
}

void TillFlow::scan(const QString& text, NumberOrigin origin)
{
    switch (m_shell.screen()) {
    case ShellViewModel::Screen::Starting:
    case ShellViewModel::Screen::Problem: break;
    case ShellViewModel::Screen::SignIn: m_signIn.refuseScan(); break;
    case ShellViewModel::Screen::Sale:
        m_care.close(); // whoever comes next is served
        m_sale.scan(text, origin);
        break;
    case ShellViewModel::Screen::Tender:
        if (m_tender.begun()) {
            m_tender.say({"Part of this sale is paid. Take that part back first, then scan.",
                          "本单已收部分款项，请先撤回再扫码。"});
        } else {
            m_shell.show(ShellViewModel::Screen::Sale);
            m_sale.scan(text, origin);
        }
        break;
    case ShellViewModel::Screen::Done:
        nextCustomer();
        m_sale.scan(text, origin);
        break;
    case ShellViewModel::Screen::Return: m_return.scan(text); break;
    case ShellViewModel::Screen::Settings: m_settings.scan(text); break;
    case ShellViewModel::Screen::Setup: m_setup.scan(text); break;
    case ShellViewModel::Screen::Calls: m_calls.back(); [[fallthrough]];
    case ShellViewModel::Screen::Reports:
    case ShellViewModel::Screen::Campaigns:
        m_shell.show(ShellViewModel::Screen::Sale);
        m_sale.scan(text, origin);
        break;
    case ShellViewModel::Screen::Shift:
        if (m_shift.leave()) { // a customer stands there: the count can wait
            m_sale.scan(text, origin);
        }
        break;
    }
}

bool TillFlow::isWholeScan(const std::string& text) const
{
    if (m_nextShop == nullptr) {
        return false;
    }
    return verifyMemberCode(text, m_nextShop->identity.officeKey).ok() || readReceiptCode(text).ok() ||
           m_nextShop->articleOf(text).has_value();
}

void TillFlow::setPrintJob(std::uint64_t seq, PrintState state, bool printerReady)
{
    m_done.setPrintState(seq, state, printerReady);
}

void TillFlow::begin(const StaffMember& who)
{
    m_staff = who;
    m_shell.setCashier(QString::fromStdString(who.name));
    m_approval.setStaff(who);
    if (!m_counter.lines().empty()) { // somebody else's customer is served first
        m_shell.show(ShellViewModel::Screen::Sale);
        return;
    }
    m_sale.setShop(m_nextShop, today());
    if (m_shift.asks()) {
        beginShift();
    } else {
        m_shell.show(ShellViewModel::Screen::Sale);
    }
}

void TillFlow::beginTender()
{
    const Money toPay = m_counter.priced().toPay;
    m_op = randomId<OpId>();
    // What the record of a sale can't hold is refused before money is taken.
    const Status fits = checkFits(saleFactOf(basket(Payment(toPay, Money::zero(toPay.currency()))), m_clock.now()));
    if (!fits.ok()) {
        m_sale.refuse(fits.error());
        return;
    }
    std::optional<Sentence> earns;
    if (m_counter.member()) {
        const std::string points = m_counter.priced().earnedTotal.display();
        const std::string& who = m_counter.member()->row.entry.shortName;
        earns = Sentence{who + " earns " + points + " points.", who + " 本单得 " + points + " 分。"};
    }
    m_tender.begin(toPay, cashRoundingFor(m_counter.programme(), toPay), std::move(earns));
    m_shell.show(ShellViewModel::Screen::Tender);
    m_completeSale.askReady([this](const Status& ready) {
        if (m_shell.screen() != ShellViewModel::Screen::Tender) {
            return; // the basket was gone back to
        }
        if (ready.ok()) {
            m_tender.allow();
        } else if (!m_tender.begun()) {
            m_shell.show(ShellViewModel::Screen::Sale);
            m_sale.refuse(ready.error());
        }
    });
}

void TillFlow::complete()
{
    m_completeSale(basket(m_tender.payment()), [this](const Result<CompletedSale>& sale) {
        if (!sale.ok()) {
            m_tender.refuse(sale.error());
            return;
        }
        showDone(sale.value());
    });
}

void TillFlow::showDone(const CompletedSale& done)
{
    m_done.show(done);
    m_sale.setLastReceipt(done.seq);
    m_customerDisplay.thank(done);
    m_shell.show(ShellViewModel::Screen::Done);
    emit saleStored();
}

void TillFlow::beginReturn(const QString& scanned)
{
    m_sale.startAnew(); // a member alone may be at the counter
    m_return.begin(m_nextShop, *m_staff);
    if (!scanned.isEmpty()) {
        m_return.scan(scanned);
    }
    m_shell.show(ShellViewModel::Screen::Return);
}

void TillFlow::beginShift()
{
    m_shift.begin(m_nextShop, *m_staff);
    m_shell.show(ShellViewModel::Screen::Shift);
}

void TillFlow::beginSettings()
{
    m_settings.begin(m_nextShop);
    m_shell.show(ShellViewModel::Screen::Settings);
}

void TillFlow::printAgain(quint64 seq)
{
    huitou::printAgain(m_store, seq, [this](const Status& queued) {
        if (queued.ok()) {
            m_sale.tell({"The receipt prints again, marked COPY.", "小票将重打，并标注“副本”。"});
            emit saleStored();
        } else {
            m_sale.refuse(queued.error());
        }
    });
}

void TillFlow::setPrinterInForce(const std::string& address)
{
    m_printer = address;
    m_settings.setPrinterInForce(address);
}

void TillFlow::printCard(const MemberCard& card)
{
    printPage(m_store, m_printer, memberCardDocument(card, m_texts.language()),
              [this](const Status& printed) { m_care.tellPrinted(printed); });
}

void TillFlow::setReceiptKey(std::shared_ptr<const SigningKey> key)
{
    m_receiptKey = std::move(key);
    m_return.setReceiptKey(m_receiptKey->publicKey());
}

PaidBasket TillFlow::basket(const Payment& payment) const
{
    HUITOU_CHECK(m_staff.has_value());
    return {.op = m_op,
            .shop = m_counter.shop(),
            .staff = *m_staff,
            .programme = m_counter.programme(),
            .lines = m_counter.lines(),
            .notes = m_counter.notes(),
            .approvedBy = m_counter.approvedBy(),
            .priced = m_counter.priced(),
            .member = m_counter.member(),
            .vouchers = m_counter.usedVouchers(),
            .businessDate = m_counter.businessDate(),
            .ownPoints = m_counter.ownPoints(),
            .payment = payment,
            .receiptLanguage = m_texts.language(),
            .receiptKey = m_receiptKey};
}

void TillFlow::nextCustomer()
{
    m_sale.startAnew();
    m_sale.setShop(m_nextShop, today());
    m_shell.show(ShellViewModel::Screen::Sale);
}

Date TillFlow::today() const
{
    return m_nextShop->calendar.businessDate(m_clock.now());
}

} // namespace huitou
