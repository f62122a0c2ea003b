// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/result.h"
#include "core/sync/messages.h"

/// Messages as signed bytes: a fixed header, the body, and an Ed25519 signature over both.
///
/// The header, little-endian: "HUITOU", version (2 bytes), direction (1: upload, 2: answer,
/// 3: recovery), 0, till (16), epoch (4),
/// number (8), count (4), body length (4), hash (32). For an upload: number and count of its events and the hash
/// before them; for an answer: what is acknowledged, its hash, and the count of grants. 64 bytes of signature follow
/// the body.
namespace huitou
{

inline constexpr std::size_t envelopeHeaderBytes = 78;

/// `request` as its till sends it. It keeps MessageLimits, and its events continue each other from `fromSeq`.
[[nodiscard]] Bytes sealUpload(const TillId& from, const UploadRequest& request, const SigningKey& key);

/// Refuses, in this order, with TooLarge; Malformed for a header that is none; ForgedEnvelope when it is not signed by
/// `key` or speaks for another till than `from`; and only then reads the body: Malformed.
[[nodiscard]] Result<UploadRequest> openUpload(const TillId& from, ByteView envelope, const PublicKey& key);

/// The same for a disk that asks for a new epoch; `isRecovery` tells it from an upload, and proves nothing.
[[nodiscard]] Bytes sealRecovery(const TillId& from, const RecoveryRequest& request, const SigningKey& key);
[[nodiscard]] bool isRecovery(ByteView envelope);
[[nodiscard]] Result<RecoveryRequest> openRecovery(const TillId& from, ByteView envelope, const PublicKey& key);

/// `answer` for one epoch of a till.
[[nodiscard]] Bytes sealAnswer(const TillId& to, std::uint32_t epoch, const UploadAnswer& answer,
                               const SigningKey& key);
/// Refuses as openUpload does; an answer to another till or epoch is a forged one.
[[nodiscard]] Result<UploadAnswer> openAnswer(const TillId& to, std::uint32_t epoch, ByteView envelope,
                                              const PublicKey& key);

/// How many bytes of an envelope `row` takes.
[[nodiscard]] std::size_t wireSizeOf(const MemberRow& row);

} // namespace huitou
