// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/till_application.h"

#include "app/till/enrol_till.h"
#include "app/till/training_store.h"
#include "core/storage/key_provider.h"

#include <QFont>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QScreen>
#include <QStandardPaths>
#include <QThreadPool>
#include <QUrl>
#include <QVariant>
#include <spdlog/spdlog.h>

#include <utility>

extern void qml_register_types_Huitou_Till(); // written by the build

namespace huitou
{

namespace
{

constexpr const char* languageSetting = "language";
constexpr const char* darkSetting = "dark";
constexpr const char* printerSetting = "printer";
constexpr const char* lockSetting = "lock_after_minutes";
constexpr const char* scannerSetting = "scanner_ending"; ///< that its scans have shown

/// What the till remembers from one day to the next.
struct Preferences {
    std::string language;
    std::string dark;
    std::string printer;
    std::string scannerEnding;
    std::string lockAfter;
};

std::filesystem::path documentsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation).toStdString();
}

} // namespace

void prepareGui()
{
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans")});
    font.setPixelSize(18);
    QGuiApplication::setFont(font);
}

std::filesystem::path keyFileOf(const std::filesystem::path& folder)
{
    return folder / "till.key";
}

TillApplication::TillApplication(TillOptions options)
    : m_options(std::move(options)), m_texts(m_options.language.value_or(Language::Chinese)),
      m_flow(m_store, m_texts, m_clock, m_options.motion), m_idleLock(m_options.idleClock)
{
    qml_register_types_Huitou_Till();
    const bool translated = m_translator.load(QStringLiteral(":/i18n/huitou_zh.qm"));
    HUITOU_CHECK(translated);
    translate();
    connect(&m_texts, &Texts::changed, this, [this] {
        translate();
        m_engine.retranslate();
    });
    connect(&m_flow, &TillFlow::saleStored, this, [this] {
        if (m_printing != nullptr) {
            m_printing->kick();
        }
        if (m_syncing != nullptr) {
            m_syncing->kick();
        }
    });
    connect(&m_flow, &TillFlow::enrolled, this, &TillApplication::openStore);
    connect(&m_flow, &TillFlow::trainingSwitched, this, [] { QCoreApplication::exit(switchTraining); });
    if (m_options.training) {
        m_flow.setTraining();
    }
    m_flow.setReportsFolder(m_options.reports.empty() ? documentsFolder() : m_options.reports);
    connect(&m_flow, &TillFlow::printerChosen, this, &TillApplication::startPrinting);
    connect(&m_flow, &TillFlow::retryRequested, this, &TillApplication::openStore);
    connect(&m_idleLock, &IdleLock::idle, &m_flow, &TillFlow::lockUnlessPaying);
    connect(&m_flow, &TillFlow::lockAfterChosen, this, &TillApplication::rememberLockAfter);
    connect(&m_flow, &TillFlow::preferencesChanged, this, &TillApplication::rememberPreferences);
}

TillApplication::~TillApplication()
{
    QThreadPool::globalInstance()->waitForDone(); // a PIN may be under check, and answers through m_store
    QCoreApplication::removeTranslator(&m_translator);
}

bool TillApplication::load()
{
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine.setInitialProperties({{QStringLiteral("shell"), QVariant::fromValue(&m_flow.shell())}});
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Huitou/Screens/Main.qml")));
    m_window = m_engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(m_engine.rootObjects().front());
    if (m_window == nullptr) {
        return false;
    }
    if (m_options.windowed) {
        m_window->resize(*m_options.windowed);
        m_window->show();
    } else {
        m_window->showFullScreen();
    }
    return !m_options.customerDisplay || loadCustomerDisplay();
}

bool TillApplication::loadCustomerDisplay()
{
    m_engine.setInitialProperties({{QStringLiteral("viewModel"), QVariant::fromValue(&m_flow.customerDisplay())}});
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Huitou/Screens/CustomerDisplay.qml")));
    m_customerWindow = qobject_cast<QQuickWindow*>(m_engine.rootObjects().back());
    if (m_customerWindow == m_window) {
        m_customerWindow = nullptr; // it did not load: the log says why
        return false;
    }
    const QList<QScreen*> screens = QGuiApplication::screens();
    if (screens.size() > 1 && !m_options.windowed) {
        m_customerWindow->setScreen(screens[1]);
        m_customerWindow->setGeometry(screens[1]->geometry());
        m_customerWindow->showFullScreen();
    } else {
        m_customerWindow->resize(m_options.windowed.value_or(QSize(1280, 800)));
        m_customerWindow->show();
    }
    m_window->requestActivate(); // the keyboard stays the cashier's
    return true;
}

void TillApplication::openStore()
{
    if (m_opened) {
        readShopAnew();
        return;
    }
    m_store.open(
        [folder = m_options.data, training = m_options.training, made = false, this]() mutable {
            if (training && !std::exchange(made, true)) {
                return openTrainingStore(folder, m_clock);
            }
            const std::filesystem::path where = training ? trainingFolderOf(folder) : folder;
            return TillStore::open(where, *keyProviderFor(keyFileOf(where)));
        },
        [this](const Status& status) {
            if (status.ok()) {
                m_opened = true;
                start();
            } else if (status.error().code == ErrorCode::NotFound && !m_options.training) {
                beginSetup();
            } else {
                spdlog::error("open the till's store: {} ({})", status.error().message.en, status.error().detail);
                m_flow.fail(status.error());
            }
        });
}

void TillApplication::beginSetup()
{
    startScanning(ScanEnding::Learn);
    m_flow.beginSetup([this](const std::string& link, std::function<void(Result<TillIdentity>)> then) {
        QThreadPool::globalInstance()->start([this, link, then = std::move(then)] {
            const Result<TillIdentity> till = enrolTill(link, m_options.data, m_clock);
            m_store.toGui([then, till] { then(till); });
        });
    });
}

void TillApplication::start()
{
    m_store.ask([](TillStore& store) -> Result<LogFinding> { return store.finding(); },
                [this](const Result<LogFinding>& finding) {
                    if (finding.ok() && finding.value().kind != LogFinding::Kind::Whole) {
                        const Sentence told = sentenceFor(finding.value());
                        spdlog::error("the till's log: {}", told.en);
                        m_flow.warn(told);
                    }
                });
    m_store.ask(
        [](TillStore& store) -> Result<Preferences> {
            return Preferences{.language = store.setting(languageSetting).value_or(""),
                               .dark = store.setting(darkSetting).value_or(""),
                               .printer = store.setting(printerSetting).value_or(""),
                               .scannerEnding = store.setting(scannerSetting).value_or(""),
                               .lockAfter = store.setting(lockSetting).value_or("")};
        },
        [this](const Result<Preferences>& read) {
            const Preferences preferences = read.ok() ? read.value() : Preferences{};
            if (!m_options.language && !preferences.language.empty()) {
                m_texts.setLanguage(preferences.language == "en" ? Language::English : Language::Chinese);
            }
            if (preferences.dark == "yes" && !m_flow.shell().dark()) {
                m_flow.shell().switchDark();
            }
            if (!preferences.lockAfter.empty()) {
                setLockAfter(std::chrono::minutes(QString::fromStdString(preferences.lockAfter).toInt()));
            }
            startScanning(preferences.scannerEnding == "gap" ? ScanEnding::Gap : ScanEnding::Learn);
            startWorkers(m_options.printer.empty() ? preferences.printer : m_options.printer);
        });
    readShopAnew();
}

void TillApplication::startScanning(ScanEnding learned)
{
    if (m_wedge != nullptr) {
        return; // this machine became a till a moment ago
    }
    const ScanEndings endings{.ending = m_options.scannerEnds,
                              .learned = learned,
                              .isWhole = [this](const std::string& text) { return m_flow.isWholeScan(text); }};
    m_wedge = std::make_unique<KeyboardWedge>(WedgeSettings{.endings = endings});
    connect(m_wedge.get(), &KeyboardWedge::endingLearned, this, [this](ScanEnding ending) {
        m_store.ask(
            [ending](TillStore& store) -> Status {
                store.setSetting(scannerSetting, ending == ScanEnding::Gap ? "gap" : "enter");
                return {};
            },
            [](const Status&) {});
    });
    begin(*m_wedge);
    if (!m_options.scanner.empty()) {
        m_serial = std::make_unique<SerialSource>(QString::fromStdString(m_options.scanner), 9600, endings);
        begin(*m_serial);
    }
    if (!m_options.camera.empty()) {
        m_camera = std::make_unique<CameraSource>(QString::fromStdString(m_options.camera));
        begin(*m_camera);
    }
}

void TillApplication::begin(ScanSource& source)
{
    connect(&source, &ScanSource::scanned, &m_flow, &TillFlow::scan);
    connect(&source, &ScanSource::scanned, &m_idleLock, &IdleLock::noteLife);
    connect(&source, &ScanSource::failed, this,
            [](const Error& error) { spdlog::warn("scanner: {} ({})", error.message.en, error.detail); });
    if (const Status started = source.start(); !started.ok()) {
        spdlog::warn("scanner: {} ({})", started.error().message.en, started.error().detail);
    }
}

void TillApplication::readShopAnew()
{
    m_store.ask([](TillStore& store) { return readShop(store); },
                [this](const Result<ShopPtr>& shop) {
                    if (shop.ok()) {
                        m_flow.setShop(shop.value());
                    } else {
                        m_flow.fail(shop.error());
                    }
                });
}

void TillApplication::startWorkers(const std::string& printerAddress)
{
    startPrinting(printerAddress);
    m_retention = std::make_unique<RetentionSchedule>(m_store);
    m_proof = std::make_unique<ProofSchedule>(m_store, [this](const Error& damage) { m_flow.fail(damage); });
    if (m_options.training) {
        m_flow.setOffice({.reached = false, .tried = true, .fenced = false, .unsent = 0, .unsentSince = std::nullopt});
        return;
    }
    if (!m_options.backup.empty()) {
        m_backup = std::make_unique<BackupSchedule>(m_store, m_clock, m_options.backup,
                                                    keyProviderFor(keyFileOf(m_options.data)));
    }
    Result<EnrolledTill> enrolled = readEnrolledTill(m_options.data);
    if (!enrolled.ok()) {
        spdlog::warn("no line to the office: {}", enrolled.error().message.en);
        m_flow.setOffice({.reached = false, .tried = true, .fenced = false, .unsent = 0, .unsentSince = std::nullopt});
        return;
    }
    m_flow.setReceiptKey(std::make_shared<const SigningKey>(SigningKey::fromSeed(enrolled.value().signingKey.seed())));
    m_officeLine = std::make_unique<OfficeLine>(m_store, enrolled.value());
    m_flow.setOfficeLine(
        [this](const MemberId& member, OfficeLine::Explained then) { m_officeLine->explain(member, std::move(then)); },
        [this](const GrantRequest& request, OfficeLine::Granted then) {
            m_officeLine->setAside(request, std::move(then));
        },
        [this](std::string question, OfficeLine::Answered then) {
            m_officeLine->command(std::move(question), std::move(then));
        });
    connect(&m_flow, &TillFlow::syncWanted, this, [this] { m_syncing->kick(); });
    m_syncing = std::make_unique<SyncWorker>(
        m_store, std::move(enrolled).value(), m_options.data, m_clock,
        SyncWorker::Listener{.onOffice = [this](const OfficeState& state) { m_flow.setOffice(state); },
                             .onDocuments = [this] { readShopAnew(); },
                             .onCertificate = [this](const Credentials& own) { m_officeLine->useCertificate(own); }});
    m_syncDoor = std::make_unique<SyncDoor>(m_store, m_options.data, [this] { return m_syncing->lastRefusal(); });
}

void TillApplication::startPrinting(const std::string& address)
{
    if (address.empty()) {
        m_flow.setPrinter({.ready = false, .waiting = 0});
        return;
    }
    const PrinterProfile profile;
    Result<std::unique_ptr<Printer>> printer = openPrinter(address, profile);
    if (!printer.ok()) {
        spdlog::error("printer {}: {}", address, printer.error().message.en);
        m_flow.setPrinter({.ready = false, .waiting = 0});
        return;
    }
    m_store.ask(
        [address](TillStore& store) -> Status {
            store.setSetting(printerSetting, address);
            return {};
        },
        [](const Status&) {});
    m_flow.setPrinterInForce(address);
    if (m_printing != nullptr) {
        // Its attempt may still wait for a printer: that is not for the screens' thread to wait for.
        QThreadPool::globalInstance()->start([old = std::shared_ptr<PrintWorker>(std::move(m_printing))] {});
    }
    m_printing = std::make_unique<PrintWorker>(
        m_store, std::move(printer).value(), profile,
        PrintWorker::Listener{
            .onJob = [this](std::uint64_t seq, PrintState state, bool ready) { m_flow.setPrintJob(seq, state, ready); },
            .onPrinter = [this](const PrinterState& state) { m_flow.setPrinter(state); }});
}

void TillApplication::rememberPreferences()
{
    const std::string language = m_texts.language() == Language::English ? "en" : "zh";
    const std::string dark = m_flow.shell().dark() ? "yes" : "no";
    m_store.ask(
        [language, dark](TillStore& store) -> Status {
            store.setSetting(languageSetting, language);
            store.setSetting(darkSetting, dark);
            return {};
        },
        [](const Status&) {});
}

void TillApplication::setLockAfter(std::chrono::minutes limit)
{
    m_idleLock.setLimit(limit);
    m_flow.setLockAfter(static_cast<int>(limit.count()));
}

void TillApplication::rememberLockAfter(int minutes)
{
    setLockAfter(std::chrono::minutes(minutes));
    m_store.ask(
        [minutes](TillStore& store) -> Status {
            store.setSetting(lockSetting, std::to_string(minutes));
            return {};
        },
        [](const Status&) {});
}

void TillApplication::translate()
{
    // The source texts are English; Chinese comes from the translation.
    if (m_texts.language() == Language::Chinese) {
        QCoreApplication::installTranslator(&m_translator);
    } else {
        QCoreApplication::removeTranslator(&m_translator);
    }
}

} // namespace huitou
