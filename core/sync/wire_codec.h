// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/wire_fields.h"

#include <algorithm>
#include <new>
#include <stdexcept>

/// Values to bytes and back.
namespace huitou::wire
{

/// How many times a reader was let at bytes in this process. By it a test sees that a forged message never got there.
[[nodiscard]] std::uint64_t readersEntered() noexcept;
void countReaderEntered() noexcept;

/// The one refusal of bytes that aren't a value's own.
[[nodiscard]] Error malformed();

/// A writer and its buffer, one a thread: making an archive costs more than writing a fact.
struct WriterOfThread {
    ByteSink sink;
    Writer archive{sink};
};
struct ReaderOfThread {
    ByteSource source;
    Reader archive{source};
};

template <typename T>
[[nodiscard]] ByteView encodeInPlace(const T& value)
{
    thread_local WriterOfThread writer;
    writer.sink.clear();
    writer.archive.context = {};
    // A writer only reads what `describe` shows it; the same function serves the reader, hence no const in it.
    fields(writer.archive, const_cast<T&>(value));
    return writer.sink.bytes();
}

template <typename T>
[[nodiscard]] Bytes encode(const T& value)
{
    const ByteView bytes = encodeInPlace(value);
    return {bytes.begin(), bytes.end()};
}

/// The value whose encoding `bytes` is, to the last byte, within `memoryLimit` for lists and texts.
template <typename T>
[[nodiscard]] Result<T> decode(ByteView bytes, std::size_t memoryLimit)
{
    countReaderEntered();
    try {
        thread_local ReaderOfThread reader;
        reader.source.reset(bytes);
        reader.archive.allow(memoryLimit);
        reader.archive.context = {};
        T value;
        fields(reader.archive, value);
        if (reader.source.left() != 0) {
            return malformed();
        }
        const ByteView again = encodeInPlace(value);
        if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end())) {
            return malformed();
        }
        return value;
    } catch (const boost::archive::archive_exception&) {
        return malformed();
    } catch (const std::length_error&) {
        return malformed();
    } catch (const std::bad_alloc&) {
        return malformed();
    }
}

} // namespace huitou::wire
