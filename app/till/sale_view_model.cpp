// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/sale_view_model.h"

#include "core/ledger/receipt_code.h"
#include "core/members/member_code.h"
#include "core/pricing/price_basket.h"

#include <utility>

namespace huitou
{

namespace
{

constexpr qsizetype longestScan = 512;
constexpr qsizetype longestShown = 32;

Error unknownCode(const QString& text)
{
    const std::string shown = (text.size() > longestShown ? text.left(longestShown) + u'…' : text).toStdString();
    return {ErrorCode::UnknownCode,
            {"The code " + shown + " is not in the price book. Find the article by its name instead.",
             "价目表中没有条码 " + shown + "。请按名称查找商品。"}};
}

Error cardNumber()
{
    return {ErrorCode::CardNumber,
            {"That looks like a payment card number; it was not taken in. Cards are read by the bank's terminal only.",
             "这像是银行卡号，系统不会接收。银行卡只在银行终端上刷。"}};
}

} // namespace

SaleViewModel::SaleViewModel(const Texts& texts, Counter& counter, const Uses& uses, bool motion, QObject* parent)
    : QObject(parent), m_texts(texts), m_counter(counter), m_findMember(uses.findMember),
      m_explainMember(uses.explainMember), m_setAside(uses.setAside), m_catalogue(texts), m_member(texts, counter),
      m_memberSearch(
          texts,
          [this](const std::string& typed, FindMember::Then then) {
              m_findMember.byPhone(m_counter.shop(), typed, std::move(then));
          },
          [this](const MemberId& id, FindMember::Then then) { m_findMember.byId(id, std::move(then)); }),
      m_enrolment(texts,
                  [this, &enrol = uses.enrolMember](const NewMember& who, EnrolMember::Then then) {
                      enrol(m_counter.shop(), who, std::move(then));
                  }),
      m_actions(texts, counter, uses.findMember, uses.approval, uses.clock), m_explanation(texts),
      m_points(texts, counter), m_toPay(motion)
{
    connectParts();
}

void SaleViewModel::connectParts()
{
    connect(&m_texts, &Texts::changed, this, [this] {
        show();
        emit messageChanged();
    });
    connect(&m_catalogue, &CatalogueViewModel::chosen, this, &SaleViewModel::choose);
    connect(&m_catalogue, &CatalogueViewModel::entered, this,
            [this](const QString& text) { scan(text, NumberOrigin::Unknown); });
    connect(&m_catalogue, &CatalogueViewModel::cardNumberRefused, this, [this] { refuse(cardNumber()); });
    connect(&m_member, &MemberViewModel::toggled, this, [this] {
        say(std::nullopt);
        show();
    });
    connect(&m_member, &MemberViewModel::officeAsked, this, &SaleViewModel::askForPoints);
    connect(&m_member, &MemberViewModel::pointsAsked, &m_points, &PointsViewModel::begin);
    connect(&m_member, &MemberViewModel::refused, this, &SaleViewModel::refuse);
    connect(&m_points, &PointsViewModel::applied, this, &SaleViewModel::show);
    connect(&m_memberSearch, &MemberSearchViewModel::memberFound, this, &SaleViewModel::welcome);
    connect(&m_memberSearch, &MemberSearchViewModel::newMemberWanted, this,
            [this](const QString& phone) { m_enrolment.begin(phone.toStdString()); });
    connect(&m_enrolment, &EnrolViewModel::enrolled, this, &SaleViewModel::welcome);
    connect(&m_actions, &BasketActionsViewModel::changed, this, [this] {
        say(std::nullopt);
        show();
    });
    connect(&m_actions, &BasketActionsViewModel::said, this, [this](const Sentence& message) { say(message); });
    connect(&m_actions, &BasketActionsViewModel::refused, this, &SaleViewModel::refuse);
    connect(&m_actions, &BasketActionsViewModel::putAside, this, &SaleViewModel::basketPutAside);
    connect(m_actions.priceCheck(), &PriceCheckViewModel::wanted, this, &SaleViewModel::ringUp);
}

void SaleViewModel::setShop(const ShopPtr& shop, Date today)
{
    m_today = today;
    m_counter.setShop(shop, today);
    m_catalogue.setShop(shop);
    m_actions.setCalendar(shop->calendar);
    show();
}

void SaleViewModel::scan(const QString& text, NumberOrigin origin)
{
    const std::string code = text.trimmed().toStdString();
    if (m_counter.shop() == nullptr || code.empty()) {
        return;
    }
    if (text.size() > longestScan) {
        refuse(
            {ErrorCode::TooLarge, {"That code is too long for this till; scan it again.", "条码过长，请重新扫描。"}});
        return;
    }
    if (looksLikeReceiptCode(code)) {
        beginReturn(text.trimmed());
        return;
    }
    if (looksLikeMemberCode(code)) {
        scanMember(code);
        return;
    }
    if (const std::optional<std::size_t> article = m_counter.shop()->articleOf(code)) {
        choose(*article);
    } else if (looksLikeCardNumber(code, origin)) {
        refuse(cardNumber());
    } else {
        refuse(unknownCode(text.trimmed()));
    }
}

void SaleViewModel::scanMember(const std::string& code)
{
    m_findMember.byCode(m_counter.shop(), code, [this, sale = m_saleNumber](const Result<FindMember::Found>& found) {
        if (sale != m_saleNumber) {
            return;
        }
        if (m_enrolment.isOpen()) {
            m_enrolment.introduce(found);
            emit scanned(found.ok());
        } else if (found.ok() && found.value().member) {
            welcome(*found.value().member);
        } else if (!found.ok()) {
            refuse(found.error());
        }
    });
}

void SaleViewModel::startAnew()
{
    ++m_saleNumber;
    m_counter.clear();
    m_selected = -1;
    m_points.confirm();
    closeSheets();
    m_catalogue.setSearch({});
    say(std::nullopt);
    show();
}

void SaleViewModel::closeSheets()
{
    m_actions.closeAll();
    m_memberSearch.cancel();
    m_enrolment.cancel();
    m_explanation.close();
    m_points.cancel();
}

QString SaleViewModel::list() const
{
    return QString::fromStdString(m_counter.priced().list.text());
}

QString SaleViewModel::saved() const
{
    const Money discount = m_counter.priced().discount;
    return discount.isZero() ? QString() : QStringLiteral("−") + QString::fromStdString(discount.text());
}

QString SaleViewModel::earned() const
{
    const std::string points = m_counter.priced().earnedTotal.display();
    return m_counter.member() && canPay() ? m_texts.of({"Earns " + points + " points", "本单得 " + points + " 分"})
                                          : QString();
}

void SaleViewModel::select(int line)
{
    m_selected = line == m_selected ? -1 : line;
    emit changed();
}

std::optional<std::size_t> SaleViewModel::selectedLine() const
{
    return m_selected >= 0 ? std::optional(static_cast<std::size_t>(m_selected)) : std::nullopt;
}

void SaleViewModel::changeQuantity()
{
    if (const std::optional<std::size_t> line = selectedLine()) {
        m_actions.changeQuantity(*line);
    }
}

void SaleViewModel::changeDiscount()
{
    if (const std::optional<std::size_t> line = selectedLine()) {
        m_actions.changeDiscount(*line);
    }
}

void SaleViewModel::changeNote()
{
    if (const std::optional<std::size_t> line = selectedLine()) {
        m_actions.changeNote(*line);
    }
}

void SaleViewModel::removeLine()
{
    if (const std::optional<std::size_t> line = selectedLine()) {
        m_selected = -1;
        m_actions.remove(*line);
    }
}

void SaleViewModel::clear()
{
    ++m_saleNumber;
    m_selected = -1;
    m_actions.clear();
}

void SaleViewModel::dropMember()
{
    m_counter.dropMember();
    say(std::nullopt);
    show();
}

void SaleViewModel::setOnline(bool online)
{
    m_member.setOnline(online && m_setAside.hasOffice());
    if (m_counter.shop() != nullptr) {
        m_member.show(m_today);
    }
}

void SaleViewModel::pay()
{
    if (canPay()) {
        ++m_questionNumber;
        say(std::nullopt);
        m_actions.whenApproved([this] { emit payRequested(); });
    }
}

void SaleViewModel::takeBack()
{
    beginReturn({});
}

void SaleViewModel::beginReturn(const QString& scannedCode)
{
    if (canPay()) {
        refuse({ErrorCode::NotAllowed,
                {"Take the money for this basket or put it on hold; then goods can come back.",
                 "请先结账或挂单，再办理退货。"}});
    } else {
        emit returnRequested(scannedCode);
    }
}

void SaleViewModel::reprint()
{
    if (canReprint()) {
        emit reprintRequested(m_lastReceipt);
    }
}

void SaleViewModel::setLastReceipt(std::uint64_t seq)
{
    m_lastReceipt = seq;
    emit changed();
}

void SaleViewModel::show()
{
    const std::vector<BasketLine>& lines = m_counter.lines();
    const std::vector<PricedLine>& priced = m_counter.priced().lines;
    QList<QVariantList> rows;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const BasketLine& line = lines[at];
        QStringList savings;
        for (const Discount& discount : explainedDiscounts(m_counter.priced(), at)) {
            savings.append(m_texts.of(discount.reason));
        }
        const std::string unit = line.article.weighed ? " kg × " : " × ";
        rows.append({m_texts.of(line.article.name),
                     QString::fromStdString(line.quantity.text() + unit + line.article.unitPrice.text()),
                     QString::fromStdString(priced[at].list.text()), savings.join(QStringLiteral(" · ")),
                     priced[at].remark ? m_texts.of(*priced[at].remark) : QString(),
                     QString::fromStdString(m_counter.noteOf(at))});
    }
    m_toPay.setTarget(m_counter.priced().toPay);
    m_lines.setRows(std::move(rows));
    if (m_selected >= m_lines.count()) {
        m_selected = -1;
    }
    if (m_counter.shop() != nullptr) {
        m_member.show(m_today);
    }
    emit changed();
}

void SaleViewModel::say(std::optional<Sentence> message, bool refusal)
{
    m_message = std::move(message);
    m_refusal = refusal;
    emit messageChanged();
}

void SaleViewModel::refuse(const Error& error)
{
    say(error.message, true);
    emit scanned(false);
}

void SaleViewModel::choose(std::size_t article)
{
    if (m_actions.priceCheck()->armed()) {
        say(std::nullopt);
        m_actions.priceCheck()->show(article);
        emit scanned(true);
    } else {
        ringUp(article);
    }
}

void SaleViewModel::ringUp(std::size_t article)
{
    say(std::nullopt);
    const Article& wanted = m_counter.shop()->book.articles[article];
    const auto add = [this, article](Quantity quantity) {
        Status status = m_counter.add(article, quantity);
        if (status.ok()) {
            m_selected = -1;
            show();
        }
        return status;
    };
    if (wanted.weighed) {
        m_actions.quantity()->ask(wanted, add);
        emit scanned(true);
        return;
    }
    const Status status = add(Quantity::pieces(1));
    if (status.ok()) {
        emit scanned(true);
    } else {
        refuse(status.error());
    }
}

void SaleViewModel::welcome(const MemberAtTill& member)
{
    m_memberSearch.cancel();
    const Status status = m_counter.setMember(member);
    show();
    if (!status.ok()) {
        refuse(status.error());
        return;
    }
    say(std::nullopt);
    emit scanned(true);
}

} // namespace huitou
