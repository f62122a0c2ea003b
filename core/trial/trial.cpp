// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/trial.h"

#include "core/trial/stage.h"

#include <utility>

namespace huitou::trial
{

namespace
{

/// A question is answered anew each time; what it asks about may have changed.
bool isQuestion(const Step& step)
{
    const auto* sell = std::get_if<Sell>(&step.action);
    return (sell != nullptr && sell->isQuote) || std::holds_alternative<Review>(step.action) ||
           std::holds_alternative<AskStanding>(step.action);
}

Error otherContent(const Step& step)
{
    return Error{ErrorCode::Conflict,
                 {"A step with this id was played already and said something else (" + step.identity +
                      "); give this one an id of its own.",
                  "已有同一编号的步骤，但内容不同（" + step.identity + "）；请换一个编号。"}};
}

} // namespace

Trial::Trial(ProgrammeVersions versions, const OutletCalendar& calendar, Language language)
    : m_stage(std::make_unique<Stage>(std::move(versions), calendar, language))
{
}

Trial::~Trial() = default;

std::string Trial::play(const Result<Step>& step)
{
    ++m_played;
    return Answer::numbered(m_played, bodyOf(step));
}

std::string Trial::bodyOf(const Result<Step>& read)
{
    Stage& stage = *m_stage;
    if (!read) {
        return Answer::refusal(read.error(), stage.language);
    }
    const Step& step = read.value();
    if (const auto played = stage.played.find(step.identity); played != stage.played.end()) {
        return played->second.content == step.content ? played->second.body
                                                      : Answer::refusal(otherContent(step), stage.language);
    }
    const Result<Answer> answer =
        std::visit([&stage, &step](const auto& action) { return trial::play(stage, step, action); }, step.action);
    if (!answer) {
        stage.book.undo();
        return Answer::refusal(answer.error(), stage.language);
    }
    stage.book.keep();
    std::string body = answer.value().body();
    if (!isQuestion(step)) {
        stage.played.emplace(step.identity, Stage::Played{step.content, body});
    }
    return body;
}

} // namespace huitou::trial
