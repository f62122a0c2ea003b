// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contact/delivery.h"

#include <curl/curl.h>
#include <memory>
#include <string>

/// libcurl with ownership. Only sources of this folder include this header.
namespace huitou
{

/// A chain of texts for libcurl.
class CurlTexts
{
public:
    void add(const std::string& text);
    [[nodiscard]] curl_slist* get() const { return m_list.get(); }

private:
    struct Free {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    std::unique_ptr<curl_slist, Free> m_list;
};

/// One exchange with a server.
class CurlCall
{
public:
    /// `url` with TLS 1.2 at least, judged by `authority` (a file) or, when that is empty, by the system's authorities;
    /// no redirection, half a minute in all.
    CurlCall(const std::string& url, const std::string& authority);

    template <typename Value>
    void set(CURLoption option, const Value& value)
    {
        m_failure = m_failure != CURLE_OK ? m_failure : curl_easy_setopt(m_handle.get(), option, value);
    }
    [[nodiscard]] CURL* handle() const { return m_handle.get(); }

    /// Does it. The status is the protocol's; 0 when there was none.
    struct End {
        CURLcode code = CURLE_OK;
        long status = 0;
    };
    [[nodiscard]] End perform();

private:
    struct Free {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    };
    std::unique_ptr<CURL, Free> m_handle;
    CURLcode m_failure = CURLE_OK;
};

/// What is said of an exchange that came to no answer: "unreachable", "timeout", "tls", "login", or libcurl's number.
[[nodiscard]] std::string wordOfFailure(CURLcode code);

} // namespace huitou
