// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/tls.h"

#include "app/transport/openssl_handles.h"

namespace huitou
{

namespace
{

Error doNotFit(const error_code& reason)
{
    return Error{ErrorCode::Malformed,
                 {"The TLS key and certificate cannot be used together. Restore them from a backup, or enrol again.",
                  "TLS 密钥与证书无法配合使用。请从备份恢复，或重新登记。"},
                 reason.message()};
}

asio::ssl::context bareContext(asio::ssl::context::method method)
{
    asio::ssl::context context(method);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_3_VERSION);
    SSL_CTX_set_session_cache_mode(context.native_handle(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context.native_handle(), 0);
    return context;
}

/// `chain` is the certificate with its issuers behind it.
error_code useCredentials(asio::ssl::context& context, const std::string& privateKey, const std::string& chain)
{
    error_code failure;
    context.use_certificate_chain(asio::buffer(chain), failure);
    if (!failure) {
        context.use_private_key(asio::buffer(privateKey), asio::ssl::context::pem, failure);
    }
    if (!failure && SSL_CTX_check_private_key(context.native_handle()) != 1) {
        failure = asio::error::invalid_argument;
    }
    return failure;
}

/// Verifies a chain whose last certificate is known by its fingerprint alone: that certificate, once it is seen to be
/// the right one, becomes the only trusted one of an ordinary verification.
int verifyByFingerprint(X509_STORE_CTX* context, void* fingerprint)
{
    const Digest& wanted = *static_cast<const Digest*>(fingerprint);
    STACK_OF(X509)* shown = X509_STORE_CTX_get0_untrusted(context);
    for (int i = 0; i < sk_X509_num(shown); ++i) {
        X509* candidate = sk_X509_value(shown, i);
        Digest digest{};
        unsigned size = 0;
        if (X509_digest(candidate, EVP_sha256(), digest.data(), &size) == 1 && digest == wanted &&
            X509_check_ca(candidate) == 1) {
            STACK_OF(X509)* trusted = sk_X509_new_null();
            sk_X509_push(trusted, candidate);
            X509_STORE_CTX_set0_trusted_stack(context, trusted);
            const int verified = X509_verify_cert(context);
            X509_STORE_CTX_set0_trusted_stack(context, nullptr);
            sk_X509_free(trusted);
            return verified;
        }
    }
    X509_STORE_CTX_set_error(context, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN);
    return 0;
}

/// Whether `judge` agrees to the certificate at hand; issuers are not its matter.
bool agrees(const PeerJudge& judge, X509_STORE_CTX* verified)
{
    if (X509_STORE_CTX_get_error_depth(verified) > 0 || !judge ||
        judge(writeCertificate(X509_STORE_CTX_get_current_cert(verified)))) {
        return true;
    }
    X509_STORE_CTX_set_error(verified, X509_V_ERR_CERT_REVOKED);
    return false;
}

} // namespace

Result<asio::ssl::context> serverTls(const Credentials& server, const std::string& authority, PeerProof proof,
                                     PeerJudge isWelcome)
{
    asio::ssl::context context = bareContext(asio::ssl::context::tls_server);
    if (proof == PeerProof::Demanded) {
        SSL_CTX_set_security_level(context.native_handle(), 3); // 128 bits
    }
    error_code failure = useCredentials(context, server.privateKey, server.certificate + authority);
    if (!failure && proof == PeerProof::Demanded) {
        context.add_certificate_authority(asio::buffer(authority), failure);
        context.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert);
        context.set_verify_callback([judge = std::move(isWelcome)](bool isGood, asio::ssl::verify_context& verified) {
            return isGood && agrees(judge, verified.native_handle());
        });
    }
    if (failure) {
        return doNotFit(failure);
    }
    return context;
}

Result<asio::ssl::context> clientTls(const std::string& authority, const Digest* fingerprint, const Credentials* own)
{
    asio::ssl::context context = bareContext(asio::ssl::context::tls_client);
    error_code failure;
    if (own != nullptr) {
        failure = useCredentials(context, own->privateKey, own->certificate);
    }
    if (!failure && fingerprint == nullptr) {
        context.add_certificate_authority(asio::buffer(authority), failure);
    }
    if (failure) {
        return doNotFit(failure);
    }
    context.set_verify_mode(asio::ssl::verify_peer);
    X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(context.native_handle()), X509_V_FLAG_NO_CHECK_TIME);
    if (fingerprint != nullptr) {
        // The callback only reads it.
        SSL_CTX_set_cert_verify_callback(context.native_handle(), &verifyByFingerprint,
                                         const_cast<Digest*>(fingerprint));
    }
    return context;
}

bool wasRevoked(TlsStream& stream)
{
    return SSL_get_verify_result(stream.native_handle()) == X509_V_ERR_CERT_REVOKED;
}

std::string peerCertificate(TlsStream& stream)
{
    X509* certificate = SSL_get0_peer_certificate(stream.native_handle());
    return certificate != nullptr ? writeCertificate(certificate) : std::string();
}

std::string peerAuthority(TlsStream& stream)
{
    const STACK_OF(X509)* chain = SSL_get0_verified_chain(stream.native_handle());
    const int count = chain != nullptr ? sk_X509_num(chain) : 0;
    return count > 0 ? writeCertificate(sk_X509_value(chain, count - 1)) : std::string();
}

} // namespace huitou
