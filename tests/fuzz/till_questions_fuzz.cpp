// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/till_questions.h"

/// Whatever a till asks of the office: what is accepted is accepted again as it is written then.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace huitou;
    const auto question = readTillQuestion({reinterpret_cast<const char*>(data), size});
    if (question.ok()) {
        const nlohmann::json again{{"command", question.value().command}, {"arguments", question.value().arguments}};
        HUITOU_CHECK(readTillQuestion(again.dump()).ok() || again.dump().size() > TillQuestion::bytes);
    }
    return 0;
}
