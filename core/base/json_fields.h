// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/sentence.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Strict reading of the small JSON documents that travel between office and tills.
namespace huitou
{

class JsonDocument;

/// One object of a document. A field that is missing, of another kind or out of bounds is noted at the document and
/// answered with an empty value, so that a reader goes straight through and asks `JsonDocument::status` at the end.
/// Lives no longer than its document.
class JsonFields
{
public:
    [[nodiscard]] bool has(const char* key) const;
    [[nodiscard]] bool boolean(const char* key) const;
    /// Between `least` and `most`, both included; `least` when it is not.
    [[nodiscard]] std::int64_t integer(const char* key, std::int64_t least, std::int64_t most) const;
    [[nodiscard]] std::string text(const char* key, std::size_t maxBytes = 4096) const;
    /// An object with the texts "en" and "zh".
    [[nodiscard]] Sentence sentence(const char* key) const;
    [[nodiscard]] std::vector<std::string> texts(const char* key, std::size_t maxCount) const;
    [[nodiscard]] std::vector<JsonFields> list(const char* key, std::size_t maxCount) const;

    /// Notes that the field `key` is not what it should be: for what only the caller can judge.
    void refuse(const char* key) const;

private:
    friend class JsonDocument;
    JsonFields(JsonDocument& document, const nlohmann::json& object, std::string place);

    [[nodiscard]] const nlohmann::json* find(const char* key) const;
    [[nodiscard]] std::string placeOf(const char* key) const;

    JsonDocument* m_document;
    const nlohmann::json* m_object;
    std::string m_place; ///< "articles[3]"
};

/// A parsed document whose top is an object with the integer "format". Not thread-safe; does not move.
class JsonDocument
{
public:
    /// `kind` names the document in refusals: {"price book", "价格表"}. Whatever is wrong shows in `status`.
    JsonDocument(std::string_view text, Sentence kind, std::int64_t format, std::size_t maxBytes);
    ~JsonDocument();
    JsonDocument(const JsonDocument&) = delete;
    JsonDocument& operator=(const JsonDocument&) = delete;

    [[nodiscard]] JsonFields root();
    /// Malformed with the first place that was refused, or TooLarge.
    [[nodiscard]] Status status() const;

private:
    friend class JsonFields;
    void note(std::string place);

    Sentence m_kind;
    std::unique_ptr<nlohmann::json> m_content;
    std::string m_refusedPlace; ///< the first; empty when there is none
    bool m_tooLarge = false;
};

} // namespace huitou
