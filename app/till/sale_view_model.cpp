// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/sale_view_model.h"

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

SaleViewModel::SaleViewModel(const Texts& texts, Counter& counter, FindMember& findMember, ExplainMember& explainMember,
                             SetAside& setAside, QObject* parent)
    : QObject(parent), m_texts(texts), m_counter(counter), m_findMember(findMember), m_explainMember(explainMember),
      m_setAside(setAside), m_catalogue(texts), m_member(texts, counter),
      m_memberSearch(
          texts,
          [this](const std::string& typed, FindMember::Then then) {
              m_findMember.byPhone(m_counter.shop(), typed, std::move(then));
          },
          [this](const MemberId& id, FindMember::Then then) { m_findMember.byId(id, std::move(then)); }),
      m_quantity(texts), m_explanation(texts)
{
    connect(&texts, &Texts::changed, this, [this] {
        show();
        emit messageChanged();
    });
    connect(&m_catalogue, &CatalogueViewModel::chosen, this, &SaleViewModel::ringUp);
    connect(&m_catalogue, &CatalogueViewModel::entered, this,
            [this](const QString& text) { scan(text, NumberOrigin::Unknown); });
    connect(&m_catalogue, &CatalogueViewModel::cardNumberRefused, this, [this] { refuse(cardNumber()); });
    connect(&m_member, &MemberViewModel::toggled, this, [this] {
        say(std::nullopt);
        show();
    });
    connect(&m_member, &MemberViewModel::officeAsked, this, &SaleViewModel::askForPoints);
    connect(&m_memberSearch, &MemberSearchViewModel::memberFound, this, &SaleViewModel::welcome);
}

void SaleViewModel::setShop(const ShopPtr& shop, Date today)
{
    m_today = today;
    m_counter.setShop(shop, today);
    m_catalogue.setShop(shop);
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
    if (looksLikeMemberCode(code)) {
        m_findMember.byCode(m_counter.shop(), code,
                            [this, sale = m_saleNumber](const Result<FindMember::Found>& found) {
                                if (sale != m_saleNumber) {
                                    return;
                                }
                                if (found.ok() && found.value().member) {
                                    welcome(*found.value().member);
                                } else if (!found.ok()) {
                                    refuse(found.error());
                                }
                            });
        return;
    }
    if (const std::optional<std::size_t> article = m_counter.shop()->articleOf(code)) {
        ringUp(*article);
    } else if (looksLikeCardNumber(code, origin)) {
        refuse(cardNumber());
    } else {
        refuse(unknownCode(text.trimmed()));
    }
}

void SaleViewModel::startAnew()
{
    ++m_saleNumber;
    m_counter.clear();
    m_selected = -1;
    m_quantity.cancel();
    m_memberSearch.cancel();
    m_explanation.close();
    m_catalogue.setSearch({});
    say(std::nullopt);
    show();
}

QString SaleViewModel::toPay() const
{
    return QString::fromStdString(m_counter.priced().toPay.display());
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

void SaleViewModel::changeQuantity()
{
    if (m_selected < 0) {
        return;
    }
    const auto line = static_cast<std::size_t>(m_selected);
    m_quantity.ask(m_counter.lines()[line].article, [this, line](Quantity quantity) {
        Status status = m_counter.setQuantity(line, quantity);
        if (status.ok()) {
            show();
        }
        return status;
    });
}

void SaleViewModel::removeLine()
{
    if (m_selected >= 0) {
        m_counter.remove(static_cast<std::size_t>(m_selected));
        m_selected = -1;
        say(std::nullopt);
        show();
    }
}

void SaleViewModel::clear()
{
    startAnew();
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

void SaleViewModel::askForPoints()
{
    const Points wanted = m_member.pointsWithOffice();
    const std::string points = wanted.display();
    say(Sentence{"Asking the office for " + points + " points …", "正在向总部申请 " + points + " 分…"});
    m_setAside(m_counter.member()->row.entry.id, wanted,
               [this, wanted, sale = m_saleNumber, question = ++m_questionNumber](const Result<MemberAtTill>& member) {
                   if (sale != m_saleNumber || question != m_questionNumber) {
                       return;
                   }
                   if (member.ok()) {
                       takePoints(member.value(), wanted);
                   } else {
                       refuse({member.error().code,
                               {"The office does not answer, so these points can't be used now. Try again, or sell "
                                "without them.",
                                "总部无法应答，这些积分暂时不能使用。请再试一次，或先不使用积分结账。"}});
                   }
               });
}

void SaleViewModel::takePoints(const MemberAtTill& member, Points wanted)
{
    if (!m_counter.member() || m_counter.member()->row.entry.id != member.row.entry.id) {
        return;
    }
    if (const Status renewed = m_counter.renewMember(member); !renewed.ok()) {
        refuse(renewed.error());
    } else if (member.usablePoints < wanted) {
        const std::string points = member.usablePoints.display();
        say(Sentence{"The office could set aside only " + points + " points for now: the rest is held by other tills.",
                     "总部目前只能拨出 " + points + " 分，其余由其他收银台保留。"});
    } else {
        say(std::nullopt);
        if (!m_counter.wantsPoints()) {
            m_counter.togglePoints();
        }
    }
    show();
}

void SaleViewModel::pay()
{
    if (canPay()) {
        ++m_questionNumber;
        say(std::nullopt);
        emit payRequested();
    }
}

void SaleViewModel::explain()
{
    if (!m_counter.member()) {
        return;
    }
    m_explainMember(m_counter.shop(), m_counter.member()->row.entry.id,
                    [this, sale = m_saleNumber, shop = m_counter.shop()](const Result<MemberExplanation>& explanation) {
                        if (sale != m_saleNumber) {
                            return;
                        }
                        if (!explanation.ok()) {
                            refuse(explanation.error());
                        } else if (explanation.value().by == ExplanationBy::Office ||
                                   explanation.value().by == ExplanationBy::Till) {
                            m_explanation.showMore(shop, explanation.value());
                        } else {
                            m_explanation.show(shop, explanation.value());
                        }
                    });
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
                     priced[at].remark ? m_texts.of(*priced[at].remark) : QString()});
    }
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
        m_quantity.ask(wanted, add);
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
