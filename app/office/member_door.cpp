// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/member_door.h"

#include "app/office/member_page_content.h"
#include "core/base/storage_error.h"
#include "core/contact/form_fields.h"
#include "core/storage/office_store.h"

#include <spdlog/spdlog.h>

namespace huitou
{

/// Who came, by which link, and how they read.
struct MemberDoor::Visit {
    const HttpRequest& request;
    MemberLink link;
    std::string path;
    MemberRecord member;
    Language language = Language::Chinese;
};

namespace
{

constexpr std::string_view pagePlace = "/m/";
constexpr std::string_view unsubscribePlace = "/u/";

HttpResponse dressed(unsigned status, std::string contentType, std::string body)
{
    return {.status = status,
            .contentType = std::move(contentType),
            .body = std::move(body),
            .headers = {{"Content-Security-Policy",
                         "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                         "frame-ancestors 'none'"},
                        {"Cache-Control", "no-store"},
                        {"Referrer-Policy", "no-referrer"},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Strict-Transport-Security", "max-age=31536000"}}};
}

HttpResponse html(unsigned status, std::string body)
{
    return dressed(status, "text/html; charset=utf-8", std::move(body));
}

HttpResponse notice(unsigned status, Language language, const Sentence& title, const Sentence& text)
{
    return html(status,
                renderNoticePage({.language = language, .title = title.in(language), .text = text.in(language)}));
}

/// For those of whom no language is known.
HttpResponse noticeInBoth(unsigned status, const Sentence& title, const Sentence& text)
{
    return notice(status, Language::Chinese, {title.en, title.zh + " · " + title.en},
                  {text.en, text.zh + " " + text.en});
}

HttpResponse noSuchPage()
{
    return noticeInBoth(404, {"Nothing here", "没有此页"},
                        {"Open the link in the newest message, or ask in the shop for a new one.",
                         "请打开最新消息中的链接，或到店索取新链接。"});
}

std::string sourceOf(const HttpRequest& request, bool isBehindProxy)
{
    const std::size_t comma = request.forwardedFor.rfind(',');
    std::string last = request.forwardedFor.substr(comma == std::string::npos ? 0 : comma + 1);
    last.erase(0, last.find_first_not_of(' '));
    return isBehindProxy && !last.empty() ? last : request.source;
}

} // namespace

MemberDoor::MemberDoor(OfficeRoom& room, bool isBehindProxy)
    : m_room(room), m_isBehindProxy(isBehindProxy), m_linkKey(linkKeyFrom(room.signingKey.seed()))
{
}

HttpResponse MemberDoor::answer(const HttpRequest& request)
{
    if (!m_limiter.admit(sourceOf(request, m_isBehindProxy), m_room.clock.now())) {
        spdlog::warn("event=member_door_limited source={}", request.source);
        return noticeInBoth(429, {"Too many requests", "请求过于频繁"}, {"Please wait a minute.", "请稍等一分钟。"});
    }
    const std::string_view target = request.target;
    if (target == "/member.css" && request.method == "GET") {
        return dressed(200, "text/css; charset=utf-8", std::string(memberPageStyle()));
    }
    const std::size_t question = target.find('?');
    const std::string_view path = target.substr(0, question);
    const std::string_view query = question == std::string_view::npos ? "" : target.substr(question + 1);
    for (const std::string_view place : {pagePlace, unsubscribePlace}) {
        if (path.starts_with(place)) {
            try {
                return answerLink(request, place, path.substr(place.size()), query);
            } catch (const StorageError& failure) {
                spdlog::error("event=member_door_failed code={} detail=\"{}\"", errorCodeName(failure.error().code),
                              failure.error().detail);
                return noticeInBoth(503, {"Not at the moment", "暂时无法处理"},
                                    {"Please try again later.", "请稍后再试。"});
            }
        }
    }
    return noSuchPage();
}

HttpResponse MemberDoor::answerLink(const HttpRequest& request, std::string_view place, std::string_view link,
                                    std::string_view query)
{
    const Result<MemberLink> read = readMemberLink(link, m_linkKey, m_room.clock.now());
    if (!read) {
        const bool hasEnded = read.error().code == ErrorCode::NotAllowed;
        return noticeInBoth(hasEnded ? 410 : 404,
                            hasEnded ? Sentence{"Link has ended", "链接已过期"} : Sentence{"Nothing here", "没有此页"},
                            read.error().message);
    }
    const MemberLink::Kind wanted = place == pagePlace ? MemberLink::Kind::Page : MemberLink::Kind::Unsubscribe;
    const std::optional<MemberRecord> member = m_room.store.member(read.value().member);
    if (read.value().kind != wanted || !member) {
        return noSuchPage();
    }
    Visit visit{request, read.value(), std::string(place) + std::string(link), *member, member->contact.language};
    const Result<std::map<std::string, std::string>> asked = readFormFields(query);
    const std::string language = asked && asked.value().contains("lang") ? asked.value().at("lang") : std::string();
    if (language == "en" || language == "zh") {
        visit.language = language == "en" ? Language::English : Language::Chinese;
    }
    if (wanted == MemberLink::Kind::Unsubscribe) {
        return unsubscribe(visit);
    }
    return request.method == "POST" ? takeForm(visit, request.body) : page(visit, {});
}

HttpResponse MemberDoor::page(const Visit& visit, const Sentence& notice)
{
    std::optional<MemberPage> content = memberPageOf(m_room, visit.member.id, visit.language);
    if (!content) {
        return noSuchPage();
    }
    content->path = visit.path;
    content->notice = notice.in(visit.language);
    return html(200, renderMemberPage(*content));
}

HttpResponse MemberDoor::takeForm(const Visit& visit, std::string_view body)
{
    const Result<std::map<std::string, std::string>> fields = readFormFields(body);
    if (!fields) {
        return notice(400, visit.language, {"Not understood", "无法识别"}, fields.error().message);
    }
    const auto found = fields.value().find("form");
    const std::string form = found != fields.value().end() ? found->second : std::string();
    ContactDesk desk(m_room.store);
    const Instant now = m_room.clock.now();
    const MemberId& member = visit.member.id;
    if (form == "contact") {
        desk.change(member, contactChangeIn(fields.value(), visit.member), ConsentSource::MemberPage, now);
        return page(visit, {"Saved.", "已保存。"});
    }
    if (form == "unsubscribe") {
        desk.change(member, withdrawnOffers(std::nullopt), ConsentSource::MemberPage, now);
        return page(visit, {"You will get no more offers.", "今后不再向您发送优惠。"});
    }
    if (form == "export" || form == "erasure") {
        const auto kind = form == "export" ? MemberRequest::Kind::Export : MemberRequest::Kind::Erasure;
        desk.addRequest({member, kind, now});
        return page(visit, {"The shop has got your request.", "门店已收到您的申请。"});
    }
    return notice(400, visit.language, {"Not understood", "无法识别"},
                  {"Go back and load the page again.", "请返回并重新载入页面。"});
}

HttpResponse MemberDoor::unsubscribe(const Visit& visit)
{
    if (visit.request.method != "POST") {
        return html(200, renderNoticePage({.language = visit.language,
                                           .title = Sentence{"No more messages?", "不再接收消息？"}.in(visit.language),
                                           .text = Sentence{"We will then write to you no more about offers.",
                                                            "确认后，我们不再用这种方式向您发送优惠消息。"}
                                                       .in(visit.language),
                                           .button = Sentence{"Unsubscribe", "确认退订"}.in(visit.language),
                                           .path = visit.path}));
    }
    ContactDesk(m_room.store)
        .change(visit.member.id, withdrawnOffers(visit.link.channel), ConsentSource::Unsubscribe, m_room.clock.now());
    return notice(200, visit.language, {"Done", "已退订"},
                  {"You will get no more messages about offers in this way.", "今后不再用这种方式向您发送优惠消息。"});
}

} // namespace huitou
