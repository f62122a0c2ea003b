// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/night_work.h"

#include "app/office/outlet_calendars.h"
#include "core/members/contact.h"
#include "core/storage/office_store.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace huitou
{

namespace
{

using nlohmann::json;
using std::chrono::minutes;

constexpr std::chrono::hours claimLasts{1};
constexpr std::chrono::hours offersAgain{1};
constexpr minutes afterFailure{15};
/// The clock may be set, and a machine sleeps: so no pause is longer.
constexpr minutes longestPause{1};

/// The last night that has begun.
Date nightOf(const OutletCalendar& calendar, Instant now, minutes at)
{
    // A civil day ahead of any zone; the nights before it are tried in turn.
    Date night = std::chrono::floor<std::chrono::days>(now) + std::chrono::days{2};
    while (calendar.at(night, at) > now) {
        night -= std::chrono::days{1};
    }
    return night;
}

std::int64_t numberOf(Instant instant)
{
    return instant.time_since_epoch().count();
}

Instant instantOf(const json& number)
{
    return Instant{std::chrono::milliseconds{number.get<std::int64_t>()}};
}

void logFailure(const char* what, const Error& error)
{
    spdlog::error("event=night_failed at={} code={} detail=\"{}\"", what, errorCodeName(error.code), error.detail);
}

} // namespace

NightWork::NightWork(const OfficeRoom& room, const CommandTable& commands, minutes at)
    : m_room(room), m_commands(commands), m_at(at), m_me(randomId<OpId>())
{
}

std::optional<NightWork::State> NightWork::read()
{
    const std::optional<Document> document = m_room.store.document(DocumentKind::Night, officeItself);
    if (!document) {
        return std::nullopt;
    }
    State state{.version = document->version};
    const json content = json::parse(textOf(document->content), nullptr, false);
    try {
        state.night = Date{std::chrono::days{content.at("night").get<int>()}};
        state.ran = instantOf(content.at("ran"));
        state.waits = content.at("waits").get<std::uint64_t>();
        state.by = OpId::parse(content.at("by").get<std::string>()).value_or(OpId{});
        state.until = instantOf(content.at("until"));
    } catch (const json::exception& failure) {
        // As if no night had been: the next write mends it.
        spdlog::error("event=night_state_unreadable detail=\"json {}\"", failure.id);
    }
    return state;
}

bool NightWork::write(State& state)
{
    const json content{{"night", state.night.time_since_epoch().count()},
                       {"ran", numberOf(state.ran)},
                       {"waits", state.waits},
                       {"by", state.by.text()},
                       {"until", numberOf(state.until)}};
    if (!m_room.store.replaceDocument(DocumentKind::Night, officeItself, state.version, bytesOf(content.dump()))) {
        return false;
    }
    ++state.version;
    return true;
}

bool NightWork::claim(State& state)
{
    const Instant until = m_room.clock.now() + claimLasts;
    if (state.by == m_me && state.until == until) {
        return true; // the same document would keep its version
    }
    state.by = m_me;
    state.until = until;
    return write(state);
}

bool NightWork::isTaken(const State& state, Instant now) const
{
    // Whoever had a file before has ended; and a claim from further ahead was made by a clock that went wrong.
    return m_room.store.isShared() && state.by != m_me && now < state.until && state.until <= now + claimLasts;
}

std::chrono::milliseconds NightWork::round(const std::atomic<bool>& isStopping)
{
    const std::optional<OutletCalendar> calendar = m_room.calendars.of(OutletId{1});
    if (!calendar) {
        return longestPause;
    }
    const Instant now = m_room.clock.now();
    const Date night = nightOf(*calendar, now, m_at);
    std::optional<State> state = read();
    if (!state) {
        State first{.night = night, .ran = now};
        static_cast<void>(write(first)); // another may have done so
        return longestPause;
    }
    // Two processes' clocks differ by a moment; one that was a day ahead or more had gone wrong.
    const bool isNight = state->night < night || state->night > night + std::chrono::days{1};
    const bool isAgain = state->waits > 0 && (now - state->ran >= offersAgain || now < state->ran);
    if ((!isNight && !isAgain) || isTaken(*state, now) || !claim(*state)) {
        return std::min<std::chrono::milliseconds>(longestPause,
                                                   calendar->at(night + std::chrono::days{1}, m_at) - now);
    }
    OfficeRoom room = m_room;
    room.isStopping = &isStopping;
    json sums{{"looked", 0}, {"changed", 0}, {"stars", 0}, {"gifts", 0}};
    const bool isDone = (!isNight || review(room, *state, sums)) && makeOffers(room, *state, sums);
    if (isDone && isNight) {
        state->night = night;
    }
    state->by = OpId{};
    state->until = isDone || isStopping ? Instant{} : now + afterFailure;
    if (!write(*state) || !isDone) {
        return isStopping ? longestPause : afterFailure;
    }
    spdlog::info("event={} night={} looked={} changed={} stars={} gifts={} offers={} held_out={} waiting={} unsure={} "
                 "cancelled={}",
                 isNight ? "night_done" : "offers_again", formatDate(night), sums["looked"].dump(),
                 sums["changed"].dump(), sums["stars"].dump(), sums["gifts"].dump(), sums["offers"].dump(),
                 sums["held_out"].dump(), sums["waiting"].dump(), sums["unsure"].dump(), sums["cancelled"].dump());
    return longestPause;
}

bool NightWork::review(OfficeRoom& room, State& state, json& sums)
{
    json arguments = json::object();
    for (bool more = true; more;) {
        if (!room.mayGoOn() || (m_room.clock.now() + claimLasts / 2 > state.until && !claim(state))) {
            return false;
        }
        const Result<json> page = m_commands.run(room, "office.review", arguments);
        if (!page) {
            logFailure("review", page.error());
            return false;
        }
        for (const char* const sum : {"looked", "changed", "stars", "gifts"}) {
            sums[sum] = sums[sum].get<std::uint64_t>() + page.value().at(sum).get<std::uint64_t>();
        }
        more = page.value().contains("next");
        if (more) {
            arguments["after"] = page.value().at("next");
        }
    }
    return true;
}

bool NightWork::makeOffers(OfficeRoom& room, State& state, json& sums)
{
    if (!room.mayGoOn() || !claim(state)) {
        return false;
    }
    const Instant now = m_room.clock.now();
    const Result<json> run = m_commands.run(room, "winback.run", json::object());
    if (!run) {
        logFailure("offers", run.error());
        return false;
    }
    const json& answer = run.value();
    sums["offers"] = answer.at("offers").size();
    sums["held_out"] = answer.at("held_out").size();
    for (const char* const sum : {"waiting", "unsure", "cancelled"}) {
        sums[sum] = answer.at(sum);
    }
    state.ran = now;
    state.waits = answer.at("waiting").get<std::uint64_t>() + answer.at("unsure").get<std::uint64_t>();
    return answer.at("is_whole").get<bool>();
}

Result<std::optional<minutes>> readNightly(const std::string& text)
{
    if (text == "off") {
        return std::optional<minutes>();
    }
    const std::optional<std::int32_t> minute = minuteOfDayFrom(text);
    if (minute && minutes{*minute} < std::chrono::hours{24}) {
        return std::optional(minutes{*minute});
    }
    return Error{ErrorCode::Malformed,
                 {"--nightly is a time such as 03:00, or off; not \"" + text + "\".",
                  "--nightly 应为 03:00 这样的时间，或 off，而不是“" + text + "”。"}};
}

} // namespace huitou
