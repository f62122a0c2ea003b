// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/pin_input.h"

#include "app/ctl/files.h"

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <fmt/format.h>
#include <iostream>

namespace huitou
{

namespace
{

constexpr std::size_t maxPinBytes = 64;

/// Shows nothing of what is typed on the terminal that standard input is, as long as it lives; nothing elsewhere.
class HiddenTyping
{
public:
    explicit HiddenTyping(const std::istream& in)
        : m_isOn(&in == &std::cin && ::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (m_isOn) {
            termios hidden = m_before;
            hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        }
    }
    HiddenTyping(const HiddenTyping&) = delete;
    HiddenTyping& operator=(const HiddenTyping&) = delete;
    ~HiddenTyping()
    {
        if (m_isOn) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        }
    }
    [[nodiscard]] bool isOn() const { return m_isOn; }

private:
    termios m_before{};
    bool m_isOn;
};

Result<std::string> pinIn(std::string line)
{
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    const bool isDigits =
        std::all_of(line.begin(), line.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
    if (!isDigits || line.size() < 4 || line.size() > 8) {
        return Error{
            ErrorCode::Malformed,
            {"A PIN has 4 to 8 digits; put it alone on the first line.", "PIN 为 4 到 8 位数字，应单独写在第一行。"}};
    }
    return line;
}

} // namespace

Result<std::string> typedPin(Session& session, const Sentence& prompt)
{
    session.err() << session.text(prompt) << ": " << std::flush;
    std::string line;
    {
        const HiddenTyping hidden(session.in());
        std::getline(session.in(), line);
        if (hidden.isOn()) {
            session.err() << '\n';
        }
    }
    return pinIn(std::move(line));
}

Result<std::string> pinOfStaff(Session& session, std::uint32_t staff)
{
    return typedPin(session, {fmt::format("PIN of staff {}", staff), fmt::format("员工 {} 的 PIN", staff)});
}

Result<std::string> pinInFile(const std::string& file)
{
    const Result<std::string> text = readFile(file, maxPinBytes);
    if (!text) {
        return text.error();
    }
    return pinIn(text.value().substr(0, text.value().find('\n')));
}

} // namespace huitou
