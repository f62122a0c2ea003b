// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/source/repeat_filter.h"
#include "scanner/source/scan_source.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <memory>
#include <vector>

class QCamera;
class QMediaCaptureSession;
class QMediaPlayer;
class QVideoFrame;
class QVideoSink;

namespace huitou
{

struct Symbol;

/// Reads codes from the frames of a camera, or of a video file that stands for one. Frames are decoded on a worker
/// thread, one at a time; those that come meanwhile are passed over. The same text counts once while it is in view.
class CameraSource final : public ScanSource
{
    Q_OBJECT
public:
    /// The machine's default camera.
    explicit CameraSource(QObject* parent = nullptr);
    /// A video file, played once at its own pace.
    explicit CameraSource(const QString& videoFile, QObject* parent = nullptr);
    ~CameraSource() override;

    [[nodiscard]] Status start() override;
    void stop() override;

signals:
    /// The video file was shown to its end and its last frame is decoded.
    void finished();

private:
    void takeFrame(const QVideoFrame& frame);
    void takeSymbols(const std::vector<Symbol>& symbols);
    void finishIfIdle();
    [[nodiscard]] Status startCamera();
    [[nodiscard]] Status startVideo();

    QString m_videoFile; ///< empty: the camera
    std::unique_ptr<QVideoSink> m_sink;
    std::unique_ptr<QMediaPlayer> m_player;
    std::unique_ptr<QCamera> m_camera;
    std::unique_ptr<QMediaCaptureSession> m_session;
    QThreadPool m_worker; ///< one thread
    RepeatFilter m_repeats;
    QElapsedTimer m_clock;
    bool m_decoding = false;
    bool m_atEnd = false;
};

} // namespace huitou
