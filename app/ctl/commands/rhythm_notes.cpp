// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/rhythm_notes.h"

#include "core/storage/office_store.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr int formatOfNotes = 1;
constexpr std::size_t keptForemost = 20'000;

auto numberOfDay(Date day)
{
    return day.time_since_epoch().count();
}

Date dayIn(const json& number)
{
    return Date{std::chrono::days{number.get<int>()}};
}

json jsonOfModel(const SilenceModel& model)
{
    const CadenceParameters& rhythm = model.rhythm;
    json content{{"rhythm", {rhythm.r, rhythm.alpha, rhythm.a, rhythm.b, rhythm.rho}},
                 {"horizon_days", model.horizonDays},
                 {"is_learned", model.isRhythmLearned},
                 {"learned", numberOfDay(model.learned)},
                 {"paces", model.paces}};
    if (model.layer) {
        content["layer"] = {{"intercept", model.layer->intercept},
                            {"weights", model.layer->weights},
                            {"means", model.layer->means},
                            {"scales", model.layer->scales}};
    }
    return content;
}

std::vector<double> figuresIn(const json& list, std::size_t count)
{
    static_cast<void>(list.at(count - 1)); // throws when there are fewer
    return list.get<std::vector<double>>();
}

SilenceModel modelIn(const json& content)
{
    SilenceModel model;
    const std::vector<double> rhythm = figuresIn(content.at("rhythm"), 5);
    model.rhythm = {rhythm[0], rhythm[1], rhythm[2], rhythm[3], rhythm[4]};
    model.horizonDays = content.at("horizon_days").get<int>();
    model.isRhythmLearned = content.at("is_learned").get<bool>();
    model.learned = dayIn(content.at("learned"));
    model.paces = content.at("paces").get<std::vector<float>>();
    if (content.contains("layer")) {
        const json& layer = content.at("layer");
        model.layer = LogisticRegression{
            layer.at("intercept").get<double>(), figuresIn(layer.at("weights"), silenceFeatureCount),
            figuresIn(layer.at("means"), silenceFeatureCount), figuresIn(layer.at("scales"), silenceFeatureCount)};
    }
    return model;
}

json jsonOfNotes(const RhythmNotes& notes)
{
    json foremost = json::array();
    for (std::size_t index = 0; index < std::min(notes.foremost.size(), keptForemost); ++index) {
        foremost.push_back({notes.foremost[index].member.text(), notes.foremost[index].hasRhythm});
    }
    return {{"format", formatOfNotes}, {"day", numberOfDay(notes.day)},         {"model", jsonOfModel(notes.model)},
            {"away", notes.away},      {"without_rhythm", notes.withoutRhythm}, {"foremost", std::move(foremost)}};
}

RhythmNotes notesIn(const json& content)
{
    RhythmNotes notes{.day = dayIn(content.at("day")),
                      .model = modelIn(content.at("model")),
                      .away = content.at("away").get<std::size_t>(),
                      .withoutRhythm = content.at("without_rhythm").get<std::size_t>()};
    for (const json& one : content.at("foremost")) {
        notes.foremost.push_back(
            {MemberId::parse(one.at(0).get<std::string>()).value_or(MemberId{}), one.at(1).get<bool>()});
    }
    return notes;
}

} // namespace

void keepRhythmNotes(OfficeStore& store, const RhythmNotes& notes)
{
    store.putDocument(DocumentKind::Rhythm, officeItself, bytesOf(jsonOfNotes(notes).dump()));
}

std::optional<RhythmNotes> keptRhythmNotes(OfficeStore& store, Date today)
{
    const std::optional<Document> document = store.document(DocumentKind::Rhythm, officeItself);
    if (!document) {
        return std::nullopt;
    }
    const json content = json::parse(textOf(document->content), nullptr, false);
    try {
        if (content.at("format") != formatOfNotes) {
            return std::nullopt; // a newer process of the office wrote it
        }
        RhythmNotes notes = notesIn(content);
        const bool isOfNow = notes.day <= today && today <= notes.day + std::chrono::days{1};
        return isOfNow ? std::optional(std::move(notes)) : std::nullopt;
    } catch (const json::exception& failure) {
        spdlog::error("event=rhythm_notes_unreadable detail=\"json {}\"", failure.id); // the next night mends it
        return std::nullopt;
    }
}

} // namespace huitou
