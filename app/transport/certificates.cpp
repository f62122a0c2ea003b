// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/certificates.h"

#include "app/transport/openssl_handles.h"
#include "core/base/check.h"

#include <arpa/inet.h>

#include <algorithm>
#include <ctime>
#include <optional>

namespace huitou
{

namespace
{

constexpr std::chrono::days authorityLife{3650};
constexpr std::chrono::days serverLife{730};
/// Clocks of the two machines may differ a little.
constexpr std::chrono::hours backdating{1};

Error malformed(const char* en, const char* zh)
{
    return Error{ErrorCode::Malformed, {en, zh}};
}

Error noAuthority()
{
    return malformed("The office's authority cannot be read: its key and certificate do not fit. Restore the folder "
                     "\"tls\" from a backup.",
                     "总部的证书颁发机构无法读取：密钥与证书不符。请从备份恢复 tls 文件夹。");
}

KeyHandle makeKey()
{
    KeyHandle key(EVP_EC_gen("P-256"));
    HUITOU_CHECK(key != nullptr);
    return key;
}

KeyHandle readKey(std::string_view pem)
{
    const BioHandle bio = readerOf(pem);
    return KeyHandle(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

std::string writeKey(EVP_PKEY* key)
{
    const BioHandle bio(BIO_new(BIO_s_secmem()));
    const int written = PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    HUITOU_CHECK(written == 1);
    return textOfBio(bio.get());
}

std::time_t secondsOf(Instant instant)
{
    return std::chrono::system_clock::to_time_t(std::chrono::time_point_cast<std::chrono::seconds>(instant));
}

std::optional<Instant> instantOf(const ASN1_TIME* time)
{
    std::tm parts{};
    return ASN1_TIME_to_tm(time, &parts) == 1 ? std::optional(Instant{std::chrono::seconds{timegm(&parts)}})
                                              : std::nullopt;
}

/// A certificate with all that those of our authority have in common, not signed yet.
CertificateHandle makeBlank(EVP_PKEY* publicKey, const std::string& commonName, Instant now, std::chrono::days life)
{
    CertificateHandle certificate(X509_new());
    HUITOU_CHECK(certificate != nullptr);
    X509_set_version(certificate.get(), X509_VERSION_3);

    std::array<std::uint8_t, 16> serial{};
    randomBytes(serial);
    serial[0] &= 0x7f; // stays positive
    const NumberHandle number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));

    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), secondsOf(now - backdating));
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), secondsOf(now + life));
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(commonName.data()),
                               static_cast<int>(commonName.size()), -1, 0);
    X509_set_pubkey(certificate.get(), publicKey);
    return certificate;
}

void extend(X509* certificate, X509* issuer, int kind, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    HUITOU_CHECK(extension != nullptr);
    const int added = X509_add_ext(certificate, extension.get(), -1);
    HUITOU_CHECK(added == 1);
}

struct Authority {
    KeyHandle key;
    CertificateHandle certificate;

    [[nodiscard]] bool fits() const
    {
        return key && certificate && X509_check_private_key(certificate.get(), key.get()) == 1 &&
               X509_check_ca(certificate.get()) == 1;
    }
};

Authority readAuthority(const Credentials& authority)
{
    return {.key = readKey(authority.privateKey), .certificate = readCertificate(authority.certificate)};
}

/// Completes a leaf that is good for `usage` alone, and signs it.
std::string issue(X509* leaf, const Authority& authority, const std::string& usage)
{
    X509* issuer = authority.certificate.get();
    X509_set_issuer_name(leaf, X509_get_subject_name(issuer));
    extend(leaf, issuer, NID_basic_constraints, "critical,CA:FALSE");
    extend(leaf, issuer, NID_key_usage, "critical,digitalSignature");
    extend(leaf, issuer, NID_ext_key_usage, usage);
    extend(leaf, issuer, NID_subject_key_identifier, "hash");
    extend(leaf, issuer, NID_authority_key_identifier, "keyid:always");
    const int size = X509_sign(leaf, authority.key.get(), EVP_sha256());
    HUITOU_CHECK(size > 0);
    return writeCertificate(leaf);
}

bool isAddress(const std::string& host)
{
    std::array<std::uint8_t, 16> address{};
    return inet_pton(AF_INET, host.c_str(), address.data()) == 1 ||
           inet_pton(AF_INET6, host.c_str(), address.data()) == 1;
}

bool isHostName(const std::string& host)
{
    return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '-' || letter == '.';
    });
}

} // namespace

Credentials makeAuthority(const std::string& name, Instant now)
{
    const KeyHandle key = makeKey();
    const CertificateHandle certificate = makeBlank(key.get(), name, now, authorityLife);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    extend(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    extend(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash");
    const int size = X509_sign(certificate.get(), key.get(), EVP_sha256());
    HUITOU_CHECK(size > 0);
    return {.privateKey = writeKey(key.get()), .certificate = writeCertificate(certificate.get())};
}

Result<Credentials> makeServerCertificate(const Credentials& authority, const std::vector<std::string>& hosts,
                                          Instant now)
{
    const Authority signer = readAuthority(authority);
    if (!signer.fits()) {
        return noAuthority();
    }
    std::string names;
    for (const std::string& host : hosts) {
        if (!isAddress(host) && !isHostName(host)) {
            return Error{ErrorCode::Malformed,
                         {"\"" + host +
                              "\" is neither a host name nor an address. Write it like office.example or "
                              "192.168.1.10.",
                          "“" + host + "”既不是主机名也不是地址。请写成 office.example 或 192.168.1.10 的形式。"}};
        }
        names += (names.empty() ? "" : ",") + std::string(isAddress(host) ? "IP:" : "DNS:") + host;
    }
    if (names.empty()) {
        return malformed("The office's server needs at least one name or address by which tills reach it.",
                         "总部服务器至少需要一个供收银台连接的主机名或地址。");
    }
    const KeyHandle key = makeKey();
    const CertificateHandle leaf = makeBlank(key.get(), "huitou-office", now, serverLife);
    extend(leaf.get(), signer.certificate.get(), NID_subject_alt_name, names);
    return Credentials{.privateKey = writeKey(key.get()), .certificate = issue(leaf.get(), signer, "serverAuth")};
}

CertificateRequest makeTillRequest()
{
    const KeyHandle key = makeKey();
    const RequestHandle request(X509_REQ_new());
    HUITOU_CHECK(request != nullptr);
    X509_REQ_set_version(request.get(), X509_REQ_VERSION_1);
    X509_REQ_set_pubkey(request.get(), key.get());
    const int size = X509_REQ_sign(request.get(), key.get(), EVP_sha256());
    HUITOU_CHECK(size > 0);
    const BioHandle bio(BIO_new(BIO_s_mem()));
    const int written = PEM_write_bio_X509_REQ(bio.get(), request.get());
    HUITOU_CHECK(written == 1);
    return {.privateKey = writeKey(key.get()), .request = textOfBio(bio.get())};
}

Result<std::string> signTillRequest(const Credentials& authority, std::string_view request, const TillId& till,
                                    Instant now, std::chrono::days life)
{
    const Authority signer = readAuthority(authority);
    if (!signer.fits()) {
        return noAuthority();
    }
    const BioHandle bio = readerOf(request);
    const RequestHandle parsed(PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr));
    EVP_PKEY* key = parsed ? X509_REQ_get0_pubkey(parsed.get()) : nullptr;
    // The signature proves that whoever asks holds the private key. Other kinds of keys are not what our tills make.
    if (key == nullptr || EVP_PKEY_get_base_id(key) != EVP_PKEY_EC || EVP_PKEY_get_bits(key) != 256 ||
        X509_REQ_verify(parsed.get(), key) != 1) {
        return malformed("The till's request for a certificate cannot be read. Start the enrolment again.",
                         "收银台的证书申请无法读取。请重新开始登记。");
    }
    const CertificateHandle leaf = makeBlank(key, till.text(), now, life);
    return issue(leaf.get(), signer, "clientAuth");
}

Result<Digest> certificateFingerprint(std::string_view certificate)
{
    const CertificateHandle parsed = readCertificate(certificate);
    Digest digest{};
    unsigned size = 0;
    if (!parsed || X509_digest(parsed.get(), EVP_sha256(), digest.data(), &size) != 1 || size != digest.size()) {
        return malformed("The certificate cannot be read.", "证书无法读取。");
    }
    return digest;
}

bool fitTogether(const Credentials& credentials)
{
    const KeyHandle key = readKey(credentials.privateKey);
    const CertificateHandle certificate = readCertificate(credentials.certificate);
    return key && certificate && X509_check_private_key(certificate.get(), key.get()) == 1;
}

Result<TillCertificate> readTillCertificate(std::string_view certificate)
{
    const CertificateHandle parsed = readCertificate(certificate);
    std::array<char, 64> name{};
    const int size = parsed ? X509_NAME_get_text_by_NID(X509_get_subject_name(parsed.get()), NID_commonName,
                                                        name.data(), static_cast<int>(name.size()))
                            : -1;
    const std::optional<TillId> till =
        size > 0 ? TillId::parse({name.data(), static_cast<std::size_t>(size)}) : std::nullopt;
    const std::optional<Instant> begins = till ? instantOf(X509_get0_notBefore(parsed.get())) : std::nullopt;
    const std::optional<Instant> ends = till ? instantOf(X509_get0_notAfter(parsed.get())) : std::nullopt;
    if (!begins || !ends || till->isNull()) {
        return malformed("The certificate is not that of a till.", "该证书不是收银台的证书。");
    }
    return TillCertificate{.till = *till, .begins = *begins, .ends = *ends};
}

bool certificateNamesAll(std::string_view certificate, const std::vector<std::string>& hosts)
{
    const CertificateHandle parsed = readCertificate(certificate);
    return parsed && std::all_of(hosts.begin(), hosts.end(), [&parsed](const std::string& host) {
               return isAddress(host) ? X509_check_ip_asc(parsed.get(), host.c_str(), 0) == 1
                                      : X509_check_host(parsed.get(), host.c_str(), host.size(), 0, nullptr) == 1;
           });
}

} // namespace huitou
