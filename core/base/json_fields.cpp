// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_fields.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace huitou
{

using nlohmann::json;

JsonFields::JsonFields(JsonDocument& document, const json& object, std::string place)
    : m_document(&document), m_object(&object), m_place(std::move(place))
{
}

std::string JsonFields::placeOf(const char* key) const
{
    return m_place.empty() ? key : m_place + "." + key;
}

void JsonFields::refuse(const char* key) const
{
    m_document->note(placeOf(key));
}

const json* JsonFields::find(const char* key) const
{
    const auto found = m_object->find(key);
    return found == m_object->end() ? nullptr : &*found;
}

bool JsonFields::has(const char* key) const
{
    return find(key) != nullptr;
}

bool JsonFields::boolean(const char* key) const
{
    const json* field = find(key);
    if (field == nullptr || !field->is_boolean()) {
        refuse(key);
        return false;
    }
    return field->get<bool>();
}

std::int64_t JsonFields::integer(const char* key, std::int64_t least, std::int64_t most) const
{
    const json* field = find(key);
    // An unsigned number beyond int64 would turn negative in get().
    const bool fits = field != nullptr && field->is_number_integer() &&
                      (!field->is_number_unsigned() || std::in_range<std::int64_t>(field->get<std::uint64_t>()));
    const std::int64_t value = fits ? field->get<std::int64_t>() : least;
    if (!fits || value < least || value > most) {
        refuse(key);
        return least;
    }
    return value;
}

std::string JsonFields::text(const char* key, std::size_t maxBytes) const
{
    const json* field = find(key);
    if (field == nullptr || !field->is_string() || field->get_ref<const std::string&>().size() > maxBytes) {
        refuse(key);
        return {};
    }
    return field->get<std::string>();
}

Sentence JsonFields::sentence(const char* key) const
{
    const json* field = find(key);
    if (field == nullptr || !field->is_object()) {
        refuse(key);
        return {};
    }
    const JsonFields texts(*m_document, *field, placeOf(key));
    return Sentence{.en = texts.text("en"), .zh = texts.text("zh")};
}

std::vector<std::string> JsonFields::texts(const char* key, std::size_t maxCount) const
{
    const json* field = find(key);
    if (field == nullptr || !field->is_array() || field->size() > maxCount) {
        refuse(key);
        return {};
    }
    std::vector<std::string> values;
    for (const json& element : *field) {
        if (!element.is_string()) {
            refuse(key);
            return {};
        }
        values.push_back(element.get<std::string>());
    }
    return values;
}

std::vector<JsonFields> JsonFields::list(const char* key, std::size_t maxCount) const
{
    const json* field = find(key);
    if (field == nullptr || !field->is_array() || field->size() > maxCount) {
        refuse(key);
        return {};
    }
    std::vector<JsonFields> objects;
    for (const json& element : *field) {
        std::string place = placeOf(key) + "[" + std::to_string(objects.size()) + "]";
        if (!element.is_object()) {
            m_document->note(std::move(place));
            return {};
        }
        objects.push_back(JsonFields(*m_document, element, std::move(place)));
    }
    return objects;
}

JsonDocument::JsonDocument(std::string_view text, Sentence kind, std::int64_t format, std::size_t maxBytes)
    : m_kind(std::move(kind)), m_content(std::make_unique<json>(json::object())), m_tooLarge(text.size() > maxBytes)
{
    if (m_tooLarge) {
        return;
    }
    json parsed = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!parsed.is_object()) {
        note("(top)");
        return;
    }
    *m_content = std::move(parsed);
    static_cast<void>(root().integer("format", format, format));
}

JsonDocument::~JsonDocument() = default;

JsonFields JsonDocument::root()
{
    return JsonFields(*this, *m_content, {});
}

void JsonDocument::note(std::string place)
{
    if (m_refusedPlace.empty()) {
        m_refusedPlace = std::move(place);
    }
}

Status JsonDocument::status() const
{
    if (m_tooLarge) {
        return Error{ErrorCode::TooLarge,
                     {.en = "The " + m_kind.en + " is too large to be read; send a smaller one.",
                      .zh = m_kind.zh + "太大，无法读取；请发送较小的文件。"}};
    }
    if (!m_refusedPlace.empty()) {
        return Error{ErrorCode::Malformed,
                     {.en = "The " + m_kind.en + " can't be read at " + m_refusedPlace + "; send it again.",
                      .zh = m_kind.zh + "在 " + m_refusedPlace + " 处无法读取；请重新发送。"}};
    }
    return {};
}

} // namespace huitou
