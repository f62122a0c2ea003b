// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"
#include "app/transport/enrolment.h"
#include "app/transport/https_client.h"
#include "core/sync/explanation.h"
#include "core/sync/grant_request.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace huitou
{

/// A till's line to its office, out of what enrolment kept.
[[nodiscard]] HttpsClient::Settings officeLineOf(const EnrolledTill& till);

/// Asks the office what somebody at the till waits for, beside the line on which sales travel. One thread; one question
/// at a time, of each kind the newest.
class OfficeLine
{
public:
    using Explained = std::function<void(Result<OfficeExplanation>)>;
    using Granted = std::function<void(Status)>;
    using Answered = std::function<void(Result<std::string>)>;

    /// `store` outlives it and brings answers to the GUI thread.
    OfficeLine(StoreThread& store, const EnrolledTill& till);
    OfficeLine(const OfficeLine&) = delete;
    OfficeLine& operator=(const OfficeLine&) = delete;
    ~OfficeLine(); ///< breaks off a question that is asked

    /// How the member came to their balance. `then` runs on the GUI thread: with the answer, or within seconds with
    /// OfficeUnreachable, or with what the office refuses. A question that waits when the next is asked is dropped,
    /// and its `then` never runs. Any thread.
    void explain(const MemberId& member, Explained then);
    /// To hold so many points of a member. What was granted when `then` runs comes with the next sync. Otherwise as
    /// explain().
    void setAside(const GrantRequest& request, Granted then);
    /// A command, as app/office/till_questions.h reads it; the answer is the body. None is dropped: they are asked one
    /// after the other.
    void command(std::string question, Answered then);

    /// Questions go over this certificate from now on. Any thread.
    void useCertificate(const Credentials& own);

private:
    struct Explanation {
        MemberId member;
        Explained then;
    };
    struct Grant {
        GrantRequest request;
        Granted then;
    };
    struct Command {
        std::string question;
        Answered then;
    };
    void run();
    void answer(const Explanation& question);
    void answer(const Grant& question);
    void answer(const Command& question);
    /// The body of the answer; refuses as the office does.
    [[nodiscard]] Result<std::string> ask(const HttpRequest& request);

    StoreThread& m_store;
    HttpsClient m_office;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Explanation> m_explanation;
    std::optional<Grant> m_grant;
    std::optional<Credentials> m_newCertificate;
    std::deque<Command> m_commands;
    bool m_ending = false;
    std::thread m_thread; ///< last: starts when everything else is there
};

} // namespace huitou
