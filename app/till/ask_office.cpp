// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/ask_office.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace huitou
{

void AskOffice::operator()(const char* command, const nlohmann::json& arguments, Then then)
{
    if (m_line) {
        const nlohmann::json question{{"command", command}, {"arguments", arguments}};
        m_line(question.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), std::move(then));
        return;
    }
    m_store.toGui([then = std::move(then)] {
        then(Error{ErrorCode::OfficeUnreachable, {"There is no line to the office now.", "目前无法连接总部。"}});
    });
}

} // namespace huitou
