// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/confirmation.h"

#include <fmt/format.h>
#include <istream>
#include <ostream>

namespace huitou
{

bool confirms(Session& session, const Sentence& question, const Sentence& word)
{
    session.err() << session.text({fmt::format("{} Type \"{}\" to go on: ", question.en, word.en),
                                   fmt::format("{}输入“{}”继续：", question.zh, word.zh)})
                  << std::flush;
    std::string typed;
    std::getline(session.in(), typed);
    return typed == session.text(word);
}

} // namespace huitou
