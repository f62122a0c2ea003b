// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/sync/envelope.h"

#include <algorithm>

namespace
{

using namespace huitou;

const SigningKey& key()
{
    static const SigningKey fixed = SigningKey::fromSeed({1});
    return fixed;
}

/// `body` behind a header that fits it, signed as a broken or hostile party with a good key would.
Bytes signedWith(const Bytes& header, ByteView body)
{
    Bytes envelope = header;
    constexpr std::size_t bodyLengthAt = 42;
    for (std::size_t byte = 0; byte < 4; ++byte) {
        envelope[bodyLengthAt + byte] = static_cast<std::uint8_t>(body.size() >> (8 * byte));
    }
    envelope.insert(envelope.end(), body.begin(), body.end());
    const Signature signature = key().sign(envelope);
    envelope.insert(envelope.end(), signature.begin(), signature.end());
    return envelope;
}

Bytes headerOf(const Bytes& sealed)
{
    return Bytes(sealed.begin(), sealed.begin() + envelopeHeaderBytes);
}

} // namespace

/// The input is the body of an upload and of an answer, and an envelope as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const TillId till;
    const ByteView input{data, size};
    HUITOU_CHECK(!openUpload(till, input, key().publicKey()) || size > envelopeHeaderBytes);

    const Bytes upload = signedWith(headerOf(sealUpload(till, UploadRequest{}, key())), input);
    const Result<UploadRequest> request = openUpload(till, upload, key().publicKey());
    HUITOU_CHECK(!request || sealUpload(till, request.value(), key()) == upload);

    const Bytes reply = signedWith(headerOf(sealAnswer(till, 1, UploadAnswer{}, key())), input);
    const Result<UploadAnswer> answer = openAnswer(till, 1, reply, key().publicKey());
    HUITOU_CHECK(!answer || sealAnswer(till, 1, answer.value(), key()) == reply);
    return 0;
}
