// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/script.h"

#include "core/base/nearest_name.h"
#include "core/trial/step_fields.h"

#include <array>
#include <limits>
#include <set>
#include <utility>

namespace huitou::trial
{

namespace
{

using nlohmann::json;

constexpr std::size_t maxRights = 50;
constexpr std::int32_t maxTimes = 1'000'000;

/// How the steps are read: in which money, by which wall clock.
struct Reader {
    Currency currency;
    const OutletCalendar& calendar;
};

OutletId outletOf(StepFields& fields)
{
    return OutletId{static_cast<std::uint32_t>(fields.count("outlet", std::numeric_limits<std::int32_t>::max(), 1))};
}

std::optional<ManualDiscount> discountOf(StepFields& line, const Reader& reader, bool& managerAgrees)
{
    std::optional<StepFields> fields = line.object("discount");
    if (!fields) {
        return std::nullopt;
    }
    if (fields->has("amount") == fields->has("percent")) {
        fields->refuse("amount",
                       {"a discount has either an amount or a percent.", "折扣须写 amount 或 percent 之一。"});
    }
    const Money none = Money::zero(reader.currency);
    ManualDiscount discount{.amount = fields->money("amount", reader.currency, none),
                            .percentHundredths = fields->percentHundredths("percent", 0),
                            .reason = fields->name("reason")};
    managerAgrees = fields->boolean("manager").value_or(false);
    fields->finish();
    return discount;
}

BasketLine lineOf(StepFields& fields, const Reader& reader, bool& managerAgrees)
{
    BasketLine line;
    Article& article = line.article;
    article.sku = fields.name("sku");
    const std::string name = fields.nameIfThere("name").value_or(article.sku);
    article.name = {name, name};
    article.category = fields.text("category");
    article.labels = fields.names("labels", maxRights);
    line.quantity = fields.quantity("qty", Quantity::pieces(1)).value_or(Quantity{});
    article.weighed = line.quantity.thousandths() % 1000 != 0;
    article.unitPrice = fields.money("unit", reader.currency, std::nullopt);
    article.taxBasisPoints = fields.percentHundredths("tax", 0);
    article.taxIncluded = fields.boolean("tax_included").value_or(true);
    article.starDiscount = fields.boolean("star_discount").value_or(true);
    line.manual = discountOf(fields, reader, managerAgrees);
    fields.finish();
    return line;
}

Action readEnrol(StepFields& fields, const Reader& /*reader*/)
{
    return Enrol{.member = fields.name("member"),
                 .referrer = fields.nameIfThere("referrer"),
                 .birthday = fields.date("birthday")};
}

Sell readBasket(StepFields& fields, const Reader& reader)
{
    Sell sell;
    sell.member = fields.nameIfThere("member");
    sell.outlet = outletOf(fields);
    if (!fields.has("lines")) {
        fields.noteMissing("lines");
    }
    for (StepFields& line : fields.objects("lines", maxLinesOfSale)) {
        bool managerAgrees = false;
        sell.lines.push_back(lineOf(line, reader, managerAgrees));
        sell.managerAgreed.push_back(managerAgrees);
    }
    sell.redeem = fields.points("redeem", Points{}, false);
    sell.vouchers = fields.names("vouchers", maxRights);
    sell.giftCards = fields.names("giftcards", maxRights);
    for (StepFields& reward : fields.objects("rewards", maxRights)) {
        sell.rewards.push_back({.id = reward.name("id"), .times = reward.count("qty", maxTimes, 1)});
        reward.finish();
    }
    sell.codes = fields.names("codes", maxRights);
    return sell;
}

Action readSale(StepFields& fields, const Reader& reader)
{
    Sell sell = readBasket(fields, reader);
    sell.sale = fields.name("id");
    return sell;
}

Action readQuote(StepFields& fields, const Reader& reader)
{
    Sell sell = readBasket(fields, reader);
    sell.isQuote = true;
    return sell;
}

Action readReturn(StepFields& fields, const Reader& /*reader*/)
{
    Return step{.sale = fields.name("sale"), .outlet = outletOf(fields), .lines = {}};
    for (StepFields& line : fields.objects("lines", maxLinesOfSale)) {
        step.lines.push_back({.sku = line.name("sku"), .quantity = line.quantity("qty", std::nullopt)});
        line.finish();
    }
    if (step.lines.empty() && fields.has("lines")) {
        fields.refuse("lines", {"no goods are named; leave it out to bring everything back.",
                                "未列出商品；全部退回时请省略此项。"});
    }
    return step;
}

Action readVoid(StepFields& fields, const Reader& /*reader*/)
{
    Void step{.sale = fields.nameIfThere("sale").value_or(""),
              .giftCard = fields.nameIfThere("giftcard").value_or(""),
              .outlet = outletOf(fields)};
    if (step.sale.empty() == step.giftCard.empty()) {
        fields.refuse("sale", {"a void names either a sale or a giftcard.", "撤销须写 sale 或 giftcard 之一。"});
    }
    return step;
}

Action readAdjust(StepFields& fields, const Reader& /*reader*/)
{
    return Adjust{.member = fields.name("member"),
                  .points = fields.points("points", std::nullopt, true),
                  .expires = fields.date("expires"),
                  .reason = fields.text("reason")};
}

Points pointsAboveZero(StepFields& fields)
{
    const Points points = fields.points("points", std::nullopt, false);
    if (points.isZero()) {
        fields.refuse("points", {"write a number above zero.", "请写大于零的数。"});
    }
    return points;
}

Action readTransfer(StepFields& fields, const Reader& /*reader*/)
{
    return Transfer{.from = fields.name("from"), .to = fields.name("to"), .points = pointsAboveZero(fields)};
}

Action readMerge(StepFields& fields, const Reader& /*reader*/)
{
    return Merge{.from = fields.name("from"), .into = fields.name("into")};
}

Action readStar(StepFields& fields, const Reader& /*reader*/)
{
    if (!fields.has("star")) {
        fields.noteMissing("star");
    }
    return SetStar{.member = fields.name("member"),
                   .star = fields.text("star"),
                   .floor = fields.boolean("floor"),
                   .until = fields.date("until")};
}

Action readGiftCard(StepFields& fields, const Reader& reader)
{
    SellGiftCard step;
    step.card = fields.name("id");
    step.amount = fields.money("amount", reader.currency, std::nullopt);
    step.price = fields.money("price", reader.currency, step.amount);
    step.member = fields.nameIfThere("member");
    step.outlet = outletOf(fields);
    return step;
}

Action readReview(StepFields& /*fields*/, const Reader& /*reader*/)
{
    return Review{};
}

Action readStanding(StepFields& fields, const Reader& reader)
{
    return AskStanding{.member = fields.name("member"), .since = fields.moment("since", reader.calendar)};
}

struct Operation {
    const char* name;
    Action (*read)(StepFields& fields, const Reader& reader);
};
constexpr std::array<Operation, 12> operations{{
    {"enrol", readEnrol},
    {"sale", readSale},
    {"quote", readQuote},
    {"return", readReturn},
    {"void", readVoid},
    {"adjust", readAdjust},
    {"transfer", readTransfer},
    {"merge", readMerge},
    {"star", readStar},
    {"giftcard", readGiftCard},
    {"review", readReview},
    {"standing", readStanding},
}};

const Operation* operationOf(StepFields& fields)
{
    const std::string op = fields.name("op");
    std::vector<std::string> names;
    std::string list;
    for (const Operation& operation : operations) {
        if (op == operation.name) {
            return &operation;
        }
        names.emplace_back(operation.name);
        list += (list.empty() ? "" : ", ") + names.back();
    }
    if (const std::optional<std::string> meant = nearestName(op, names)) {
        fields.refuse("op", {"there is no such step; did you mean \"" + *meant + "\"?",
                             "没有这种步骤；是否要写“" + *meant + "”？"});
    }
    fields.refuse("op",
                  {"there is no such step; the steps are " + list + ".", "没有这种步骤；可用的有 " + list + "。"});
    return nullptr;
}

Result<Step> stepOf(const json& value, const Reader& reader)
{
    if (!value.is_object()) {
        return Error{ErrorCode::Malformed, {"A step is an object: {\"op\": …}.", "步骤须是对象：{\"op\": …}。"}};
    }
    StepReading reading;
    StepFields fields(value, {}, reading);
    const Operation* operation = operationOf(fields);
    if (operation == nullptr) {
        return *reading.error;
    }
    Step step;
    step.op = operation->name;
    const std::optional<Instant> at = fields.moment("at", reader.calendar);
    if (!fields.has("at")) {
        fields.noteMissing("at");
    }
    step.action = operation->read(fields, reader);
    const std::optional<std::string> id = fields.nameIfThere("id");
    fields.finish();
    if (reading.error) {
        return *reading.error;
    }
    step.at = at.value_or(Instant{});
    step.day = reader.calendar.businessDate(step.at);
    step.identity = id ? step.op + " " + *id : reading.content;
    step.content = std::move(reading.content);
    return step;
}

/// Looks over a script before it is built up in memory: its depth, how many steps it has, no field twice.
class Survey : public nlohmann::json_sax<json>
{
public:
    bool null() override { return value(); }
    bool boolean(bool /*value*/) override { return value(); }
    bool number_integer(number_integer_t /*value*/) override { return value(); }
    bool number_unsigned(number_unsigned_t /*value*/) override { return value(); }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return value(); }
    bool string(string_t& /*value*/) override { return value(); }
    bool binary(binary_t& /*value*/) override { return value(); }
    bool start_object(std::size_t /*count*/) override { return open(true); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*count*/) override { return open(false); }
    bool end_array() override { return close(); }
    bool key(string_t& key) override
    {
        if (!m_keys.back().insert(key).second) {
            refuse(ErrorCode::Malformed,
                   {"the field \"" + key + "\" stands there twice.", "“" + key + "”出现了两次。"});
            return false;
        }
        return true;
    }
    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*why*/) override
    {
        const std::string place = std::to_string(position);
        refuse(ErrorCode::Malformed,
               {"the text is no JSON from byte " + place + " on.", "第 " + place + " 字节起不是有效的 JSON。"});
        return false;
    }

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    bool open(bool isObject)
    {
        if (m_keys.empty() && isObject) {
            refuse(ErrorCode::Malformed,
                   {"it is not an array of steps: [{\"op\": …}, …].", "须是步骤的列表：[{\"op\": …}, …]。"});
            return false;
        }
        if (m_keys.size() == maxScriptDepth) {
            const std::string most = std::to_string(maxScriptDepth);
            refuse(ErrorCode::TooLarge, {"it is nested deeper than " + most + ".", "嵌套超过 " + most + " 层。"});
            return false;
        }
        if (!value()) {
            return false;
        }
        m_keys.emplace_back();
        return true;
    }
    /// Counts the steps: what stands in the outermost list.
    bool value()
    {
        if (m_keys.size() == 1 && ++m_steps > maxSteps) {
            const std::string most = std::to_string(maxSteps);
            refuse(ErrorCode::TooLarge, {"it has more than " + most + " steps.", "超过 " + most + " 步。"});
            return false;
        }
        return true;
    }
    bool close()
    {
        m_keys.pop_back();
        return true;
    }
    void refuse(ErrorCode code, const Sentence& why)
    {
        const std::string step = std::to_string(m_steps);
        const bool isInStep = m_steps > 0;
        m_error = Error{code,
                        {"The script can't be played" + (isInStep ? ", step " + step : "") + ": " + why.en,
                         "脚本无法执行" + (isInStep ? "，第 " + step + " 步" : "") + "：" + why.zh}};
    }

    std::vector<std::set<std::string>> m_keys; ///< of each object (or array) that is open
    std::size_t m_steps = 0;
    std::optional<Error> m_error;
};

} // namespace

Result<Script> readScript(std::string_view text, Currency currency, const OutletCalendar& calendar)
{
    if (text.size() > maxScriptBytes) {
        return Error{ErrorCode::TooLarge,
                     {"The script is larger than 16 MiB; play it in parts.", "脚本超过 16 MiB；请分段执行。"}};
    }
    Survey survey;
    const bool isSound = json::sax_parse(text, &survey);
    if (survey.error()) {
        return *survey.error();
    }
    const json document = isSound ? json::parse(text, nullptr, /*allow_exceptions=*/false) : json{};
    if (!document.is_array()) {
        return Error{ErrorCode::Malformed,
                     {"The script can't be played: it is not an array of steps: [{\"op\": …}, …].",
                      "脚本无法执行：须是步骤的列表：[{\"op\": …}, …]。"}};
    }
    Script script;
    script.reserve(document.size());
    for (const json& value : document) {
        script.push_back(stepOf(value, {currency, calendar}));
    }
    return script;
}

} // namespace huitou::trial
