// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/shop.h"
#include "app/till/store_thread.h"
#include "core/ledger/fold.h"

#include <functional>
#include <vector>

namespace huitou
{

/// How a member came to their balance, as far as a till knows: what the office said last, and the till's own sales
/// since.
struct MemberExplanation {
    MemberAtTill member;
    std::vector<ExplainedStep> steps; ///< the first is the office's word; the changes add up to the balance
};

/// Pure. `sales` are the till's own that the member's row does not include, oldest first.
[[nodiscard]] MemberExplanation explanationOf(const Shop& shop, MemberAtTill member,
                                              const std::vector<SaleFact>& sales);

/// Explains a member's balance. GUI thread; the answer comes later, on the same.
class ExplainMember
{
public:
    using Then = std::function<void(Result<MemberExplanation>)>;

    explicit ExplainMember(StoreThread& store) : m_store(store) {}

    /// Refuses with UnknownMember when the directory no longer has the member.
    void operator()(const ShopPtr& shop, const MemberId& member, Then then);

private:
    StoreThread& m_store;
};

} // namespace huitou
