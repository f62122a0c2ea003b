// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/command_table.h"
#include "core/base/result.h"
#include "core/base/sentence.h"
#include "core/base/time.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace huitou
{

class OpenOffice; // app/office/open_office.h

/// What surrounds a run of `huitou`: handed in, so that tests run it in their own process.
struct Surroundings {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    const Clock& clock;
    std::function<std::optional<std::string>(const std::string& name)> environment;
};

/// How a run ends: what scripts decide by.
enum class Exit : int {
    Done = 0,
    Refused = 1,  ///< the sentence on standard error says why
    Usage = 2,    ///< the command line itself is wrong
    Problems = 3, ///< --strict: done, but not with everything
};

/// One run of `huitou`: in which language, about which office, and the way to ask it. One thread.
///
/// An office that runs holds its store for itself, so it is asked over its socket; only when none runs, the store is
/// opened here, once, and the same command table answers.
class Session
{
public:
    Session(const Surroundings& surroundings, Language spoken);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    Language language;
    std::filesystem::path data; ///< the office's folder

    [[nodiscard]] const Surroundings& surroundings() const { return m_surroundings; }
    [[nodiscard]] std::istream& in() const { return m_surroundings.in; }
    [[nodiscard]] std::ostream& out() const { return m_surroundings.out; }
    [[nodiscard]] std::ostream& err() const { return m_surroundings.err; }
    /// The one of two texts that this run speaks.
    [[nodiscard]] const std::string& text(const Sentence& sentence) const { return sentence.in(language); }

    /// What the office answers to `command`. Refusals are the command's own, or those of opening the store.
    [[nodiscard]] Result<nlohmann::json> ask(const std::string& command, nlohmann::json arguments);
    /// The office itself, held by this run. Refuses as opening its store does: an office that runs has it.
    [[nodiscard]] Result<OfficeRoom*> ownOffice();

private:
    const Surroundings& m_surroundings;
    CommandTable m_commands;
    std::unique_ptr<OpenOffice> m_office;
};

/// Chinese for "zh…", in `flag` when it is given, otherwise in LC_ALL, LC_MESSAGES or LANG; English for the rest.
[[nodiscard]] Language languageOf(const std::optional<std::string>& flag,
                                  const std::function<std::optional<std::string>(const std::string&)>& environment);

} // namespace huitou
