// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/shell_view_model.h"

#include <map>
#include <utility>

namespace huitou
{

namespace
{

/// What a person can do about a problem that keeps the till from starting, beyond its own sentence.
Sentence adviceFor(ErrorCode code)
{
    static const Sentence keyAdvice{"Nothing has been changed. Put the right key file back, then try again.",
                                    "数据未被改动。请放回正确的密钥文件后重试。"};
    static const Sentence callOffice{
        "Do not delete anything. Call the office: they recover this till from its last upload.",
        "请勿删除任何文件。请联系总部，由总部按最近一次上传恢复本机。"};
    static const std::map<ErrorCode, Sentence> advice{
        {ErrorCode::NotFound,
         {"Ask the office for an enrolment link, then run: huitou-till enrol LINK --data DIR",
          "请向总部索取登记链接，然后运行:huitou-till enrol 链接 --data 目录"}},
        {ErrorCode::WrongKey, keyAdvice},
        {ErrorCode::NoKey, keyAdvice},
        {ErrorCode::ShortKey, keyAdvice},
        {ErrorCode::StoreInUse,
         {"Close the other till program on this machine, then try again.", "请先关闭本机上的另一个收银程序，再重试。"}},
        {ErrorCode::DamagedStore, callOffice},
        {ErrorCode::PlaintextStore, callOffice},
        {ErrorCode::NewerSchema,
         {"Install the newer program on this till, then try again.", "请在本机安装新版程序后重试。"}},
        {ErrorCode::DiskFull, {"Make room on the disk, then try again.", "请清理磁盘空间后重试。"}},
        {ErrorCode::ReadOnlyStore, {"Make the disk writable, then try again.", "请恢复磁盘写权限后重试。"}},
    };
    const auto found = advice.find(code);
    return found != advice.end() ? found->second
                                 : Sentence{"Try again. If it stays, call the office and read them this sentence.",
                                            "请重试；若仍如此，请把这句话念给总部。"};
}

} // namespace

ShellViewModel::ShellViewModel(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    connect(&m_parts.texts, &Texts::changed, this, &ShellViewModel::changed);
}

void ShellViewModel::show(Screen screen)
{
    if (m_screen != screen) {
        m_screen = screen;
        emit screenChanged();
    }
}

void ShellViewModel::showProblem(const Error& error)
{
    m_problem = error;
    emit changed();
    show(Screen::Problem);
}

void ShellViewModel::setPlace(const Sentence& outlet, std::uint32_t tillNumber)
{
    const std::string number = std::to_string(tillNumber);
    m_place = {outlet.en + " · Till " + number, outlet.zh + " · " + number + "号收银台"};
    emit changed();
}

void ShellViewModel::setCashier(const QString& name)
{
    m_cashier = name;
    emit changed();
}

QString ShellViewModel::problemAdvice() const
{
    return m_problem ? m_parts.texts.of(adviceFor(m_problem->code)) : QString();
}

QString ShellViewModel::otherLanguage() const
{
    return m_parts.texts.language() == Language::Chinese ? QStringLiteral("EN") : QStringLiteral("中文");
}

void ShellViewModel::switchLanguage()
{
    m_parts.texts.setLanguage(m_parts.texts.language() == Language::Chinese ? Language::English : Language::Chinese);
    emit preferencesChanged();
}

void ShellViewModel::switchDark()
{
    m_parts.dark = !m_parts.dark;
    emit changed();
    emit preferencesChanged();
}

void ShellViewModel::lock()
{
    emit lockRequested();
}

void ShellViewModel::retry()
{
    emit retryRequested();
}

} // namespace huitou
