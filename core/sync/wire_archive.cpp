// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/wire_archive.h"

#include <boost/archive/impl/archive_serializer_map.ipp>
#include <boost/archive/impl/basic_binary_iprimitive.ipp>
#include <boost/archive/impl/basic_binary_oprimitive.ipp>

// What Boost asks of an archive class of one's own.
namespace boost::archive
{

template class detail::archive_serializer_map<huitou::wire::Writer>;
template class basic_binary_oprimitive<huitou::wire::Writer, char, std::char_traits<char>>;
template class detail::archive_serializer_map<huitou::wire::Reader>;
template class basic_binary_iprimitive<huitou::wire::Reader, char, std::char_traits<char>>;

} // namespace boost::archive

namespace huitou::wire
{

void refuseInput()
{
    throw boost::archive::archive_exception(boost::archive::archive_exception::other_exception);
}

} // namespace huitou::wire
