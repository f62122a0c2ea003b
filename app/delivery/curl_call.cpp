// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/delivery/curl_call.h"

#include "core/base/check.h"

#include <mutex>

namespace huitou
{

namespace
{

constexpr long wholeSeconds = 30;
constexpr long connectSeconds = 10;

size_t dropAnswer(char*, size_t size, size_t count, void*)
{
    return size * count; // nothing that a receiver says is kept
}

} // namespace

void CurlTexts::add(const std::string& text)
{
    curl_slist* longer = curl_slist_append(m_list.get(), text.c_str());
    HUITOU_CHECK(longer != nullptr);
    static_cast<void>(m_list.release()); // it is the beginning of the longer one
    m_list.reset(longer);
}

CurlCall::CurlCall(const std::string& url, const std::string& authority)
{
    static std::once_flag started;
    std::call_once(started, [] { HUITOU_CHECK(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); });
    m_handle.reset(curl_easy_init());
    HUITOU_CHECK(m_handle != nullptr);
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT, wholeSeconds);
    set(CURLOPT_CONNECTTIMEOUT, connectSeconds);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_WRITEFUNCTION, &dropAnswer);
    // A proxy of the environment's would learn who the members are.
    set(CURLOPT_PROXY, "");
    if (!authority.empty()) {
        set(CURLOPT_CAINFO, authority.c_str());
    }
}

CurlCall::End CurlCall::perform()
{
    End end{m_failure};
    if (end.code == CURLE_OK) {
        end.code = curl_easy_perform(m_handle.get());
        curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &end.status);
    }
    return end;
}

std::string wordOfFailure(CURLcode code)
{
    switch (static_cast<int>(code)) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR: return "unreachable";
    case CURLE_OPERATION_TIMEDOUT: return "timeout";
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED: return "tls";
    case CURLE_LOGIN_DENIED: return "login";
    default: return "curl-" + std::to_string(code);
    }
}

} // namespace huitou
