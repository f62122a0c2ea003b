// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/local_socket.h"

#include "app/transport/beast.h"
#include "core/base/bytes.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <list>
#include <thread>

namespace huitou
{

namespace
{

using Local = asio::local::stream_protocol;
using LocalStream = beast::basic_stream<Local>;

/// A path longer than this does not fit a socket's address.
constexpr std::size_t pathBytes = 107;

Error cannot(ErrorCode code, const std::filesystem::path& path, const std::string& reason)
{
    return Error{code,
                 {"The local socket " + path.string() + " cannot be used: " + reason + ".",
                  "本地套接字 " + path.string() + " 无法使用：" + reason + "。"},
                 reason};
}

Error pathTooLong(const std::filesystem::path& path)
{
    return Error{ErrorCode::Io,
                 {"The path " + path.string() + " is too long for a local socket (" + std::to_string(pathBytes) +
                      " bytes). Keep the data in a folder with a shorter path.",
                  "路径 " + path.string() + " 过长（本地套接字最多 " + std::to_string(pathBytes) +
                      " 字节）。请使用路径更短的数据文件夹。"}};
}

Error tooLarge(std::size_t limit)
{
    return Error{ErrorCode::TooLarge,
                 {"The message is larger than the " + std::to_string(limit) + " bytes that one may have.",
                  "消息超过允许的 " + std::to_string(limit) + " 字节。"}};
}

/// Takes one message; message_size when it is longer than `limit`.
asio::awaitable<error_code> readMessage(LocalStream& stream, std::size_t limit, std::string& message)
{
    error_code failure;
    std::array<std::uint8_t, 4> length{};
    co_await asio::async_read(stream, asio::buffer(length), asio::redirect_error(asio::use_awaitable, failure));
    if (failure) {
        co_return failure;
    }
    const std::uint64_t size = readLittleEndian(length);
    if (size > limit) {
        co_return asio::error::message_size;
    }
    message.resize(size);
    co_await asio::async_read(stream, asio::buffer(message), asio::redirect_error(asio::use_awaitable, failure));
    co_return failure;
}

asio::awaitable<error_code> writeMessage(LocalStream& stream, const std::string& message)
{
    error_code failure;
    Bytes length;
    appendLittleEndian(length, message.size(), 4);
    co_await asio::async_write(stream, asio::buffer(length), asio::redirect_error(asio::use_awaitable, failure));
    if (!failure) {
        co_await asio::async_write(stream, asio::buffer(message), asio::redirect_error(asio::use_awaitable, failure));
    }
    co_return failure;
}

/// The socket's mode keeps others out already; this holds where a file system ignores modes.
bool isOwnerOrRoot(int descriptor)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           (peer.uid == ::geteuid() || peer.uid == 0);
}

bool somebodyAnswers(asio::io_context& io, const Local::endpoint& endpoint)
{
    Local::socket probe(io);
    error_code failure;
    probe.connect(endpoint, failure);
    return !failure;
}

} // namespace

/// Sockets belong to the one thread that runs `io`; handlers run on the other one.
struct LocalServer::Content {
    Content(std::filesystem::path at, Handler answer, const LocalSocketLimits& given)
        : path(std::move(at)), handler(std::move(answer)), limits(given)
    {
    }

    asio::awaitable<void> accept();
    asio::awaitable<void> serve(Local::socket socket);
    asio::awaitable<std::string> handle(const std::string& request);

    std::filesystem::path path;
    Handler handler;
    LocalSocketLimits limits;
    asio::io_context io{1};
    asio::thread_pool worker{1};
    Local::acceptor acceptor{io};
    std::list<LocalStream*> reading; ///< connections whose request has not come yet
    std::size_t open = 0;
    bool isStopping = false;
    std::thread thread;
};

asio::awaitable<void> LocalServer::Content::accept()
{
    while (!isStopping) {
        error_code failure;
        Local::socket socket(io);
        co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, failure));
        if (failure) {
            asio::steady_timer pause(io, std::chrono::milliseconds(isStopping ? 0 : 100));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failure));
            continue;
        }
        if (!isStopping && open < limits.connections && isOwnerOrRoot(socket.native_handle())) {
            asio::co_spawn(io, serve(std::move(socket)), asio::detached);
        }
    }
}

asio::awaitable<std::string> LocalServer::Content::handle(const std::string& request)
{
    co_return handler(request);
}

asio::awaitable<void> LocalServer::Content::serve(Local::socket socket)
{
    ++open;
    LocalStream stream(std::move(socket));
    stream.expires_after(limits.messageTime);
    const auto entry = reading.insert(reading.end(), &stream);
    std::string request;
    error_code failure = co_await readMessage(stream, limits.requestBytes, request);
    reading.erase(entry);
    if (!failure) {
        stream.expires_never();
        const std::string answer = co_await asio::co_spawn(worker, handle(request), asio::use_awaitable);
        if (answer.size() <= limits.answerBytes) {
            stream.expires_after(limits.messageTime);
            failure = co_await writeMessage(stream, answer);
        }
    }
    --open;
}

Result<std::unique_ptr<LocalServer>> LocalServer::start(const std::filesystem::path& path, Handler handler,
                                                        const LocalSocketLimits& limits)
{
    if (path.string().size() > pathBytes) {
        return pathTooLong(path);
    }
    auto content = std::make_unique<Content>(path, std::move(handler), limits);
    const Local::endpoint endpoint(path.string());
    if (somebodyAnswers(content->io, endpoint)) {
        return Error{ErrorCode::StoreInUse,
                     {"Another process answers on " + path.string() + ". Stop it first.",
                      "另一个进程正在使用 " + path.string() + "。请先停止它。"}};
    }
    std::error_code ignored;
    if (std::filesystem::is_socket(path, ignored)) {
        ::unlink(path.c_str());
    }
    error_code failure;
    content->acceptor.open(endpoint.protocol(), failure);
    if (!failure) {
        content->acceptor.bind(endpoint, failure);
    }
    // Nobody can connect between bind and listen, so nobody finds the socket with another mode.
    if (!failure && ::chmod(path.c_str(), 0600) != 0) {
        failure = error_code(errno, boost::system::system_category());
    }
    if (!failure) {
        content->acceptor.listen(asio::socket_base::max_listen_connections, failure);
    }
    if (failure) {
        return cannot(ErrorCode::Io, path, failure.message());
    }
    asio::co_spawn(content->io, content->accept(), asio::detached);
    content->thread = std::thread([&io = content->io] { io.run(); });
    return std::unique_ptr<LocalServer>(new LocalServer(std::move(content)));
}

LocalServer::LocalServer(std::unique_ptr<Content> content) : m_content(std::move(content)) {}

LocalServer::~LocalServer()
{
    stop();
}

void LocalServer::stop()
{
    if (!m_content->thread.joinable()) {
        return;
    }
    asio::post(m_content->io, [content = m_content.get()] {
        content->isStopping = true;
        error_code ignored;
        content->acceptor.close(ignored);
        ::unlink(content->path.c_str());
        for (LocalStream* stream : content->reading) {
            stream->close();
        }
    });
    m_content->thread.join();
    m_content->worker.join();
}

Result<std::string> askLocal(const std::filesystem::path& path, const std::string& request,
                             std::chrono::milliseconds timeout, const LocalSocketLimits& limits)
{
    if (path.string().size() > pathBytes) {
        return pathTooLong(path);
    }
    if (request.size() > limits.requestBytes) {
        return tooLarge(limits.requestBytes);
    }
    asio::io_context io(1);
    LocalStream stream(io);
    error_code failure;
    stream.socket().connect(Local::endpoint(path.string()), failure);
    if (failure) {
        return cannot(ErrorCode::NotFound, path, failure.message());
    }
    stream.expires_after(timeout);
    std::string answer;
    asio::co_spawn(
        io,
        [](LocalStream& line, const std::string& question, std::size_t limit, std::string& reply,
           error_code& reason) -> asio::awaitable<void> {
            reason = co_await writeMessage(line, question);
            if (!reason) {
                reason = co_await readMessage(line, limit, reply);
            }
        }(stream, request, limits.answerBytes, answer, failure),
        asio::detached);
    io.run();
    if (failure == asio::error::message_size) {
        return tooLarge(limits.answerBytes);
    }
    if (failure) {
        return cannot(ErrorCode::Io, path, failure.message());
    }
    return answer;
}

} // namespace huitou
