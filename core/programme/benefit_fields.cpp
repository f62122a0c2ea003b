// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/section_fields.h"

namespace huitou
{

void articleFields(Fields& fields, ArticleFilter& filter)
{
    fields.texts("articles", filter.articles, TextKind::Article);
    fields.texts("labels", filter.labels, TextKind::Label);
    fields.texts("categories", filter.categories, TextKind::Category);
    fields.texts("not_articles", filter.notArticles, TextKind::Article);
    fields.texts("not_labels", filter.notLabels, TextKind::Label);
    fields.texts("not_categories", filter.notCategories, TextKind::Category);
}

void articleSection(Fields& fields, std::string_view key, ArticleFilter& filter)
{
    fields.optionalSection(key, !filter.isEverything(), [&](Fields& inner) { articleFields(inner, filter); });
}

void starListField(Fields& fields, std::vector<std::string>& stars)
{
    fields.texts("stars", stars, TextKind::Identifier);
}

void benefitFields(Fields& fields, Benefit& benefit)
{
    fields.choice<BenefitKind>("gives", benefit.kind,
                               {{"amount", BenefitKind::Amount},
                                {"percent", BenefitKind::Percent},
                                {"articles", BenefitKind::Articles},
                                {"cheapest", BenefitKind::Cheapest}});
    if (benefit.kind == BenefitKind::Amount) {
        fields.money("amount", benefit.amount, Least::AboveZero);
    } else {
        benefit.amount = fields.zero();
    }
    if (benefit.kind == BenefitKind::Percent || benefit.kind == BenefitKind::Cheapest) {
        fields.percent("percent", benefit.percentHundredths, {1, 10'000});
    }
    if (benefit.kind == BenefitKind::Articles) {
        fields.integer("pieces", benefit.pieces, {1, 1000}, 1);
    }
    articleFields(fields, benefit.on);
    fields.money("cap", benefit.cap);
}

} // namespace huitou
