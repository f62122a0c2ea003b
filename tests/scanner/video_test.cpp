// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/camera_source.h"

#include "printer/picture/member_card.h"

#include <catch2/catch_test_macros.hpp>

#include <QCameraDevice>
#include <QEventLoop>
#include <QMediaDevices>
#include <QPainter>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

using namespace huitou;

namespace
{

const std::string memberText = "HT1" + std::string(128, 'K');

/// A second and a half of video in which a member holds a card before the camera and moves it a little.
void makeVideo(const QTemporaryDir& folder, const QString& video)
{
    const Result<QImage> card = memberCardPicture(
        {.shopName = {"Huitou Market", "回头便利"}, .shortName = "王**", .star = {"★★", "★★"}, .code = memberText},
        Language::Chinese);
    REQUIRE(card.ok());
    constexpr int frames = 15;
    for (int frame = 0; frame < frames; ++frame) {
        QImage scene(1280, 720, QImage::Format_RGB32);
        scene.fill(QColor(120, 110, 100));
        QPainter painter(&scene);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.translate(640, 360);
        painter.rotate(frame - frames / 2);
        painter.drawImage(QPoint(-506, -319), card.value());
        painter.end();
        REQUIRE(scene.save(folder.filePath(QString("frame%1.png").arg(frame, 2, 10, QChar(u'0')))));
    }
    QProcess ffmpeg;
    ffmpeg.start("ffmpeg", {"-loglevel", "error", "-y", "-framerate", "10", "-i", folder.filePath("frame%02d.png"),
                            "-c:v", "mpeg4", "-q:v", "3", "-pix_fmt", "yuv420p", video});
    REQUIRE(ffmpeg.waitForFinished());
    INFO(ffmpeg.readAllStandardError().toStdString());
    REQUIRE(ffmpeg.exitCode() == 0);
}

} // namespace

SCENARIO("A card held before the camera is scanned once", "[scanner][camera]")
{
    const QTemporaryDir folder;
    const QString video = folder.filePath("card.mp4");
    makeVideo(folder, video);

    CameraSource camera(video);
    QStringList scans;
    QStringList failures;
    QEventLoop loop;
    QObject::connect(&camera, &ScanSource::scanned, &loop, [&scans](const QString& text) { scans << text; });
    QObject::connect(&camera, &ScanSource::failed, &loop, [&](const Error& error) {
        failures << QString::fromStdString(error.detail);
        loop.quit();
    });
    QObject::connect(&camera, &CameraSource::finished, &loop, &QEventLoop::quit);
    REQUIRE(camera.start().ok());
    loop.exec();

    CHECK(failures.isEmpty());
    CHECK(scans == QStringList{QString::fromStdString(memberText)});
}

SCENARIO("A camera or video that is not there is refused with what to do", "[scanner][camera]")
{
    CameraSource missing(QStringLiteral("/nowhere/card.mp4"));
    const Status started = missing.start();
    REQUIRE_FALSE(started.ok());
    CHECK(started.error().code == ErrorCode::CameraFailed);

    if (QMediaDevices::videoInputs().isEmpty()) {
        CameraSource camera;
        const Status noCamera = camera.start();
        REQUIRE_FALSE(noCamera.ok());
        CHECK(noCamera.error().code == ErrorCode::CameraFailed);
        CHECK(noCamera.error().message.zh.find("扫码枪") != std::string::npos);
    }
}
