// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/asked_wishes.h"

namespace huitou
{

const std::array<Wish, 5>& askedWishes()
{
    static const std::array<Wish, 5> wishes{Wish{"offers:shop", {"Offers in the shop", "店内优惠"}},
                                            Wish{"offers:email", {"Offers by e-mail", "邮件优惠"}, true},
                                            Wish{"offers:messenger", {"Offers by message", "短信优惠"}},
                                            Wish{"offers:phone", {"Offers by phone", "电话优惠"}},
                                            Wish{"follow-up:phone", {"A call how it went", "电话回访"}}};
    return wishes;
}

} // namespace huitou
