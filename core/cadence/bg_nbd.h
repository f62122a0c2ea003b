// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/purchase_trails.h"

namespace huitou
{

/// What the BG/NBD model needs of one customer: purchases after the first, when the last one was, how long they are
/// known; both times from the first purchase, in one unit.
struct BgNbdCustomer {
    double repeats = 0;
    double lastAt = 0;
    double age = 0;
};

/// BG/NBD (Fader, Hardie, Lee 2005, "Counting your customers the easy way"), a baseline that others know. Purchases are
/// Poisson with a gamma(r, alpha) rate; after each repeat purchase a customer is lost with a beta(a, b) chance.
struct BgNbd {
    double r;
    double alpha;
    double a;
    double b;

    [[nodiscard]] double alive(const BgNbdCustomer& customer) const;
    /// The chance of no purchase within `horizon` from now, in the unit of the customer's times.
    [[nodiscard]] double silent(const BgNbdCustomer& customer, double horizon) const;
};

/// The parameters that make these customers most likely, by maximum likelihood with analytic gradients. There is at
/// least one.
[[nodiscard]] BgNbd fitBgNbd(std::span<const BgNbdCustomer> customers);

/// Those with a first purchase day up to and including `until`, in days.
[[nodiscard]] std::vector<BgNbdCustomer> bgNbdCustomers(const PurchaseTrails& trails, Date until);

} // namespace huitou
