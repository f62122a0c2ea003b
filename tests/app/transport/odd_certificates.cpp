// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transport/odd_certificates.h"

#include "app/transport/openssl_handles.h"
#include "core/base/check.h"

#include <openssl/ssl.h>

namespace huitou
{

namespace
{

void extend(X509* certificate, int kind, const std::string& value)
{
    const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str()));
    HUITOU_CHECK(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

} // namespace

Credentials oddCertificate(const Credentials& issuer, const Oddity& oddity, Instant now)
{
    const KeyHandle key(EVP_EC_gen(oddity.curve.c_str()));
    const CertificateHandle leaf(X509_new());
    HUITOU_CHECK(key && leaf);
    X509_set_version(leaf.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(leaf.get()), 7);
    const auto seconds = std::chrono::system_clock::to_time_t(std::chrono::time_point_cast<std::chrono::seconds>(now));
    ASN1_TIME_set(X509_getm_notBefore(leaf.get()), seconds - 3600);
    ASN1_TIME_set(X509_getm_notAfter(leaf.get()), seconds + 3600);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(leaf.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(oddity.name.data()), -1, -1, 0);
    X509_set_pubkey(leaf.get(), key.get());
    extend(leaf.get(), NID_basic_constraints, "critical,CA:FALSE");
    extend(leaf.get(), NID_key_usage, "critical,digitalSignature");
    extend(leaf.get(), NID_ext_key_usage, oddity.usage);

    const CertificateHandle signer = readCertificate(issuer.certificate);
    const BioHandle bio = readerOf(issuer.privateKey);
    const KeyHandle signerKey(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    X509_set_issuer_name(leaf.get(), X509_get_subject_name(oddity.signsItself ? leaf.get() : signer.get()));
    const int size = X509_sign(leaf.get(), oddity.signsItself ? key.get() : signerKey.get(),
                               EVP_get_digestbyname(oddity.digest.c_str()));
    HUITOU_CHECK(size > 0);

    const BioHandle out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {.privateKey = textOfBio(out.get()), .certificate = writeCertificate(leaf.get()) + issuer.certificate};
}

std::string clientHello()
{
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL* client = SSL_new(context);
    BIO* sent = BIO_new(BIO_s_mem());
    SSL_set_bio(client, BIO_new(BIO_s_mem()), sent);
    SSL_connect(client);
    std::string hello = textOfBio(sent);
    SSL_free(client);
    SSL_CTX_free(context);
    return hello;
}

} // namespace huitou
