// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"

#include <string>
#include <string_view>
#include <vector>

/// The pages that members see on their phones: HTML that the server writes whole, no script, one style sheet. Pure; any
/// thread.
namespace huitou
{

/// What a member's own page shows, in one language.
struct MemberPage {
    Language language = Language::Chinese;
    std::string path; ///< of the page itself: "/m/…"
    std::string shop;
    std::string name; ///< short: a link can fall into wrong hands
    std::string asOf; ///< "2026-06-15 10:00"
    std::string points;
    std::string pending; ///< empty: none
    std::string star;    ///< empty: none
    int progress = 0;    ///< thousandths of the way to the next star
    std::string missing; ///< "40 to ★★"; empty: there is no further star
    struct Right {
        std::string title;
        std::string detail;
    };
    std::vector<Right> rights; ///< vouchers and offers that can be used
    struct Receipt {
        std::string day;
        std::string where;
        std::string amount;
        std::string points;
    };
    std::vector<Receipt> receipts; ///< the newest first
    struct Switch {
        std::string name; ///< of the field
        std::string label;
        bool isOn = false;
        bool canBeOn = true;
    };
    std::vector<Switch> switches;
    struct Choice {
        std::string value;
        std::string label;
        bool isChosen = false;
    };
    std::vector<Choice> channels; ///< where they like to be reached
    std::string hoursFrom;        ///< "10:00"; empty: no wish
    std::string hoursUntil;
    std::string address; ///< where messages go, mostly hidden
    bool hasAskedForExport = false;
    bool hasAskedForErasure = false;
    std::string notice; ///< what was just done; empty: nothing
};
[[nodiscard]] std::string renderMemberPage(const MemberPage& page);

/// A page that says one thing: that a link has ended, or that consent was taken back.
struct NoticePage {
    Language language = Language::Chinese;
    std::string title{};
    std::string text{};
    std::string button{}; ///< empty: none. It posts to the page's own address.
    std::string path{};   ///< where the button posts to
};
[[nodiscard]] std::string renderNoticePage(const NoticePage& page);

/// The style sheet, served as /member.css.
[[nodiscard]] std::string_view memberPageStyle();

} // namespace huitou
