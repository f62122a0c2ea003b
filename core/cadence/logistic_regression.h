// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huitou
{

/// Rows of features, in single precision because there are many of them, and what came true of each.
struct LabelledRows {
    std::size_t width = 0;
    std::vector<float> features; ///< row after row
    std::vector<std::uint8_t> labels;

    [[nodiscard]] std::size_t rows() const { return labels.size(); }
};

/// A logistic regression on features that it standardises itself.
struct LogisticRegression {
    double intercept = 0;
    std::vector<double> weights; ///< by standardised features
    std::vector<double> means;
    std::vector<double> scales; ///< standard deviations; 1 where a feature never varies

    /// The log odds for these features, of which there are as many as weights.
    [[nodiscard]] double logOdds(std::span<const double> features) const;
};

/// The regression that makes the labels most likely, less `penalty` times half the sum of the squared weights, the
/// intercept free (L2), by Newton's method. There is at least one row; where all labels are alike the weights are none.
[[nodiscard]] LogisticRegression fitLogistic(const LabelledRows& rows, double penalty);

} // namespace huitou
