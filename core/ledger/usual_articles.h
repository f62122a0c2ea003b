// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/standing.h"

namespace huitou
{

/// Counts each article of a sale once, however many lines it has, among those that the member usually buys.
void noteUsualArticles(const std::vector<SaleLineFact>& lines, std::vector<UsualArticle>& usual);

/// Adds the habits of another record of the same person.
void mergeUsualArticles(const std::vector<UsualArticle>& others, std::vector<UsualArticle>& usual);

} // namespace huitou
