// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/receipt_code.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

ReceiptCode someCode()
{
    return {.till = TillId{{5}},
            .epoch = 3,
            .seq = 123'456,
            .member = MemberId{{7}},
            .at = Instant{std::chrono::milliseconds{1'780'000'000'123}},
            .paidMinorUnits = -45'56,
            .earned = Points::whole(45),
            .redeemed = Points::fromHundredths(12'345)};
}

} // namespace

SCENARIO("What a receipt's code says is read back, and the till's signature proved", "[ledger][receipt]")
{
    const SigningKey till = SigningKey::fromSeed({3});
    const std::string text = encodeReceiptCode(someCode(), till);
    CHECK(looksLikeReceiptCode(text));
    const Result<UnverifiedReceiptCode> read = readReceiptCode(text);
    REQUIRE(read.ok());
    CHECK(read.value().code == someCode());
    CHECK(read.value().isSignedBy(till.publicKey()));
    CHECK_FALSE(read.value().isSignedBy(SigningKey::fromSeed({4}).publicKey()));

    GIVEN("a sale without a member")
    {
        ReceiptCode anybody = someCode();
        anybody.member.reset();
        CHECK(readReceiptCode(encodeReceiptCode(anybody, till)).value().code == anybody);
    }
}

SCENARIO("A receipt's code with any character changed is not believed", "[ledger][receipt]")
{
    const SigningKey till = SigningKey::fromSeed({3});
    const std::string text = encodeReceiptCode(someCode(), till);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = changed[at] == '0' ? '1' : '0';
        const Result<UnverifiedReceiptCode> read = readReceiptCode(changed);
        CHECK((!read.ok() || !read.value().isSignedBy(till.publicKey())));
    }
    CHECK_FALSE(readReceiptCode(text.substr(0, text.size() - 1)).ok());
    CHECK_FALSE(readReceiptCode("HR1").ok());
    CHECK_FALSE(readReceiptCode("").ok());
}
