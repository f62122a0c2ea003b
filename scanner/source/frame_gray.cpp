// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/frame_gray.h"

#include "scanner/decode/image_file.h"

#include <QImage>
#include <QVideoFrame>
#include <QVideoFrameFormat>

namespace huitou
{

namespace
{

bool hasBrightnessPlane(QVideoFrameFormat::PixelFormat format)
{
    switch (format) {
    case QVideoFrameFormat::Format_YUV420P:
    case QVideoFrameFormat::Format_YUV422P:
    case QVideoFrameFormat::Format_YV12:
    case QVideoFrameFormat::Format_NV12:
    case QVideoFrameFormat::Format_NV21:
    case QVideoFrameFormat::Format_IMC1:
    case QVideoFrameFormat::Format_IMC2:
    case QVideoFrameFormat::Format_IMC3:
    case QVideoFrameFormat::Format_IMC4:
    case QVideoFrameFormat::Format_Y8: return true;
    default: return false; // every other format goes the long way round
    }
}

} // namespace

std::vector<Symbol> decodeFrame(QVideoFrame frame)
{
    if (hasBrightnessPlane(frame.pixelFormat()) && frame.map(QVideoFrame::ReadOnly)) {
        std::vector<Symbol> symbols = decodeSymbols(GrayView{.pixels = frame.bits(0),
                                                             .width = frame.width(),
                                                             .height = frame.height(),
                                                             .bytesPerRow = frame.bytesPerLine(0)});
        frame.unmap();
        return symbols;
    }
    return decodeSymbols(frame.toImage());
}

} // namespace huitou
