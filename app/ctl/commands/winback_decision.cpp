// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/winback_decision.h"

#include "app/ctl/commands/room.h"
#include "core/programme/offer_worth.h"
#include "core/sync/member_rows.h"

#include <algorithm>
#include <iterator>

namespace huitou
{

namespace
{

std::string_view starIdOf(const Programme& programme, const Standing& standing)
{
    return standing.star == 0 || standing.star > programme.stars.size() ? std::string_view{}
                                                                        : programme.stars[standing.star - 1].id;
}

/// The rules of which no further offer can be paid for.
std::vector<std::string> exhaustedOf(OfficeTransaction& transaction, const Programme& programme,
                                     const std::map<std::string, CampaignIssued>& planned)
{
    std::vector<std::string> exhausted;
    for (const WinBackRule& rule : programme.winBack) {
        if (rule.mostOffers == 0 && !rule.budget) {
            continue;
        }
        CampaignIssued issued = transaction.issuedBy(rule.id);
        if (const auto more = planned.find(rule.id); more != planned.end()) {
            issued.offers += more->second.offers;
            issued.worthUnits += more->second.worthUnits;
        }
        if (isBudgetUsedUp(rule, issued, programme)) {
            exhausted.push_back(rule.id);
        }
    }
    return exhausted;
}

/// When to look at the member again.
Date lookAgain(const WinBackQuestion& question, const ProgrammeVersions& versions, const WinBackTerms& terms)
{
    Date day = nextLook(question, terms.model);
    for (const Programme& version : versions) {
        if (version.validFrom > terms.today) {
            day = std::min(day, version.validFrom); // other rules
        }
    }
    return day;
}

/// What tills say of the member: their class and how they usually come.
MemberRhythm rhythmFor(const WinBackQuestion& question, const MemberId& member, const WinBackTerms& terms)
{
    MemberRhythm rhythm{member, std::nullopt, false};
    if (question.history.days.empty()) {
        return rhythm;
    }
    const SegmentRules& segments = question.programme.segments;
    const MemberProfile profile =
        profileOf(question.history, terms.today, question.introduced, terms.model.rhythm, segments);
    if (profile.isAway) {
        rhythm.away = terms.reports.areHeard(question.history.outlets) ? std::optional(true) : std::nullopt;
    }
    rhythm.rhythm = namedIn(memberClasses, classOf(profile, segments)).name();
    if (const std::optional<Sentence> usual = usualRhythm(profile.cadence)) {
        rhythm.rhythm->en += ", " + usual->en;
        rhythm.rhythm->zh += "，" + usual->zh;
    }
    return rhythm;
}

/// Of the member and of the records that were merged into theirs.
std::vector<CampaignDraw> drawsOf(OfficeTransaction& transaction, MemberRows& rows, const MemberId& member)
{
    std::vector<CampaignDraw> draws = transaction.draws(member);
    for (const MemberId& merged : rows.mergedInto(member)) {
        std::ranges::move(transaction.draws(merged), std::back_inserter(draws));
    }
    return draws;
}

MadeOffer offerOf(const WinBackDecision& decision, const MemberRecord& member, const Programme& programme,
                  const WinBackTerms& terms)
{
    const WinBackRule& rule = decision.rule;
    MadeOffer offer{member,
                    offerFrom(decision, randomId<OfferId>(), member.id, terms.today),
                    rule,
                    std::nullopt,
                    worthOfOffer(rule, programme),
                    isHeldOut(terms.drawKey, rule.id, member.id, rule.holdOutPercent)};
    offer.gift = giftFrom(offer.terms, rule, programme);
    return offer;
}

} // namespace

MemberStep stepFor(OfficeTransaction& transaction, const ProgrammeVersions& versions, const MemberId& memberId,
                   const WinBackTerms& terms, const std::map<std::string, CampaignIssued>& planned)
{
    const std::optional<WaitingOffer> waiting = transaction.waiting(memberId);
    MemberStep done{WinBackStep::Kind::Nothing, waiting.has_value()};
    // Read here and now: consent may have been withdrawn since the members were listed.
    const std::optional<MemberRecord> member = transaction.record(memberId);
    const Programme& programme = programmeOn(versions, terms.today);
    MemberRows rows(transaction);
    if (!member || rows.headOf(memberId) != memberId) { // gone, or looked at under the record it is part of
        done.kind = waiting ? WinBackStep::Kind::Cancel : WinBackStep::Kind::Nothing;
        done.rhythm = {memberId, std::nullopt, false};
        done.lookOn = terms.today + lookAhead;
        return done;
    }
    const std::vector<MemberFact> facts = rows.historyOf(memberId);
    const std::vector<CampaignDraw> draws = drawsOf(transaction, rows, memberId);
    const PurchaseHistory history = purchaseHistoryOf(facts, programme.currency, terms.today);
    // All that is stored counts: another process, whose clock is ahead of this one's, may have made offers just now.
    const Standing standing = foldStanding(versions, memberId, facts, AsOf{Instant::max(), terms.today});
    const std::vector<std::string> exhausted = exhaustedOf(transaction, programme, planned);
    const auto introduced = terms.introductions.find(memberId);
    const WinBackQuestion question{.programme = programme,
                                   .history = history,
                                   .offers = standing.offers,
                                   .consent = member->consentToOffers,
                                   .today = terms.today,
                                   .star = starIdOf(programme, standing),
                                   .draws = draws,
                                   .birthday = member->birthday,
                                   .introduced = introduced == terms.introductions.end() ? 0 : introduced->second,
                                   .values = terms.values,
                                   .exhausted = exhausted};
    done.rhythm = rhythmFor(question, memberId, terms);
    done.lookOn = lookAgain(question, versions, terms);
    const WinBackStep step = stepWinBack(question, waiting, terms.reports, terms.now, terms.model);
    done.kind = step.kind;
    if (step.decision) {
        done.offer = offerOf(*step.decision, *member, programme, terms);
    }
    if (step.kind != WinBackStep::Kind::Nothing || done.isUnsure()) {
        done.lookOn = terms.today; // what comes of it, the next run sees
    }
    return done;
}

} // namespace huitou
