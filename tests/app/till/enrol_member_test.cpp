// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/enrol_member.h"
#include "core/members/phone.h"
#include "tests/app/till/small_shop_store.h"
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace huitou;
using huitou::test::TillAtWork;

namespace
{

/// The store of a small shop, and an office that answers when the test lets it.
class Desk
{
public:
    Desk()
    {
        m_store.thread().ask([](TillStore& store) { return readShop(store); },
                             [this](const Result<ShopPtr>& read) { shop = read.value(); });
        m_store.settle();
        m_office.setLine([this](const std::string& question, const std::function<void(Result<std::string>)>& then) {
            asked.push_back(nlohmann::json::parse(question));
            officeAnswers = then;
        });
    }

    void ask(const NewMember& who)
    {
        enrol(shop, who, [this](const Result<MemberAtTill>& member) { answers.push_back(member); });
    }
    /// The sync that brings the member's row, or one that brings nothing.
    void sync(const std::optional<NewMember>& who)
    {
        m_store.thread().ask(
            [who](TillStore& store) -> Status {
                UploadAnswer answer;
                answer.directoryVersion = 4;
                if (who) {
                    MemberRow row;
                    row.entry.id = row.standing.member = who->id;
                    row.entry.shortName = "*" + phoneLastFour(who->phone);
                    row.version = answer.directoryVersion = 5;
                    answer.members = {row};
                }
                store.takeIn(answer, {});
                return {};
            },
            [](const Status&) {});
        m_store.settle();
        enrol.syncEnded(true);
        m_store.settle();
    }

private:
    test::SmallShopStore m_store;
    AskOffice m_office{m_store.thread()};

public:
    ShopPtr shop;
    int syncsWanted = 0;
    EnrolMember enrol{m_store.thread(), m_office, [this] { ++syncsWanted; }};
    std::vector<nlohmann::json> asked;
    std::function<void(Result<std::string>)> officeAnswers;
    std::vector<Result<MemberAtTill>> answers;
};

} // namespace

SCENARIO("A new member is at the counter once the office has them and the sync has brought them", "[till][enrol]")
{
    Desk desk;
    const NewMember who{.id = MemberId{{9}},
                        .phone = "13911112222",
                        .consents = {"offers:shop", "offers:messenger"},
                        .referrer = MemberId{{1}}};
    desk.ask(who);
    REQUIRE(desk.asked.size() == 1);
    CHECK(desk.asked[0].at("command") == "member.enrol");
    const nlohmann::json& arguments = desk.asked[0].at("arguments");
    CHECK(arguments.at("id") == who.id.text());
    CHECK(arguments.at("phone") == "13911112222");
    CHECK(arguments.at("outlet") == 1);
    CHECK(arguments.at("give") == nlohmann::json{"offers:messenger", "offers:shop"});
    CHECK(arguments.at("referrer") == MemberId{{1}}.text());

    WHEN("both come")
    {
        desk.officeAnswers(std::string("{}"));
        desk.sync(std::nullopt); // was under way already
        CHECK(desk.answers.empty());
        desk.sync(who);
        REQUIRE(desk.answers.size() == 1);
        CHECK(desk.answers[0].value().row.entry.shortName == "*2222");
    }
    WHEN("the row does not come")
    {
        desk.officeAnswers(std::string("{}"));
        for (int sync = 0; sync < 3; ++sync) {
            desk.sync(std::nullopt);
        }
        REQUIRE(desk.answers.size() == 1);
        CHECK(desk.answers[0].error().code == ErrorCode::UnknownMember);
        CHECK(desk.answers[0].error().message.en.starts_with("They are a member now"));
    }
    WHEN("the office refuses")
    {
        desk.officeAnswers(Error{ErrorCode::NotAllowed, {"There already.", "已有。"}});
        REQUIRE(desk.answers.size() == 1);
        CHECK(desk.answers[0].error().code == ErrorCode::NotAllowed);
        CHECK(desk.syncsWanted == 0);
    }
}

SCENARIO("Somebody becomes a member by a phone number; who is one is found, and without the office it has to wait",
         "[till][enrol]")
{
    TillAtWork till;
    till.signIn();
    till.touch("findMemberButton");
    till.type("1391");
    till.expect("newMemberButton", "enabled", "false"); // four digits find somebody, and are no number
    WHEN("the number is new")
    {
        till.type("1112222");
        till.touch("newMemberButton");
        till.expect("enrolPhone", "detail", "13911112222");
        till.touch("consent1");
        till.expect("consent0", "chosen", "true"); // by message is nothing without offers at all
        till.touch("consent0");
        till.expect("consent1", "chosen", "false");
        till.scan(SmallShop::forgedCardOf(0));
        till.expect("enrolMessage", "visible", "true");
        till.scan(SmallShop::cardOf(1));
        till.expect("enrolReferrer", "text", "Sent by Mary J.");
        till.expect("memberName", "visible", "false"); // the friend is not who buys
        till.touch("enrolConfirm");
        till.expect("enrolMessage", "text", "~The office does not answer, so nobody can be enrolled now");
        till.touch("enrolCancel");
        till.scan("6902013700202");
        till.expect("line0", "visible", "true");
    }
    WHEN("the number is a member's")
    {
        till.type("<Backspace><Backspace><Backspace><Backspace>13900139001");
        till.touch("newMemberButton");
        till.expect("memberName", "text", "Mary J.");
        till.expect("enrolConfirm", "visible", "false");
    }
}
