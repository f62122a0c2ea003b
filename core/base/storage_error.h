// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <stdexcept>
#include <utility>

namespace huitou
{

/// The database gave way: thrown so that transactions roll back, caught once by the use case in app/, which shows
/// `error` to a person. Nothing is thrown through Qt.
class StorageError : public std::runtime_error
{
public:
    explicit StorageError(Error error) : std::runtime_error(error.message.en), m_error(std::move(error)) {}
    [[nodiscard]] const Error& error() const noexcept { return m_error; }

private:
    Error m_error;
};

} // namespace huitou
