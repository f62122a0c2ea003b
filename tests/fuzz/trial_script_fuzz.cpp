// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/trial/script.h"

/// Whatever a script says: it is read or refused by a sentence, the same each time, and what was read is in bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace huitou;
    static const OutletCalendar calendar = OutletCalendar::create("Asia/Shanghai", std::chrono::minutes{0}).value();
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto script = trial::readScript(text, cny, calendar);
    const auto again = trial::readScript(text, cny, calendar);
    HUITOU_CHECK(script.ok() == again.ok());
    if (!script) {
        HUITOU_CHECK(!script.error().message.en.empty() && !script.error().message.zh.empty());
        return 0;
    }
    HUITOU_CHECK(script.value().size() <= trial::maxSteps);
    for (std::size_t index = 0; index < script.value().size(); ++index) {
        const Result<trial::Step>& step = script.value()[index];
        HUITOU_CHECK(step.ok() == again.value()[index].ok());
        if (step) {
            HUITOU_CHECK(!step.value().identity.empty() &&
                         step.value().content == again.value()[index].value().content);
        } else {
            HUITOU_CHECK(!step.error().message.en.empty() && !step.error().message.zh.empty());
        }
    }
    return 0;
}
