// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/contact_desk.h"

#include "tests/core/storage/office_in_a_folder.h"
#include "tests/core/storage/office_place.h"
#include "tests/support/full_run.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <map>
#include <random>

using namespace huitou;
using namespace huitou::test;

namespace
{

const Instant start{day(0)};

Instant minute(int number)
{
    return start + std::chrono::minutes{number};
}

MemberId memberId(int number)
{
    std::array<std::uint8_t, MemberId::byteCount> bytes{};
    bytes[0] = static_cast<std::uint8_t>(number >> 8);
    bytes[1] = static_cast<std::uint8_t>(number);
    bytes[15] = 1;
    return MemberId{bytes};
}

Offer openOffer(const MemberId& member)
{
    Offer offer;
    offer.terms.offer = OfferId{member.array()};
    offer.terms.member = member;
    offer.terms.title = {"Welcome back", "欢迎回来"};
    offer.terms.from = day(0);
    offer.terms.until = day(30);
    return offer;
}

Delivery queued(const MemberId& member)
{
    return {.id = DeliveryId{member.array()},
            .member = member,
            .offer = OfferId{member.array()},
            .channel = Channel::Email,
            .queuedAt = start,
            .nextTry = start};
}

ContactChange consent(Channel channel, bool isGiven)
{
    return {.consents = {{Purpose::Offers, channel, isGiven}}};
}

/// An office whose members have an offer each, may be told by e-mail, and have a message queued.
class Desk
{
public:
    explicit Desk(Engine engine, int members = 1) : m_place(engine), m_store(m_place.make())
    {
        for (int number = 1; number <= members; ++number) {
            MemberRecord record = memberNamed(1, "王小明", "13800138000");
            record.id = memberId(number);
            record.consentToOffers = true;
            record.contact.email = "mei@example.com";
            record.contact.consents.set(Purpose::Offers, Channel::Email, true);
            m_store->putMember(record);
        }
        m_store->transact([members](OfficeTransaction& transaction) {
            for (int number = 1; number <= members; ++number) {
                Standing standing;
                standing.member = memberId(number);
                standing.offers.push_back(openOffer(standing.member));
                transaction.putStanding(standing.member, standing, start);
                transaction.queueDelivery(queued(standing.member));
            }
        });
    }
    [[nodiscard]] OfficeStore& store() { return *m_store; }
    [[nodiscard]] ContactDesk desk() { return ContactDesk(*m_store); }
    [[nodiscard]] std::optional<ContactDesk::DueMessage> begin(int at)
    {
        return desk().beginDelivery(minute(at), day(0), [at](const MemberRecord&) { return minute(at); });
    }
    [[nodiscard]] Delivery delivery() { return desk().deliveries(memberId(1)).at(0); }
    void reopen()
    {
        m_store.reset();
        m_store = m_place.open();
    }

private:
    OfficePlace m_place;
    std::unique_ptr<OfficeStore> m_store;
};

} // namespace

SCENARIO("A message is sent once, whatever happens between sending and writing it down", "[storage][contact]")
{
    Desk office(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    office.store().transact([](OfficeTransaction& transaction) { // the run was made twice
        Delivery again = queued(memberId(1));
        again.id = DeliveryId{{99}};
        transaction.queueDelivery(again);
    });
    const auto first = office.begin(0);
    REQUIRE(first.has_value());
    CHECK(first->member.contact.email == "mei@example.com");
    CHECK(first->offer == openOffer(memberId(1)).terms);
    CHECK_FALSE(office.begin(0).has_value()); // it is on its way

    WHEN("the office dies before it wrote down that the message was taken")
    {
        office.reopen();
        CHECK_FALSE(office.begin(1).has_value());
        const auto again = office.begin(2);
        REQUIRE(again.has_value());
        CHECK(again->delivery.id == first->delivery.id); // so its receiver can tell
        CHECK(again->delivery.tries == 2);
        office.desk().endDelivery(again->delivery, {SendOutcome::Kind::Accepted});
        CHECK_FALSE(office.begin(10'000).has_value());
        CHECK(office.delivery().state == DeliveryState::Sent);
        CHECK_FALSE(office.desk().nextDue().has_value());
    }
    WHEN("the member withdrew while the message went, and it was not taken")
    {
        office.desk().change(memberId(1), consent(Channel::Email, false), ConsentSource::Unsubscribe, minute(0));
        office.desk().endDelivery(first->delivery, {SendOutcome::Kind::TryAgain, "timeout"});
        CHECK(office.delivery().state == DeliveryState::Cancelled);
        CHECK_FALSE(office.begin(10'000).has_value());
    }
}

SCENARIO("Who withdraws consent gets no message that waits, at once and on every way", "[storage][contact][consent]")
{
    Desk office(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    SECTION("on that channel")
    {
        CHECK(office.desk().change(memberId(1), consent(Channel::Email, false), ConsentSource::MemberPage, minute(1)));
    }
    SECTION("from offers as such")
    {
        CHECK(office.desk().change(memberId(1), consent(Channel::Shop, false), ConsentSource::Office, minute(1)));
    }
    SECTION("by taking the address back")
    {
        CHECK(office.desk().change(memberId(1), {.email = ""}, ConsentSource::Office, minute(1)));
    }
    CHECK(office.delivery().state == DeliveryState::Cancelled);
    // Given again, what was cancelled stays so.
    office.desk().change(
        memberId(1),
        {.email = "new@example.com",
         .consents = {{Purpose::Offers, Channel::Email, true}, {Purpose::Offers, Channel::Shop, true}}},
        ConsentSource::MemberPage, minute(2));
    CHECK_FALSE(office.begin(10).has_value());
}

SCENARIO("Consent is written down: for what, where, when and to whom", "[storage][contact][consent]")
{
    Desk office(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    office.desk().change(memberId(1), consent(Channel::Phone, true), ConsentSource::Office, minute(1));
    office.desk().addCall({memberId(1), minute(2), day(0), StaffId{4}, CallResult::DoNotCall, "cross"});
    const std::vector<LoggedConsent> log = office.desk().consents(memberId(1));
    REQUIRE(log.size() == 3);
    CHECK(log[0] == LoggedConsent{{Purpose::Offers, Channel::Phone, true}, minute(1), ConsentSource::Office});
    CHECK(log[1] == LoggedConsent{{Purpose::Offers, Channel::Phone, false}, minute(2), ConsentSource::Call});
    CHECK_FALSE(office.store().member(memberId(1))->contact.consents.holds(Purpose::Offers, Channel::Phone));
    CHECK(office.desk().calls(memberId(1)).at(0).note == "cross");
    CHECK_FALSE(office.desk().change(memberId(77), consent(Channel::Phone, true), ConsentSource::Office, minute(1)));

    office.desk().addRequest({memberId(1), MemberRequest::Kind::Erasure, minute(3)});
    office.desk().addRequest({memberId(1), MemberRequest::Kind::Erasure, minute(4)});
    CHECK(office.desk().requests().size() == 1);
    // Who is forgotten leaves none of it behind.
    office.store().transact([](OfficeTransaction& transaction) { transaction.eraseRecord(memberId(1)); });
    CHECK(office.desk().consents(memberId(1)).empty());
    CHECK(office.desk().calls(memberId(1)).empty());
    CHECK(office.desk().requests().empty());
    CHECK(office.desk().deliveries(memberId(1)).empty());
}

SCENARIO("What a member says about being reached is kept with them", "[storage][contact]")
{
    Desk office(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    office.desk().change(memberId(1),
                         {.email = "new@example.com",
                          .preferred = std::optional(Channel::Messenger),
                          .hours = std::optional(ContactHours{600, 720}),
                          .language = Language::English},
                         ConsentSource::Office, minute(1));
    office.reopen();
    const MemberContact contact = office.store().member(memberId(1))->contact;
    CHECK(contact.email == "new@example.com");
    CHECK(contact.preferred == Channel::Messenger);
    CHECK(contact.hours == ContactHours{600, 720});
    CHECK(contact.language == Language::English);
    CHECK(contact.consents.holds(Purpose::Offers, Channel::Email)); // what was not named stays

    // Their hours have not come: it waits, and no try is used up.
    const auto noon = [](const MemberRecord&) { return minute(720); };
    CHECK_FALSE(office.desk().beginDelivery(minute(5), day(0), noon).has_value());
    CHECK(office.desk().nextDue() == minute(720));
    CHECK(office.delivery().tries == 0);
}

SCENARIO("Random consent histories: the store hands out no message without consent", "[storage][contact][consent]")
{
    const int members = isFullRun() ? 10'000 : 60;
    Desk office(Engine::Sqlcipher, members);
    std::mt19937_64 random(7);
    const auto any = [&random](int from, int until) { return std::uniform_int_distribution(from, until)(random); };
    std::map<MemberId, std::pair<bool, bool>> consents; // to offers, to e-mail: kept apart from the store
    for (int number = 1; number <= members; ++number) {
        consents[memberId(number)] = {true, true};
    }
    int sent = 0;
    for (int at = 0; at < 12; ++at) {
        for (int change = 0; change < members / 4; ++change) {
            const MemberId member = memberId(any(1, members));
            const bool isShop = any(0, 1) == 0;
            const bool isGiven = any(0, 1) == 0;
            (isShop ? consents[member].first : consents[member].second) = isGiven;
            office.desk().change(member, consent(isShop ? Channel::Shop : Channel::Email, isGiven),
                                 ConsentSource::MemberPage, minute(at));
        }
        for (int message = 0; message < members / 6; ++message) {
            const auto due = office.begin(at);
            if (!due) {
                break;
            }
            ++sent;
            CHECK(consents[due->member.id] == std::pair(true, true));
            const bool isTaken = any(0, 1) == 0;
            office.desk().endDelivery(due->delivery,
                                      {isTaken ? SendOutcome::Kind::Accepted : SendOutcome::Kind::TryAgain});
        }
    }
    CHECK(sent > members / 4);
    std::int64_t cancelled = 0;
    for (const DeliveryCount& count : office.desk().deliveryCounts()) {
        cancelled += count.state == DeliveryState::Cancelled ? count.count : 0;
    }
    CHECK(cancelled > members / 4); // the histories bite
}
