// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/lasting_till_store.h"

#include <QMetaObject>
#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>

namespace huitou
{

/// How soon work on the store's thread is wanted.
enum class Haste {
    Now,  ///< somebody waits for it
    Slice ///< a part of long work: whatever somebody waits for goes first
};

/// The one thread that owns the till's store. Everybody else hands it work and gets the answer back: the GUI thread as
/// a queued event (`ask`), worker threads by waiting (`call`). When the disk gives way, the store is opened anew and
/// the work done a second time: it must bear that. What fails then becomes an Error here, once.
///
/// Made on the GUI thread. The destructor finishes the work that was handed in and closes the store.
class StoreThread
{
public:
    using Opener = LastingTillStore::Opener;

    StoreThread();
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;
    ~StoreThread();

    /// Opens the store on its thread; `then` runs on the GUI thread. Until it has opened, `ask` and `call` answer
    /// with NotFound.
    void open(Opener opener, std::function<void(Status)> then);

    /// Runs `work` on the store's thread; its Result reaches `then` on the GUI thread, later. Any thread.
    template <typename Work, typename Then>
    void ask(Work work, Then then, Haste haste = Haste::Now)
    {
        post(haste, [this, work = std::move(work), then = std::move(then)]() mutable {
            auto answer = guarded(work);
            QMetaObject::invokeMethod(
                &m_gui, [then = std::move(then), answer = std::move(answer)]() mutable { then(std::move(answer)); },
                Qt::QueuedConnection);
        });
    }

    /// Runs `work` on the store's thread and waits for its Result. Never on the GUI thread: that is checked.
    template <typename Work>
    [[nodiscard]] auto call(Work work, Haste haste = Haste::Now) -> std::invoke_result_t<Work, TillStore&>
    {
        HUITOU_CHECK(std::this_thread::get_id() != m_guiThread);
        std::promise<std::invoke_result_t<Work, TillStore&>> promise;
        auto answer = promise.get_future();
        post(haste, [&] { promise.set_value(guarded(work)); });
        return answer.get();
    }

    /// Runs `work` on the GUI thread, later. Dropped when the program ends first. Any thread.
    void toGui(std::function<void()> work);

private:
    template <typename Work>
    auto guarded(Work& work) -> std::invoke_result_t<Work, TillStore&>
    {
        HUITOU_CHECK(std::this_thread::get_id() == m_thread.get_id());
        return m_store.run(work);
    }
    void post(Haste haste, std::function<void()> work);
    void run();

    QObject m_gui; ///< receives answers; lives in the GUI thread
    std::thread::id m_guiThread = std::this_thread::get_id();
    LastingTillStore m_store; ///< the store's thread alone touches it
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_work;
    std::deque<std::function<void()>> m_slices; ///< of long work, for when there is no other
    bool m_ending = false;
    std::thread m_thread; ///< last: starts when everything else is there
};

} // namespace huitou
