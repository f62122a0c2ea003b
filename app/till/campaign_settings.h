// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/programme.h"

#include <functional>
#include <string>
#include <vector>

/// What a manager can set of a campaign, one setting a line of the form. Pure; any thread.
namespace huitou
{

/// One line: a number that goes up and down, or several things to choose from.
struct CampaignSetting {
    struct Option {
        Sentence text;
        bool isChosen = false;
    };
    std::string id; ///< "days": stays the same, whatever else the form shows
    Sentence label;
    Sentence value;                      ///< of a number, in words: "45 days", "no limit"
    std::vector<Option> options{};       ///< of a choice
    std::function<void(int steps)> step; ///< of a number: up or down, within its bounds
    std::function<void(std::size_t option)> choose;
};

/// The settings of `campaign`, which they change and which must outlive them. `today` is where its days begin. An
/// existing campaign keeps its occasion: what it came to is counted under it.
[[nodiscard]] std::vector<CampaignSetting> settingsOf(WinBackRule& campaign, const Programme& programme, Date today,
                                                      bool isNew);

/// A campaign to begin with, under an id that `taken` has not.
[[nodiscard]] WinBackRule newCampaign(const std::vector<std::string>& taken, const Programme& programme);

/// `campaign` named by its occasion: "birthday", "birthday-2".
[[nodiscard]] std::string freeCampaignId(const WinBackRule& campaign, const std::vector<std::string>& taken);

} // namespace huitou
