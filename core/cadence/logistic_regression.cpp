// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/logistic_regression.h"

#include "core/base/check.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace huitou
{

namespace
{

constexpr int mostSteps = 50;
constexpr double closeEnough = 1e-8;
constexpr Eigen::Index blockRows = 1024;

Eigen::Index rowsIn(const LabelledRows& rows)
{
    return static_cast<Eigen::Index>(rows.rows());
}

Eigen::Index widthOf(const LabelledRows& rows)
{
    return static_cast<Eigen::Index>(rows.width);
}

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using FloatRows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Some rows with the features standardised and a column of ones behind them.
RowMajor standardised(const LabelledRows& rows, const LogisticRegression& model, Eigen::Index begin, Eigen::Index count)
{
    const Eigen::Index width = widthOf(rows);
    const Eigen::Map<const FloatRows> raw(rows.features.data() + begin * width, count, width);
    const Eigen::Map<const Eigen::RowVectorXd> means(model.means.data(), width);
    const Eigen::Map<const Eigen::RowVectorXd> scales(model.scales.data(), width);
    RowMajor block(count, width + 1);
    block.leftCols(width) = (raw.cast<double>().rowwise() - means).array().rowwise() / scales.array();
    block.col(width).setOnes();
    return block;
}

void standardise(const LabelledRows& rows, LogisticRegression& model)
{
    const Eigen::Index width = widthOf(rows);
    const Eigen::Map<const FloatRows> raw(rows.features.data(), rowsIn(rows), width);
    for (Eigen::Index column = 0; column < width; ++column) {
        const double mean = raw.col(column).cast<double>().mean();
        const double variance = (raw.col(column).cast<double>().array() - mean).square().mean();
        model.means.push_back(mean);
        model.scales.push_back(variance > 1e-12 ? std::sqrt(variance) : 1);
    }
}

} // namespace

double LogisticRegression::logOdds(std::span<const double> features) const
{
    HUITOU_CHECK(features.size() == weights.size());
    double sum = intercept;
    for (std::size_t index = 0; index < weights.size(); ++index) {
        sum += weights[index] * (features[index] - means[index]) / scales[index];
    }
    return sum;
}

LogisticRegression fitLogistic(const LabelledRows& rows, double penalty)
{
    HUITOU_CHECK(rows.rows() > 0 && penalty > 0);
    HUITOU_CHECK(rows.features.size() == rows.rows() * rows.width);
    LogisticRegression model;
    standardise(rows, model);
    const Eigen::Index width = widthOf(rows);
    const auto positives = static_cast<double>(std::count(rows.labels.begin(), rows.labels.end(), 1));
    const auto all = static_cast<double>(rows.rows());
    Eigen::VectorXd weights = Eigen::VectorXd::Zero(width + 1);
    // Half a row of either kind keeps the odds finite where every label is the same.
    weights[width] = std::log((positives + 0.5) / (all - positives + 0.5));
    Eigen::VectorXd penalties = Eigen::VectorXd::Constant(width + 1, penalty);
    penalties[width] = 0;
    const bool hasBoth = positives > 0 && positives < all;
    for (int step = 0; hasBoth && step < mostSteps; ++step) {
        Eigen::VectorXd gradient = -(penalties.array() * weights.array()).matrix();
        Eigen::MatrixXd curvature = penalties.asDiagonal();
        for (Eigen::Index begin = 0; begin < rowsIn(rows); begin += blockRows) {
            const Eigen::Index count = std::min(blockRows, rowsIn(rows) - begin);
            const RowMajor block = standardised(rows, model, begin, count);
            const Eigen::ArrayXd odds = block * weights;
            const Eigen::ArrayXd chance = 1 / (1 + (-odds).exp());
            const Eigen::Map<const Eigen::Array<std::uint8_t, Eigen::Dynamic, 1>> labels(rows.labels.data() + begin,
                                                                                         count);
            gradient += block.transpose() * (labels.cast<double>() - chance).matrix();
            const RowMajor weighted = block.array().colwise() * (chance * (1 - chance));
            curvature.noalias() += block.transpose() * weighted;
        }
        const Eigen::VectorXd change = curvature.ldlt().solve(gradient);
        weights += change;
        if (change.cwiseAbs().maxCoeff() < closeEnough) {
            break;
        }
    }
    model.intercept = weights[width];
    model.weights.assign(weights.data(), weights.data() + width);
    return model;
}

} // namespace huitou
