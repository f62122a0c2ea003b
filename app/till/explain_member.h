// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/office_line.h"
#include "app/till/shop.h"
#include "app/till/store_thread.h"
#include "core/ledger/fold.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace huitou
{

/// Who tells how a member came to their balance.
enum class ExplanationBy : std::uint8_t {
    Till,      ///< the office did not answer
    TillSoFar, ///< the office is being asked
    TillAlone, ///< there is no line to an office
    Office,
};

/// How a member came to their balance: what the office says, and the till's own sales since. A till that has no answer
/// of the office begins with the office's last word, and says so in one step.
struct MemberExplanation {
    MemberAtTill member;
    std::vector<ExplainedStep> steps; ///< the changes add up to the balance
    ExplanationBy by = ExplanationBy::TillAlone;
};

/// What the till knows. Pure. `sales` are the till's own that the member's row does not include, oldest first.
[[nodiscard]] MemberExplanation explanationOf(const Shop& shop, MemberAtTill member,
                                              const std::vector<SaleFact>& sales);

/// `member` with what the office answered about them: how far it got, and what they have.
[[nodiscard]] MemberAtTill withAnswer(MemberAtTill member, const OfficeExplanation& answer);
/// What the office knows. Pure. `member` is withAnswer(); `sales` are those that it does not include.
[[nodiscard]] MemberExplanation explanationOf(const Shop& shop, MemberAtTill member, OfficeExplanation answer,
                                              const std::vector<SaleFact>& sales);

/// Explains a member's balance. GUI thread; answers come later, on the same.
class ExplainMember
{
public:
    using Then = std::function<void(Result<MemberExplanation>)>;
    /// How the office is asked, as by OfficeLine::explain.
    using AskOffice = std::function<void(const MemberId&, OfficeLine::Explained)>;

    explicit ExplainMember(StoreThread& store) : m_store(store) {}

    /// From now on the office is asked, too.
    void setOffice(AskOffice office) { m_office = std::move(office); }

    /// Tells at once what the till knows, and once more when the office has answered, or has not. Refuses with
    /// UnknownMember when the directory no longer has the member.
    void operator()(const ShopPtr& shop, const MemberId& member, Then then);

private:
    void askOffice(const ShopPtr& shop, const MemberExplanation& sofar, const Then& then);

    StoreThread& m_store;
    AskOffice m_office;
};

} // namespace huitou
