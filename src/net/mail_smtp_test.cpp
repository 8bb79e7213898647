// SPDX-License-Identifier: AGPL-3.0-or-later
// Against a real SMTP server of a foreign make (tests/support/smtp_sink.py), read back by Python's e-mail parser.
#include "base/scratch_folder.hpp"
#include "net/mail.hpp"
#include "tests/source_folder.hpp"
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace net {
namespace {

namespace fs = std::filesystem;

constexpr const char* python = "/usr/bin/python3";

std::string output_of(const std::string& command) {
    std::string out;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    while (pipe != nullptr && std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr) {
        out += buffer.data();
    }
    if (pipe != nullptr) ::pclose(pipe);
    return out;
}

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

// The mail server as a child; it ends when its standard input is closed.
class Sink {
public:
    Sink(const fs::path& folder, const std::string& options) : folder_(folder) {
        const std::string script = std::string(tests::source_folder) + "/tests/support/smtp_sink.py";
        const std::string command =
            "exec " + std::string(python) + " " + script + " 0 " + folder.string() + " " + options;
        int input[2];
        int output[2];
        if (::pipe2(input, O_CLOEXEC) != 0 || ::pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(input[0], 0);
            ::dup2(output[1], 1);
            ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(input[0]);
        ::close(output[1]);
        input_ = input[1];
        read_port(output[0]);
    }
    ~Sink() {
        ::close(input_);
        ::kill(child_, SIGTERM);
        ::waitpid(child_, nullptr, 0);
    }
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
    std::string message(int number) const { return content(file(number, ".eml")); }
    std::string envelope(int number) const { return content(file(number, ".json")); }
    bool has(int number) const { return fs::exists(file(number, ".eml")); }
    auto connection_count() const {
        const std::string lines = content(folder_ / "connections");
        return std::ranges::count(lines, '\n');
    }

    // What a mail program would show, one field a line.
    std::string read(int number) const {
        const std::string script =
            "import sys, email, email.policy\n"
            "m = email.message_from_binary_file(open(sys.argv[1], \"rb\"), policy=email.policy.default)\n"
            "print(m[\"subject\"], m[\"from\"].addresses[0].display_name, m[\"to\"].addresses[0].display_name,\n"
            "      m[\"to\"].addresses[0].addr_spec, m[\"message-id\"], m[\"list-unsubscribe\"],\n"
            "      m[\"x-note\"], m.get_content_type(), len(m.defects), sep=\"\\n\")\n"
            "for kind in \"plain\", \"html\":\n"
            "    part = m.get_body((kind,))\n"
            "    print(part.get_content_type(), len(part.defects), repr(part.get_content()), sep=\"\\n\")\n";
        return output_of("PYTHONIOENCODING=utf-8 " + std::string(python) + " -c '" + script + "' " +
                         file(number, ".eml").string());
    }

private:
    void read_port(int descriptor) {
        FILE* output = ::fdopen(descriptor, "r");
        if (std::fscanf(output, "ready %d", &port_) != 1) port_ = 0;
        std::fclose(output);
        if (port_ == 0) throw std::runtime_error("the mail server did not start");
    }
    fs::path file(int number, const std::string& extension) const {
        return folder_ / (std::to_string(number) + extension);
    }

    fs::path folder_;
    pid_t child_ = 0;
    int input_ = -1;
    int port_ = 0;
};

Mail mail_to(const std::string& address) {
    return {.to_address = address,
            .to_name = "Élodie de la Reliure",
            .from_address = "bonjour@guilde.example",
            .from_name = "Les relieurs, doreurs",
            .reply_to = {},
            .subject = "Réunion de rentrée : l’ordre du jour, les comptes et l’élection du bureau — venez nombreux",
            .text = "Bonjour Élodie,\n\n.une ligne qui commence par un point\n.\nÀ jeudi ! ",
            .html = "<p>Bonjour Élodie,</p>\n<p class=\"a\">À jeudi !</p>",
            .message_id = "7.stable@guilde.example",
            .date = {1'795'300'777'120},
            .headers = {{"List-Unsubscribe", "<https://guilde.example/mails/leave/abc>"}, {"X-Note", "déjà vu"}}};
}

class SmtpTest : public ::testing::Test {
protected:
    void SetUp() override {
        if (output_of(std::string(python) + " -c 'import aiosmtpd; print(1)' 2>/dev/null") != "1\n") {
            GTEST_SKIP() << "The mail server for tests is missing: apt install python3-aiosmtpd";
        }
    }
    Sink& start(const std::string& options = {}) {
        sink_ = std::make_unique<Sink>(folder_ / "mails", options);
        return *sink_;
    }
    base::ScratchFolder scratch_;
    fs::path folder_ = scratch_.path;
    std::unique_ptr<Sink> sink_;
};

TEST_F(SmtpTest, what_arrives_is_what_was_written) {
    const Sink& sink = start();
    const Mail mail = mail_to("elodie@relieurs.example");
    const auto result = open_smtp({.url = sink.url()})->send(mail);
    EXPECT_EQ(result.outcome, MailOutcome::accepted);
    EXPECT_EQ(result.answer, "250 2.0.0 kept as 1");
    EXPECT_EQ(sink.message(1), to_rfc5322(mail));
    EXPECT_EQ(sink.read(1), mail.subject +
                                "\nLes relieurs, doreurs\nÉlodie de la Reliure\nelodie@relieurs.example\n"
                                "<7.stable@guilde.example>\n<https://guilde.example/mails/leave/abc>\n"
                                "déjà vu\nmultipart/alternative\n0\n"
                                "text/plain\n0\n'Bonjour Élodie,\\n\\n.une ligne qui commence par un "
                                "point\\n.\\nÀ jeudi ! '\n"
                                "text/html\n0\n'<p>Bonjour Élodie,</p>\\n<p class=\"a\">À jeudi !</p>'\n");
    EXPECT_EQ(sink.envelope(1),
              R"({"from": "bonjour@guilde.example", "to": ["elodie@relieurs.example"], "smtputf8": false})");
}

TEST_F(SmtpTest, tells_a_refusal_from_what_can_be_tried_again) {
    const Sink& sink = start();
    const auto mailer = open_smtp({.url = sink.url()});
    const auto send = [&](const std::string& address) { return mailer->send(mail_to(address)); };
    EXPECT_EQ(send("refused@x.example").outcome, MailOutcome::refused);
    EXPECT_EQ(send("refused@x.example").answer, "550 5.1.1 No such user here");
    EXPECT_EQ(send("spam@x.example").outcome, MailOutcome::refused);
    EXPECT_EQ(send("spam@x.example").answer, "554 5.7.1 Message content rejected");
    EXPECT_EQ(send("later@x.example").outcome, MailOutcome::try_later);
    EXPECT_EQ(send("later@x.example").answer, "451 4.2.1 Mailbox busy, try again later");
    EXPECT_EQ(send("full@x.example").outcome, MailOutcome::try_later);
    EXPECT_EQ(send("full@x.example").answer, "452 4.3.1 Insufficient system storage");
    EXPECT_FALSE(sink.has(1));
    EXPECT_EQ(send("ada@x.example").outcome, MailOutcome::accepted);
}

TEST_F(SmtpTest, a_connection_cut_after_the_data_is_tried_again_under_the_same_message_id) {
    const Sink& sink = start();
    const auto mailer = open_smtp({.url = sink.url()});
    const auto result = mailer->send(mail_to("cut@x.example"));
    EXPECT_EQ(result.outcome, MailOutcome::try_later);
    EXPECT_FALSE(result.answer.empty());
    mailer->send(mail_to("cut@x.example"));
    EXPECT_EQ(sink.message(1), sink.message(2));
    EXPECT_EQ(mailer->send(mail_to("ada@x.example")).outcome, MailOutcome::accepted);
}

TEST_F(SmtpTest, a_slow_answer_is_tried_again) {
    const Sink& sink = start("--slow-seconds 60");
    const auto mailer = open_smtp({.url = sink.url(), .timeout_s = 3});
    EXPECT_EQ(mailer->send(mail_to("slow@x.example")).outcome, MailOutcome::try_later);
    const auto next = mailer->send(mail_to("ada@x.example"));
    EXPECT_EQ(next.outcome, MailOutcome::accepted) << next.answer;
}

TEST_F(SmtpTest, an_unreachable_server_is_tried_again) {
    const std::string url = start().url();
    sink_.reset();
    const auto mailer = open_smtp({.url = url});
    EXPECT_EQ(mailer->send(mail_to("ada@x.example")).outcome, MailOutcome::try_later);
    const auto nowhere = open_smtp({.url = "smtp://nowhere.invalid", .timeout_s = 2});
    EXPECT_EQ(nowhere->send(mail_to("ada@x.example")).outcome, MailOutcome::try_later);
}

TEST_F(SmtpTest, a_typed_header_never_leaves) {
    const Sink& sink = start();
    const auto mailer = open_smtp({.url = sink.url()});
    Mail mail = mail_to("ada@x.example");
    mail.subject = "Hello\r\nBcc: everybody@x.example";
    EXPECT_EQ(mailer->send(mail).outcome, MailOutcome::refused);
    EXPECT_EQ(mailer->send(mail_to("ada@x.example>\r\nRCPT TO:<b@x.example")).outcome, MailOutcome::refused);
    EXPECT_FALSE(fs::exists(folder_ / "mails" / "connections"));
}

TEST_F(SmtpTest, fifty_mails_take_one_connection) {
    const Sink& sink = start();
    const auto mailer = open_smtp({.url = sink.url()});
    Mail mail = mail_to("ada@x.example");
    mail.html = std::string(8000, 'x');
    const auto start_at = std::chrono::steady_clock::now();
    for (int i = 0; i < 50; ++i) ASSERT_EQ(mailer->send(mail).outcome, MailOutcome::accepted);
    const std::chrono::duration<double> span = std::chrono::steady_clock::now() - start_at;
    RecordProperty("mails_per_second", static_cast<int>(50 / span.count()));
    EXPECT_TRUE(sink.has(50));
    EXPECT_EQ(sink.connection_count(), 1);
}

TEST_F(SmtpTest, each_thread_has_its_own_connection) {
    const Sink& sink = start();
    const auto mailer = open_smtp({.url = sink.url()});
    std::atomic<int> accepted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 10; ++j) {
                accepted += mailer->send(mail_to("ada@x.example")).outcome == MailOutcome::accepted ? 1 : 0;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(accepted, 30);
    EXPECT_LE(sink.connection_count(), 3);
}

TEST_F(SmtpTest, an_international_domain_travels_in_ascii_and_a_local_part_as_utf8) {
    const Sink& sink = start();
    const auto mailer = open_smtp({.url = sink.url()});
    EXPECT_EQ(mailer->send(mail_to("ada@café.example")).outcome, MailOutcome::accepted);
    EXPECT_NE(sink.envelope(1).find(R"(["ada@xn--caf-dma.example"], "smtputf8": false)"), std::string::npos);
    EXPECT_EQ(mailer->send(mail_to("élodie@café.example")).outcome, MailOutcome::accepted);
    EXPECT_NE(sink.envelope(2).find(R"(["élodie@xn--caf-dma.example"], "smtputf8": true)"), std::string::npos);
}

TEST_F(SmtpTest, sends_nothing_in_clear_when_tls_is_required) {
    const Sink& sink = start();
    const auto result = open_smtp({.url = sink.url(), .require_tls = true})->send(mail_to("ada@x.example"));
    EXPECT_EQ(result.outcome, MailOutcome::try_later);
    EXPECT_FALSE(sink.has(1));
}

TEST_F(SmtpTest, checks_the_certificate_of_starttls) {
    const std::string base = (folder_ / "server").string();
    const std::string made = output_of(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 "
        "-addext subjectAltName=IP:127.0.0.1 -keyout " +
        base + ".key -out " + base + ".pem 2>&1");
    if (!fs::exists(base + ".pem")) GTEST_SKIP() << "No certificate without openssl: " << made;
    const Sink& sink = start("--certificate " + base + ".pem --key " + base + ".key");
    const auto distrustful = open_smtp({.url = sink.url(), .require_tls = true});
    EXPECT_EQ(distrustful->send(mail_to("ada@x.example")).outcome, MailOutcome::try_later);
    EXPECT_FALSE(sink.has(1));
    const auto trusting = open_smtp({.url = sink.url(), .require_tls = true, .ca_file = base + ".pem"});
    EXPECT_EQ(trusting->send(mail_to("ada@x.example")).outcome, MailOutcome::accepted);
    EXPECT_TRUE(sink.has(1));
}

TEST(Smtp, refuses_an_address_that_is_not_of_a_mail_server) {
    for (const auto* url : {"", "http://x.example", "file:///etc/passwd", "smtp://", "x.example:25"}) {
        EXPECT_THROW(open_smtp({.url = url}), std::invalid_argument) << url;
    }
    EXPECT_THROW(open_smtp({.url = "smtp://x.example", .timeout_s = 0}), std::invalid_argument);
    EXPECT_NO_THROW(open_smtp({.url = "smtps://ada:secret@x.example:465"}));
}

} // namespace
} // namespace net
