// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"
#include "core/sync/event_body.h"
#include "core/sync/wire_fields.h"

#include <utility>

/// How each kind of fact looks on the wire, version 1. Fields are never reordered: a change is a new version.
namespace huitou::wire
{

/// The currency of all amounts that follow.
template <typename Archive>
void currencyIs(Archive& archive, const Currency& currency)
{
    archive.context.currency = currency;
    fields(archive, archive.context.currency);
}

/// What a fact gives or takes: never negative.
template <typename Archive>
void amount(Archive& archive, Points& points)
{
    describe(archive, points);
    require(archive, !points.isNegative() && points <= FactLimits::points);
}

template <typename Archive>
void describe(Archive& archive, Tender& tender)
{
    fields(archive, Choice{tender.kind, TenderKind::Wallet}, tender.amount, text<64>(tender.approval),
           text<4>(tender.lastFour));
}

template <typename Archive>
void describe(Archive& archive, DiscountFact& discount)
{
    fields(archive, Choice{discount.kind, DiscountKind::Manual}, text<64>(discount.id), discount.amount);
}

template <typename Archive>
void describe(Archive& archive, SaleLineFact& line)
{
    fields(archive, text<64>(line.sku), line.name, line.quantity, line.unitPrice, line.list,
           list<FactLimits::discountsOfLine>(line.discounts), line.net, line.taxBasisPoints, line.tax, line.lastsDays);
}

template <typename Archive>
void describe(Archive& archive, SaleFact& sale)
{
    currencyIs(archive, sale.currency);
    set(archive, sale.currency, archive.context.currency);
    fields(archive, sale.op, sale.outlet, sale.staff, sale.at, sale.member, sale.star, sale.programmeVersion,
           list<FactLimits::lines>(sale.lines), sale.list, sale.discount, sale.paid, sale.cashRounding,
           list<FactLimits::tenders>(sale.tenders));
    amount(archive, sale.earned);
    amount(archive, sale.redeemed);
    fields(archive, list<FactLimits::rights>(sale.vouchers), list<FactLimits::rights>(sale.offers));
}

template <typename Archive>
void describe(Archive& archive, RightsReturnedFact& returned)
{
    fields(archive, returned.op, returned.member);
    amount(archive, returned.points);
}

template <typename Archive>
void describe(Archive& archive, HistoricPurchaseFact& purchase)
{
    currencyIs(archive, purchase.amount.currency());
    fields(archive, purchase.member, purchase.outlet, purchase.day, purchase.amount, purchase.items);
    amount(archive, purchase.earned);
}

template <typename Archive>
void describe(Archive& archive, ReferralEarnedFact& referral)
{
    fields(archive, referral.member, referral.sale);
    amount(archive, referral.earned);
}

template <typename Archive>
void describe(Archive& archive, OfferIssuedFact& offer)
{
    currencyIs(archive, offer.amountOff.currency());
    fields(archive, offer.offer, offer.member, text<64>(offer.rule), offer.title, offer.why, offer.amountOff,
           offer.minimumSpend, offer.from, offer.until);
}

inline constexpr std::uint8_t factVersion = 1;

/// Facts up to this kind have a form on the wire.
inline constexpr std::size_t factKinds = 5;

/// The kind of a fact on the wire is its place in the variant, from 1: the variant only ever grows at its end.
template <typename Archive>
void describe(Archive& archive, Fact& fact)
{
    archive.context.amountLimit = FactLimits::amount;
    require(archive, number(archive, factVersion) == factVersion);
    const std::uint8_t kind = number(archive, static_cast<std::uint8_t>(fact.index() + 1));
    require(archive, kind >= 1 && kind <= factKinds);
    const auto one = [&]<std::size_t index>(std::in_place_index_t<index>) {
        if (index + 1 == kind) {
            if constexpr (isReading<Archive>) {
                fact.template emplace<index>();
            }
            fields(archive, std::get<index>(fact));
        }
    };
    const auto all = [&]<std::size_t... index>(std::index_sequence<index...>)
    {
        (one(std::in_place_index<index>), ...);
    };
    all(std::make_index_sequence<factKinds>{});
}

} // namespace huitou::wire
