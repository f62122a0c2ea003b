// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/transport/printer.h"

#include "printer/transport/file_printer.h"
#include "printer/transport/tcp_printer.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

namespace huitou
{

namespace
{

constexpr std::string_view tcpScheme = "tcp:";
constexpr std::string_view fileScheme = "file:";
constexpr std::uint16_t usualPort = 9100;

std::optional<std::uint16_t> parsePort(std::string_view text)
{
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool isPort = error == std::errc{} && end == text.data() + text.size() && port > 0;
    return isPort ? std::optional(port) : std::nullopt;
}

Error badAddress(std::string_view address)
{
    const std::string shown(address.substr(0, 80));
    return Error{ErrorCode::Malformed,
                 {"\"" + shown + "\" is no printer address. Write it like tcp:192.168.1.50 or file:/dev/usb/lp0.",
                  "“" + shown + "”不是打印机地址。请写成 tcp:192.168.1.50 或 file:/dev/usb/lp0。"}};
}

} // namespace

Result<std::unique_ptr<Printer>> openPrinter(std::string_view address, const PrinterProfile& profile,
                                             const PrinterDeadlines& deadlines)
{
    if (address.starts_with(fileScheme) && address.size() > fileScheme.size()) {
        return std::unique_ptr<Printer>(
            std::make_unique<FilePrinter>(std::string(address.substr(fileScheme.size())), deadlines));
    }
    if (!address.starts_with(tcpScheme)) {
        return badAddress(address);
    }
    std::string_view host = address.substr(tcpScheme.size());
    std::optional<std::uint16_t> port = usualPort;
    if (const std::size_t colon = host.rfind(':'); colon != std::string_view::npos) {
        port = parsePort(host.substr(colon + 1));
        host = host.substr(0, colon);
    }
    if (host.empty() || !port) {
        return badAddress(address);
    }
    return std::unique_ptr<Printer>(std::make_unique<TcpPrinter>(std::string(host), *port, profile, deadlines));
}

} // namespace huitou
