// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/camera_source.h"

#include "scanner/decode/symbol_reader.h"
#include "scanner/source/frame_gray.h"

#include <QCamera>
#include <QCameraDevice>
#include <QFile>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QUrl>
#include <QVideoFrame>
#include <QVideoSink>

#include <utility>

namespace huitou
{

namespace
{

Error cameraError(Sentence message, const QString& detail)
{
    return Error{ErrorCode::CameraFailed, std::move(message), detail.toStdString()};
}

Error broken(const QString& detail)
{
    return cameraError({"The camera gives no picture. Check its cable; codes can also be read by the hand scanner or "
                        "typed in.",
                        "摄像头没有画面。请检查连线；也可以用扫码枪或手工输入。"},
                       detail);
}

NumberOrigin originOf(SymbolFormat format)
{
    switch (format) {
    case SymbolFormat::Ean13:
    case SymbolFormat::Ean8:
    case SymbolFormat::UpcA: return NumberOrigin::GoodsSymbol;
    case SymbolFormat::Qr:
    case SymbolFormat::Code128: return NumberOrigin::Unknown;
    }
    return NumberOrigin::Unknown;
}

} // namespace

CameraSource::CameraSource(QObject* parent) : CameraSource(QString(), parent) {}

CameraSource::CameraSource(const QString& videoFile, QObject* parent)
    : ScanSource(parent), m_videoFile(videoFile), m_sink(std::make_unique<QVideoSink>())
{
    m_worker.setMaxThreadCount(1);
    m_clock.start();
    connect(m_sink.get(), &QVideoSink::videoFrameChanged, this, &CameraSource::takeFrame);
}

CameraSource::~CameraSource()
{
    stop();
}

Status CameraSource::start()
{
    m_atEnd = false;
    return m_videoFile.isEmpty() ? startCamera() : startVideo();
}

void CameraSource::stop()
{
    m_player.reset();
    m_session.reset();
    m_camera.reset();
    m_worker.waitForDone();
}

Status CameraSource::startCamera()
{
    if (QMediaDevices::videoInputs().isEmpty()) {
        return cameraError({"No camera is connected. Plug one in, or use the hand scanner.",
                            "没有连接摄像头。请插上摄像头，或使用扫码枪。"},
                           {});
    }
    m_camera = std::make_unique<QCamera>();
    m_session = std::make_unique<QMediaCaptureSession>();
    m_session->setCamera(m_camera.get());
    m_session->setVideoSink(m_sink.get());
    connect(m_camera.get(), &QCamera::errorOccurred, this,
            [this](QCamera::Error, const QString& detail) { emit failed(broken(detail)); });
    m_camera->start();
    return {};
}

Status CameraSource::startVideo()
{
    if (!QFile::exists(m_videoFile)) {
        const std::string file = m_videoFile.toStdString();
        return cameraError(
            {"There is no video file " + file + ". Check the path.", "没有视频文件 " + file + "，请检查路径。"}, {});
    }
    m_player = std::make_unique<QMediaPlayer>();
    m_player->setVideoSink(m_sink.get());
    connect(m_player.get(), &QMediaPlayer::errorOccurred, this,
            [this](QMediaPlayer::Error, const QString& detail) { emit failed(broken(detail)); });
    connect(m_player.get(), &QMediaPlayer::mediaStatusChanged, this, [this](QMediaPlayer::MediaStatus status) {
        if (status == QMediaPlayer::EndOfMedia) {
            m_atEnd = true;
            finishIfIdle();
        }
    });
    m_player->setSource(QUrl::fromLocalFile(m_videoFile));
    m_player->play();
    return {};
}

void CameraSource::takeFrame(const QVideoFrame& frame)
{
    if (m_decoding || !frame.isValid()) {
        return;
    }
    m_decoding = true;
    m_worker.start([this, frame] {
        // stop() waits for this, so `this` is alive; what is posted to it dies with it.
        std::vector<Symbol> symbols = decodeFrame(frame);
        QMetaObject::invokeMethod(
            this, [this, symbols = std::move(symbols)] { takeSymbols(symbols); }, Qt::QueuedConnection);
    });
}

void CameraSource::takeSymbols(const std::vector<Symbol>& symbols)
{
    m_decoding = false;
    const std::chrono::milliseconds now(m_clock.elapsed());
    for (const Symbol& symbol : symbols) {
        if (m_repeats.isNew(symbol.text, now)) {
            emit scanned(QString::fromStdString(symbol.text), originOf(symbol.format));
        }
    }
    finishIfIdle();
}

void CameraSource::finishIfIdle()
{
    if (m_atEnd && !m_decoding) {
        m_atEnd = false;
        emit finished();
    }
}

} // namespace huitou
