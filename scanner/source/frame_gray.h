// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/decode/symbol_reader.h"

#include <vector>

class QVideoFrame;

namespace huitou
{

/// The codes in a video frame. Takes the brightness as it is where the frame has it as a plane of its own, as cameras
/// and video files do. Any thread.
[[nodiscard]] std::vector<Symbol> decodeFrame(QVideoFrame frame);

} // namespace huitou
