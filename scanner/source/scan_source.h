// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/card_number.h"
#include "core/base/result.h"

#include <QObject>
#include <QString>

namespace huitou
{

/// A scan of which something is missing, or that nothing shows to be whole.
[[nodiscard]] Error cutOff();

/// A device, or a picture of one, that gives scans. Lives on the GUI thread and signals there; waiting and decoding
/// happen elsewhere.
class ScanSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Begins to read. Refuses with CameraFailed or Io when the device cannot be opened; once it runs, what goes wrong
    /// comes by `failed`.
    [[nodiscard]] virtual Status start() = 0;
    virtual void stop() = 0;

signals:
    /// A whole text, at most 512 bytes, without control characters. `origin` says whether it came out of a goods
    /// symbol, as far as the device tells.
    void scanned(const QString& text, huitou::NumberOrigin origin);
    void failed(const huitou::Error& error);
};

} // namespace huitou
