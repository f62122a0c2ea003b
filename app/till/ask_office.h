// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"
#include "core/base/result.h"
#include "core/base/sentence.h"

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>

namespace huitou
{

/// How a question names the language of its answer.
[[nodiscard]] inline const char* languageKey(Language language)
{
    return language == Language::Chinese ? "zh" : "en";
}

/// Hands on to `then` what `read` makes of the office's answer, or why there is none.
template <typename Read, typename Then>
[[nodiscard]] auto readingWith(Read read, Then then)
{
    return [read, then = std::move(then)](const Result<std::string>& body) {
        then(body.ok() ? read(body.value()) : decltype(read(body.value()))(body.error()));
    };
}

/// Asks the office what app/office/till_questions.h lists. Answers come later, on the GUI thread.
class AskOffice
{
public:
    using Then = std::function<void(Result<std::string>)>;
    /// Carries a question to the office; the answer is its body.
    using Line = std::function<void(std::string question, Then then)>;

    explicit AskOffice(StoreThread& store) : m_store(store) {}

    void setLine(Line line) { m_line = std::move(line); }

    /// Refuses with OfficeUnreachable where there is no line, or as the office does.
    void operator()(const char* command, const nlohmann::json& arguments, Then then);

private:
    StoreThread& m_store;
    Line m_line;
};

} // namespace huitou
