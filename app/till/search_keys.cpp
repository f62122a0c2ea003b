// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/search_keys.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <unordered_map>

namespace huitou
{

namespace
{

std::string utf8Of(const icu::UnicodeString& text)
{
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

/// Chinese characters as pinyin without tones, all in lower case; null when ICU lacks its data. Making it takes a tenth
/// of a second; it is never changed, so any thread may use it.
const icu::Transliterator* toLatin()
{
    static const std::unique_ptr<const icu::Transliterator> made = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> latin(icu::Transliterator::createInstance(
            "Han-Latin; NFD; [:Nonspacing Mark:] Remove; Lower", UTRANS_FORWARD, status));
        return U_SUCCESS(status) != 0 ? std::move(latin) : nullptr;
    }();
    return made.get();
}

/// The first letter of each word of `latin`.
std::string initialsOf(const icu::UnicodeString& latin)
{
    icu::UnicodeString initials;
    bool inWord = false;
    for (std::int32_t at = 0; at < latin.length(); at = latin.moveIndex32(at, 1)) {
        const UChar32 letter = latin.char32At(at);
        const bool isLetter = u_isalnum(letter) != 0;
        if (isLetter && !inWord) {
            initials.append(letter);
        }
        inWord = isLetter;
    }
    return utf8Of(initials);
}

/// The letter with which `letter` begins in Latin script. Each is worked out once: that takes long, and there are only
/// so many family names.
UChar32 latinInitialOf(char32_t letter)
{
    thread_local std::unordered_map<char32_t, UChar32> known;
    const auto [at, isNew] = known.try_emplace(letter, 0);
    if (isNew) {
        icu::UnicodeString latin(static_cast<UChar32>(letter));
        if (toLatin() != nullptr) {
            toLatin()->transliterate(latin);
        }
        at->second = latin.char32At(0);
    }
    return at->second;
}

} // namespace

std::vector<std::string> searchKeysOf(const PriceBook& book)
{
    std::vector<std::string> keys;
    keys.reserve(book.articles.size());
    for (const Article& article : book.articles) {
        // A unit separator keeps a search from matching across two names.
        icu::UnicodeString all = icu::UnicodeString::fromUTF8(article.name.zh + '\x1f' + article.name.en + '\x1f' +
                                                              article.sku + '\x1f' + article.barcode);
        std::string key = utf8Of(all.toLower());
        if (toLatin() != nullptr) {
            icu::UnicodeString latin = icu::UnicodeString::fromUTF8(article.name.zh);
            toLatin()->transliterate(latin);
            key += '\x1f' + initialsOf(latin);
        }
        keys.push_back(std::move(key));
    }
    return keys;
}

bool beginsWith(char32_t letter, char32_t initial)
{
    const UChar32 wanted = u_tolower(static_cast<UChar32>(initial));
    return u_tolower(static_cast<UChar32>(letter)) == wanted || latinInitialOf(letter) == wanted;
}

std::string searchNeedle(const std::string& typed)
{
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(typed);
    return utf8Of(text.trim().toLower());
}

} // namespace huitou
