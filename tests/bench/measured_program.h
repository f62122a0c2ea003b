// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

namespace huitou::bench
{

/// What this program does when it is started anew to be measured, with a folder; answers its exit code. QGuiApplication
/// is there.
using MeasuredProgram = int (*)(const std::filesystem::path& folder);

/// Starts this program anew as that one, and hands each line that it prints, without its end, to `onLine` at once. Ends
/// the measurement when the other fails.
void runMeasured(std::string_view name, const std::filesystem::path& folder,
                 const std::function<void(std::string_view line)>& onLine);

/// When this process was started so: does that, and answers the exit code.
[[nodiscard]] std::optional<int> runAsMeasuredProgram(int argc, char** argv);

/// A line for runMeasured(), sent at once.
void report(std::string_view line);

} // namespace huitou::bench
