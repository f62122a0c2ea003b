// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/session.h"

namespace huitou
{

Language languageOf(const std::optional<std::string>& flag,
                    const std::function<std::optional<std::string>(const std::string&)>& environment)
{
    if (flag) {
        return flag->starts_with("zh") ? Language::Chinese : Language::English;
    }
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::optional<std::string> value = environment(name);
        if (value && !value->empty()) {
            return value->starts_with("zh") ? Language::Chinese : Language::English;
        }
    }
    return Language::English;
}

} // namespace huitou
