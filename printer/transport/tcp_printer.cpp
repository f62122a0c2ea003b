// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/transport/tcp_printer.h"

#include "printer/escpos/printer_status.h"

#include <utility> // Asio needs it first

#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <sys/socket.h>

#include <array>
#include <optional>

namespace huitou
{

namespace
{

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;

constexpr std::size_t longestAnswer = 4096;

/// One connection whose every step ends by a deadline.
class Connection
{
public:
    /// The error of the attempt, or timed_out.
    [[nodiscard]] error_code open(const std::string& host, std::uint16_t port, milliseconds deadline)
    {
        error_code result = asio::error::timed_out;
        asio::ip::tcp::resolver resolver(m_context);
        resolver.async_resolve(host, std::to_string(port), [&](error_code error, const auto& endpoints) {
            if (error) {
                result = error;
                return;
            }
            asio::async_connect(m_socket, endpoints,
                                [&](error_code connectError, const auto&) { result = connectError; });
        });
        run(deadline);
        resolver.cancel();
        finish();
        return result;
    }

    /// How many bytes went out before the deadline, an error or the end.
    [[nodiscard]] std::size_t write(ByteView bytes, milliseconds deadline)
    {
        std::size_t sent = 0;
        asio::async_write(m_socket, asio::buffer(bytes.data(), bytes.size()),
                          [&sent](error_code, std::size_t count) { sent = count; });
        run(deadline);
        finish();
        return sent;
    }

    /// The next `count` bytes; fewer when the deadline, an error or the end comes first.
    [[nodiscard]] Bytes read(std::size_t count, milliseconds deadline)
    {
        Bytes bytes(count);
        std::size_t received = 0;
        asio::async_read(m_socket, asio::buffer(bytes), [&received](error_code, std::size_t size) { received = size; });
        run(deadline);
        finish();
        bytes.resize(received);
        return bytes;
    }

    /// Whether `wanted` came before the deadline, an error or the end, whatever came before it.
    [[nodiscard]] bool await(ByteView wanted, milliseconds deadline)
    {
        std::string received;
        bool found = false;
        asio::async_read_until(m_socket, asio::dynamic_buffer(received, longestAnswer), textOf(wanted),
                               [&found](error_code error, std::size_t) { found = !error; });
        run(deadline);
        finish();
        return found;
    }

    /// Says that nothing more comes and waits for the other side to have taken all. False when it broke off; a printer
    /// that says nothing within the deadline counts as having taken it.
    [[nodiscard]] bool closeGracefully(milliseconds deadline)
    {
        error_code error;
        m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, error);
        error_code end = asio::error::timed_out;
        std::array<char, 64> ignored{};
        const auto readOn = [&](const auto& self) -> void {
            m_socket.async_read_some(asio::buffer(ignored), [&](error_code readError, std::size_t) {
                end = readError;
                if (!readError) {
                    self(self);
                }
            });
        };
        readOn(readOn);
        run(deadline);
        const bool timedOut = !m_context.stopped();
        finish();
        // A printer that closed before it had read everything answers the rest by a reset, behind the end.
        int pending = 0;
        socklen_t size = sizeof pending;
        const bool known = ::getsockopt(m_socket.native_handle(), SOL_SOCKET, SO_ERROR, &pending, &size) == 0;
        return known && pending == 0 && (timedOut || end == asio::error::eof);
    }

private:
    void run(milliseconds deadline)
    {
        m_context.restart();
        m_context.run_for(deadline);
    }
    /// Takes back what the deadline overtook, so that no handler outlives its call.
    void finish()
    {
        if (!m_context.stopped()) {
            error_code ignored;
            m_socket.cancel(ignored);
            m_context.run();
        }
    }

    asio::io_context m_context;
    asio::ip::tcp::socket m_socket{m_context};
};

} // namespace

TcpPrinter::TcpPrinter(std::string host, std::uint16_t port, const PrinterProfile& profile,
                       const PrinterDeadlines& deadlines)
    : m_host(std::move(host)), m_port(port), m_profile(profile), m_deadlines(deadlines)
{
}

Error TcpPrinter::off(std::string detail) const
{
    const std::string place = m_host + ":" + std::to_string(m_port);
    return Error{ErrorCode::PrinterOff,
                 {"The printer at " + place +
                      " does not answer. Switch it on and check its cable; the receipt waits "
                      "and prints by itself.",
                  "打印机 " + place + " 没有应答。请打开打印机并检查网线，小票会等待并自动打印。"},
                 std::move(detail)};
}

Result<PrintOutcome> TcpPrinter::print(ByteView bytes, std::uint32_t job, const BeforeFirstByte& mayBegin)
{
    Result<PrintOutcome> outcome = send(bytes, job, mayBegin);
    if (outcome.ok()) {
        m_isAfterUnknown = outcome.value() == PrintOutcome::Unknown;
    }
    return outcome;
}

Result<PrintOutcome> TcpPrinter::send(ByteView bytes, std::uint32_t job, const BeforeFirstByte& mayBegin)
{
    Connection connection;
    if (const error_code error = connection.open(m_host, m_port, m_deadlines.connect)) {
        return off("connect: " + error.message());
    }
    if (m_profile.answersStatus) {
        const Bytes request = paperStatusRequest();
        const bool asked = connection.write(request, m_deadlines.answer) == request.size();
        const Bytes answer = asked ? connection.read(1, m_deadlines.answer) : Bytes{};
        const std::optional<PaperStatus> paper = answer.empty() ? std::nullopt : paperStatusOf(answer.front());
        if (!paper) {
            return off("no answer to a status request");
        }
        if (*paper == PaperStatus::Out) {
            return Error{ErrorCode::PrinterOutOfPaper,
                         {"The printer has no paper. Put in a new roll; the receipt waits and prints by itself.",
                          "打印机缺纸。请装入新纸卷，小票会等待并自动打印。"}};
        }
    }
    if (const Status may = mayBegin(); !may) {
        return may.error();
    }
    Bytes whole;
    if (m_isAfterUnknown && m_profile.clearsBuffer) {
        whole = clearBufferRequest();
    }
    whole.insert(whole.end(), bytes.begin(), bytes.end());
    if (m_profile.confirmsEnd) {
        const Bytes request = endOfPrintRequest(job);
        whole.insert(whole.end(), request.begin(), request.end());
    }
    const std::size_t sent = connection.write(whole, m_deadlines.write);
    if (sent == 0) {
        return off("closed before the first byte");
    }
    if (sent < whole.size()) {
        return PrintOutcome::Unknown;
    }
    if (m_profile.confirmsEnd) {
        const bool confirmed = connection.await(endOfPrintAnswer(job), m_deadlines.endOfPrint);
        return confirmed ? PrintOutcome::Printed : PrintOutcome::Unknown;
    }
    return connection.closeGracefully(m_deadlines.answer) ? PrintOutcome::Printed : PrintOutcome::Unknown;
}

} // namespace huitou
