// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/mail.hpp"
#include "net/mail_address.hpp"
#include <curl/curl.h>
#include <sys/socket.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <stdexcept>
#include <thread>

namespace net {
namespace {

constexpr std::size_t answer_size_max = 500;

void start_curl() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error(curl_easy_strerror(started));
}

// What was last asked and what was answered. Only the verb is kept: what follows AUTH is a secret.
struct Dialogue {
    std::string verb;
    std::string answer;
    bool answer_is_whole = false;
    bool is_over = false; // libcurl takes leave (QUIT) before it tells us of a refusal

    void hear_command(std::string_view line) {
        if (line.starts_with("QUIT")) is_over = true;
        if (is_over) return;
        constexpr std::array<std::string_view, 8> verbs = {"EHLO", "HELO", "STARTTLS", "AUTH",
                                                           "MAIL", "RCPT", "DATA",     "RSET"};
        const std::string_view word = line.substr(0, line.find_first_of(" \r\n"));
        if (std::ranges::find(verbs, word) != verbs.end()) verb = word;
        answer.clear();
    }

    // "250-more", "250 last": RFC 5321 section 4.2.1.
    void hear_answer(std::string_view line) {
        if (is_over) return;
        if (answer_is_whole) answer.clear();
        answer_is_whole = line.size() < 4 || line[3] != '-';
        if (!answer.empty()) answer += ' ';
        for (const char c : line) {
            if (answer.size() < answer_size_max && c >= ' ') answer += c <= '~' ? c : '?';
        }
    }

    // 0 when the last thing asked was not answered.
    int code() const {
        if (!answer_is_whole || answer.size() < 3) return 0;
        int code = 0;
        for (const char c : std::string_view(answer).substr(0, 3)) {
            if (c < '0' || c > '9') return 0;
            code = code * 10 + (c - '0');
        }
        return code;
    }
};

int hear(CURL*, curl_infotype kind, char* data, std::size_t size, void* dialogue) {
    if (kind == CURLINFO_HEADER_OUT) {
        static_cast<Dialogue*>(dialogue)->hear_command({data, size});
    } else if (kind == CURLINFO_HEADER_IN) {
        static_cast<Dialogue*>(dialogue)->hear_answer({data, size});
    }
    return 0;
}

std::size_t read_message(char* buffer, std::size_t size, std::size_t count, void* rest_of_message) {
    auto& rest = *static_cast<std::string_view*>(rest_of_message);
    const std::size_t taken = std::min(size * count, rest.size());
    std::memcpy(buffer, rest.data(), taken);
    rest.remove_prefix(taken);
    return taken;
}

// 5xx answers that speak of how we sign in or speak, not of this recipient: RFC 4954 section 6, RFC 5321 503.
bool is_our_fault(int code) {
    constexpr std::array codes = {503, 530, 534, 535, 538};
    return std::ranges::find(codes, code) != codes.end();
}

struct Server {
    std::string url;
    curl_usessl tls = CURLUSESSL_TRY;
    int timeout_s = 30;
    std::string ca_file;
};

std::string url_part(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

bool is_this_machine(const std::string& host) {
    const bool is_loopback =
        host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos; // no name: 127.example
    return host == "localhost" || host == "[::1]" || is_loopback;
}

// To this machine TLS protects nothing, and mail servers installed by default hold a certificate nobody signed.
curl_usessl choose_tls(const SmtpOptions& options, const std::string& host, bool has_password) {
    if (options.require_tls) return CURLUSESSL_ALL;
    if (is_this_machine(host)) return CURLUSESSL_NONE;
    return has_password ? CURLUSESSL_ALL : CURLUSESSL_TRY;
}

Server check_options(const SmtpOptions& options) {
    start_curl();
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), &curl_url_cleanup);
    const bool is_url = curl_url_set(url.get(), CURLUPART_URL, options.url.c_str(), 0) == CURLUE_OK;
    const std::string scheme = is_url ? url_part(url.get(), CURLUPART_SCHEME) : "";
    const std::string host = url_part(url.get(), CURLUPART_HOST);
    if ((scheme != "smtp" && scheme != "smtps") || host.empty() || options.timeout_s <= 0) {
        throw std::invalid_argument("the address of the mail server is not smtp://… or smtps://…");
    }
    const bool has_password = !url_part(url.get(), CURLUPART_PASSWORD).empty();
    return {.url = options.url,
            .tls = choose_tls(options, host, has_password),
            .timeout_s = options.timeout_s,
            .ca_file = options.ca_file};
}

class Connection {
public:
    explicit Connection(const Server& server) : curl_(curl_easy_init(), &curl_easy_cleanup) {
        if (!curl_) throw std::bad_alloc();
        set(CURLOPT_URL, server.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_USE_SSL, static_cast<long>(server.tls));
        if (!server.ca_file.empty()) set(CURLOPT_CAINFO, server.ca_file.c_str());
        set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(std::min(server.timeout_s, 10)));
        set(CURLOPT_TIMEOUT, static_cast<long>(server.timeout_s));
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_PROXY, "");
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_READFUNCTION, &read_message);
        set(CURLOPT_VERBOSE, 1L);
        set(CURLOPT_DEBUGFUNCTION, &hear);
    }

    MailResult deliver(const std::string& from, const std::string& to, std::string_view message) {
        Dialogue dialogue;
        std::array<char, CURL_ERROR_SIZE> error{};
        const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
            curl_slist_append(nullptr, ("<" + to + ">").c_str()), &curl_slist_free_all);
        if (!recipients) throw std::bad_alloc();
        set(CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
        set(CURLOPT_MAIL_RCPT, recipients.get());
        set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
        set(CURLOPT_READDATA, &message);
        set(CURLOPT_DEBUGDATA, &dialogue);
        set(CURLOPT_ERRORBUFFER, error.data());
        const CURLcode code = curl_easy_perform(curl_.get());
        forget_call();
        if (code == CURLE_OK) return {MailOutcome::accepted, dialogue.answer};
        hang_up();
        return judge(dialogue, error.front() != '\0' ? error.data() : curl_easy_strerror(code));
    }

private:
    static MailResult judge(const Dialogue& dialogue, const std::string& trouble) {
        const int code = dialogue.code();
        const bool is_about_this_mail = dialogue.verb == "RCPT" || dialogue.verb == "DATA";
        if (code >= 500 && code < 600 && is_about_this_mail && !is_our_fault(code)) {
            return {MailOutcome::refused, dialogue.answer};
        }
        return {MailOutcome::try_later, code >= 400 ? dialogue.answer : trouble};
    }

    // After a time out libcurl would use the connection again, and take the late answer to one mail for the answer to
    // the next. A connection that is shut is seen as dead and replaced.
    void hang_up() {
        curl_socket_t socket = CURL_SOCKET_BAD;
        curl_easy_getinfo(curl_.get(), CURLINFO_ACTIVESOCKET, &socket);
        if (socket != CURL_SOCKET_BAD) ::shutdown(socket, SHUT_RDWR);
    }

    template <class Value>
    void set(CURLoption option, Value value) {
        const CURLcode code = curl_easy_setopt(curl_.get(), option, value);
        if (code != CURLE_OK) throw std::runtime_error(curl_easy_strerror(code));
    }

    // The handle outlives what deliver() pointed it to; closing it still speaks (QUIT).
    void forget_call() {
        set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
        set(CURLOPT_READDATA, static_cast<void*>(nullptr));
        set(CURLOPT_ERRORBUFFER, static_cast<char*>(nullptr));
        set(CURLOPT_DEBUGDATA, &closing_);
    }

    Dialogue closing_;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
};

class SmtpMailer final : public Mailer {
public:
    explicit SmtpMailer(const SmtpOptions& options) : server_(check_options(options)) {}

    MailResult send(const Mail& mail) override {
        try {
            const std::string message = to_rfc5322(mail);
            return connection().deliver(ascii_address(mail.from_address), ascii_address(mail.to_address), message);
        } catch (const std::invalid_argument& error) {
            return {MailOutcome::refused, error.what()};
        }
    }

private:
    // A thread number is given again only after its thread has ended: nobody shares a connection.
    Connection& connection() {
        const std::lock_guard lock(mutex_);
        auto& mine = connections_[std::this_thread::get_id()];
        if (!mine) mine = std::make_unique<Connection>(server_);
        return *mine;
    }

    Server server_;
    std::mutex mutex_;
    std::map<std::thread::id, std::unique_ptr<Connection>> connections_;
};

} // namespace

std::unique_ptr<Mailer> open_smtp(const SmtpOptions& options) {
    return std::make_unique<SmtpMailer>(options);
}

} // namespace net
