// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace huitou::oracle
{

/// How often each rule had an effect: an agreement about rules that were never reached says nothing.
class Reach
{
public:
    void count(const std::string& rule, bool hadEffect = true) { m_counts[rule] += hadEffect ? 1 : 0; }
    [[nodiscard]] const std::map<std::string, int>& counts() const { return m_counts; }

private:
    std::map<std::string, int> m_counts;
};

} // namespace huitou::oracle
