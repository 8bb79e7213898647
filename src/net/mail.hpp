// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Mail out, one message to one person. Rooms never call this: they enqueue through platform/outbox.hpp.
#include "base/time.hpp"
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace net {

struct Mail {
    std::string to_address;
    std::string to_name;
    std::string from_address;
    std::string from_name;
    std::string reply_to;
    std::string subject;
    std::string text;       // plain text, always
    std::string html;       // with the same words
    std::string message_id; // stable: retrying never doubles in a mail program
    base::Instant date;
    std::vector<std::pair<std::string, std::string>> headers; // List-Unsubscribe, Auto-Submitted …; CR and LF refused
};

enum class MailOutcome { accepted, refused, try_later }; // refused: 5xx for this recipient, do not retry
struct MailResult {
    MailOutcome outcome = MailOutcome::try_later;
    std::string answer; // the server's words, for the log and the administrator
};

class Mailer {
public:
    virtual ~Mailer() = default;
    virtual MailResult send(const Mail& mail) = 0;
};

struct SmtpOptions {
    std::string url; // smtp://user:password@host:587, smtps://host:465, smtp://127.0.0.1:2525
    // STARTTLS is used wherever the server offers it, and its certificate is always checked. Without it: nothing is
    // sent when this is true, nor when the url holds a password, unless the server is on this machine.
    bool require_tls = false;
    int timeout_s = 30;
    std::string ca_file = {}; // PEM; empty: the authorities of the system
};
// refused: this mail is wrong (see to_rfc5322), or the server answered 5xx to its recipient or to its content.
// try_later: everything else (4xx, a wrong password, no TLS, time out, connection cut even after DATA): nothing was
// the recipient's fault, and the stable Message-ID makes a second delivery harmless.
// Throws std::invalid_argument when the url is not an SMTP one.
std::unique_ptr<Mailer> open_smtp(const SmtpOptions& options); // keeps one connection per calling thread

// Without a mail server: each mail becomes a file DIR/NNNNNN.eml that a developer can read; the demo village uses it.
// Numbers follow those already there, also when several programs write; a file is whole from its first appearance.
std::unique_ptr<Mailer> open_mail_folder(const std::string& directory);

// For tests: keeps what was accepted, in order; refuses the mails that the others refuse.
class MemoryMailer final : public Mailer {
public:
    MailResult send(const Mail& mail) override;
    std::vector<Mail> take();
    void answer_with(MailResult result);

private:
    std::mutex mutex_;
    std::vector<Mail> sent_;
    MailResult answer_{MailOutcome::accepted, "250 OK"};
};

// The bytes that go after DATA: CRLF line ends, ASCII only (but for a local part beyond ASCII), no dot at the start of
// a line. Throws std::invalid_argument for a header with a line break, a header written here (From, Subject …) given
// among `headers`, an address that is not one, and a missing Message-ID.
std::string to_rfc5322(const Mail& mail);

} // namespace net
