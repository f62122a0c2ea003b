// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/check.h"
#include "core/base/money.h"

#include <boost/archive/archive_exception.hpp>
#include <boost/archive/basic_archive.hpp>
#include <boost/archive/binary_iarchive_impl.hpp>
#include <boost/archive/binary_oarchive_impl.hpp>
#include <boost/serialization/level.hpp>
#include <boost/serialization/tracking.hpp>
#include <boost/serialization/traits.hpp>

#include <bit>
#include <cstdint>
#include <streambuf>
#include <string>
#include <type_traits>
#include <vector>

/// Boost.Serialization with everything taken out that an attacker, or a bug, could lead astray: an archive here
/// takes integers of a fixed width and Flat values, nothing else, and writes their bytes and nothing else. Only
/// core/sync includes this.
namespace huitou::wire
{

static_assert(std::endian::native == std::endian::little, "the wire form is little-endian");

template <typename T>
inline constexpr bool isFixedWidth =
    std::is_same_v<T, std::uint8_t> || std::is_same_v<T, std::uint16_t> || std::is_same_v<T, std::uint32_t> ||
    std::is_same_v<T, std::uint64_t> || std::is_same_v<T, std::int32_t> || std::is_same_v<T, std::int64_t>;

template <typename T>
inline constexpr bool isUnbounded = false;
template <typename... Rest>
inline constexpr bool isUnbounded<std::basic_string<Rest...>> = true;
template <typename... Rest>
inline constexpr bool isUnbounded<std::vector<Rest...>> = true;

/// A value that an archive takes through its `describe` function. To Boost it is one type with no class information,
/// no version, no tracking and no address.
template <typename T>
struct Flat : boost::serialization::traits<Flat<T>, boost::serialization::object_serializable,
                                           boost::serialization::track_never> {
    static_assert(!std::is_pointer_v<T> && !std::is_polymorphic_v<T>, "only plain values travel");
    static_assert(!std::is_floating_point_v<T>, "no binary fractions on the wire");
    static_assert(!isUnbounded<T>, "give it a bound: text() or list()");

    explicit Flat(T& described) : value(described) {}
    T& value;
};

template <typename T>
inline constexpr bool isFlat = false;
template <typename T>
inline constexpr bool isFlat<Flat<T>> = true;

/// What Boost keeps of classes and objects beside their values. Flat values need none of it.
template <typename T>
inline constexpr bool isBookkeeping =
    std::is_same_v<T, boost::archive::version_type> || std::is_same_v<T, boost::archive::object_id_type> ||
    std::is_same_v<T, boost::archive::object_reference_type> || std::is_same_v<T, boost::archive::class_id_type> ||
    std::is_same_v<T, boost::archive::class_id_optional_type> ||
    std::is_same_v<T, boost::archive::class_id_reference_type> || std::is_same_v<T, boost::archive::class_name_type> ||
    std::is_same_v<T, boost::archive::tracking_type>;

/// The one way in which reading refuses, whatever the reason.
[[noreturn]] void refuseInput();

/// What the parts of a value need to know of what is around them.
struct Context {
    Currency currency = cny;        ///< of every amount
    std::int64_t amountLimit = 0;   ///< largest magnitude of an amount
    std::uint8_t factVersion = 2;   ///< in which a fact is written (fact_fields.h)
    std::uint8_t uploadVersion = 2; ///< in which an upload is written (message_fields.h)
    std::uint8_t answerVersion = 3; ///< in which an answer is written (message_fields.h)
};

/// Where a writer's bytes go: a buffer that keeps its memory from one value to the next.
class ByteSink final : public std::streambuf
{
public:
    void clear() { m_bytes.clear(); }
    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }

protected:
    std::streamsize xsputn(const char* from, std::streamsize count) override
    {
        m_bytes.insert(m_bytes.end(), from, from + count);
        return count;
    }
    int_type overflow(int_type byte) override
    {
        m_bytes.push_back(static_cast<std::uint8_t>(byte));
        return byte;
    }

private:
    Bytes m_bytes;
};

/// Bytes that a reader reads, where they are.
class ByteSource final : public std::streambuf
{
public:
    void reset(ByteView bytes)
    {
        // A stream buffer wants char*, and never writes through it while it is only read.
        char* begin = const_cast<char*>(reinterpret_cast<const char*>(bytes.data()));
        setg(begin, begin, begin + bytes.size());
    }
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(egptr() - gptr()); }
};

inline constexpr unsigned int archiveFlags =
    boost::archive::no_header | boost::archive::no_codecvt | boost::archive::no_tracking;

class Writer final : public boost::archive::binary_oarchive_impl<Writer, char, std::char_traits<char>>
{
    using Base = boost::archive::binary_oarchive_impl<Writer, char, std::char_traits<char>>;
    friend class boost::archive::detail::interface_oarchive<Writer>;
    friend class boost::archive::basic_binary_oarchive<Writer>;
    friend class boost::archive::save_access;

public:
    explicit Writer(ByteSink& sink) : Base(sink, archiveFlags) {}

    Context context;

private:
    template <typename T>
    void save_override(T& value)
    {
        using Value = std::remove_const_t<T>;
        static_assert(isFixedWidth<Value> || isFlat<Value> || isBookkeeping<Value>, "not a type of the wire");
        HUITOU_CHECK(!isBookkeeping<Value>);
        if constexpr (!isBookkeeping<Value>) {
            Base::save_override(value);
        }
    }
};

class Reader final : public boost::archive::binary_iarchive_impl<Reader, char, std::char_traits<char>>
{
    using Base = boost::archive::binary_iarchive_impl<Reader, char, std::char_traits<char>>;
    friend class boost::archive::detail::interface_iarchive<Reader>;
    friend class boost::archive::basic_binary_iarchive<Reader>;
    friend class boost::archive::load_access;

public:
    explicit Reader(ByteSource& source) : Base(source, archiveFlags), m_source(source) {}

    Context context;

    /// How much memory lists may take in all, from now on.
    void allow(std::size_t bytes) { m_budget = bytes; }
    /// Refuses a list that says it has more elements than bytes are left, or takes more memory than is allowed.
    void claim(std::size_t count, std::size_t elementSize)
    {
        if (count > m_source.left() || count * elementSize > m_budget) {
            refuseInput();
        }
        m_budget -= count * elementSize;
    }

private:
    template <typename T>
    void load_override(T& value)
    {
        static_assert(isFixedWidth<T> || isFlat<T> || isBookkeeping<T>, "not a type of the wire");
        HUITOU_CHECK(!isBookkeeping<T>);
        if constexpr (!isBookkeeping<T>) {
            Base::load_override(value);
        }
    }

    ByteSource& m_source;
    std::size_t m_budget = 0;
};

template <typename Archive, typename T>
void serialize(Archive& archive, Flat<T>& flat, unsigned int)
{
    describe(archive, flat.value);
}

/// Writes or reads the fields one after the other.
template <typename Archive, typename... Fields>
void fields(Archive& archive, Fields&&... each)
{
    const auto one = [&archive]<typename T>(T& field) {
        if constexpr (isFixedWidth<T>) {
            archive& field;
        } else {
            Flat<T> flat{field};
            archive& flat;
        }
    };
    (one(each), ...);
}

template <typename Archive>
inline constexpr bool isReading = Archive::is_loading::value;

} // namespace huitou::wire
