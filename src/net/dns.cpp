// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/dns.hpp"
#include "net/resolver.hpp"
#include <ares.h>
#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <poll.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <type_traits>

namespace net {
namespace {

constexpr int wait_ms_per_try = 2000;
constexpr int tries = 2;
constexpr auto wait_max = std::chrono::seconds(8);
constexpr auto rest_after_silence = std::chrono::seconds(30);

using Clock = std::chrono::steady_clock;

void start_ares() {
    static const int started = ares_library_init(ARES_LIB_INIT_ALL);
    if (started != ARES_SUCCESS) throw std::runtime_error(ares_strerror(started));
}

struct Reply {
    bool is_done = false;
    int status = ARES_ETIMEOUT;
    std::string bytes;
};

void keep_reply(void* reply, int status, int, unsigned char* data, int size) {
    auto& kept = *static_cast<Reply*>(reply);
    kept.is_done = true;
    kept.status = status;
    if (data != nullptr) {
        kept.bytes.assign(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
    }
}

class Channel {
public:
    explicit Channel(const std::string& servers) {
        start_ares();
        ares_options options{};
        options.timeout = wait_ms_per_try;
        options.tries = tries;
        const int status = ares_init_options(&channel_, &options, ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES);
        if (status != ARES_SUCCESS) throw std::runtime_error(ares_strerror(status));
        if (servers.empty()) return;
        if (ares_set_servers_ports_csv(channel_, servers.c_str()) != ARES_SUCCESS) {
            ares_destroy(channel_);
            throw std::invalid_argument("the list of name servers is not valid");
        }
    }
    ~Channel() { ares_destroy(channel_); }
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    Reply ask(const std::string& name, int type) {
        Reply reply;
        const auto give_up_at = Clock::now() + wait_max;
        ares_query(channel_, name.c_str(), ns_c_in, type, &keep_reply, &reply);
        while (!reply.is_done && Clock::now() < give_up_at) wait_for_sockets();
        if (!reply.is_done) ares_cancel(channel_);
        return reply;
    }

private:
    void wait_for_sockets() {
        std::array<ares_socket_t, ARES_GETSOCK_MAXNUM> sockets{};
        const int wanted = ares_getsock(channel_, sockets.data(), ARES_GETSOCK_MAXNUM);
        std::array<pollfd, ARES_GETSOCK_MAXNUM> polled{};
        nfds_t count = 0;
        for (std::size_t i = 0; i < sockets.size(); ++i) {
            const auto bits = static_cast<unsigned>(wanted) >> i;
            const bool reads = (bits & 1U) != 0;
            const bool writes = ((bits >> ARES_GETSOCK_MAXNUM) & 1U) != 0;
            if (!reads && !writes) continue;
            const int events = (reads ? POLLIN : 0) | (writes ? POLLOUT : 0);
            polled[count++] = {sockets[i], static_cast<short>(events), 0};
        }
        ::poll(polled.data(), count, 100);
        for (nfds_t i = 0; i < count; ++i) {
            const bool can_read = (polled[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0;
            const bool can_write = (polled[i].revents & POLLOUT) != 0;
            ares_process_fd(channel_, can_read ? polled[i].fd : ARES_SOCKET_BAD,
                            can_write ? polled[i].fd : ARES_SOCKET_BAD);
        }
        ares_process_fd(channel_, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
    }

    ares_channel channel_ = nullptr;
};

const unsigned char* data_of(const Reply& reply) {
    return reinterpret_cast<const unsigned char*>(reply.bytes.data());
}

bool says_none(int status) {
    return status == ARES_ENODATA || status == ARES_ENOTFOUND;
}

bool is_silent(int status) {
    return status == ARES_ETIMEOUT || status == ARES_ECANCELLED || status == ARES_ECONNREFUSED;
}

template <class Record>
using Records = std::unique_ptr<Record, decltype(&ares_free_data)>;

// Questions to the name servers. Whoever asks four things of a machine without name servers waits once.
class Questions {
public:
    explicit Questions(std::string servers) : servers_(std::move(servers)) {}

    Reply ask(const std::string& name, int type) {
        if (Clock::now() < ask_again_at_.load()) return {};
        Reply reply = Channel(servers_).ask(name, type);
        if (is_silent(reply.status)) ask_again_at_ = Clock::now() + rest_after_silence;
        return reply;
    }

private:
    std::string servers_;
    std::atomic<Clock::time_point> ask_again_at_{};
};

class SystemDns final : public Dns {
public:
    explicit SystemDns(std::string servers) : questions_(std::move(servers)) {}

    // A record is one or more strings of at most 255 bytes, to be joined (RFC 7208 section 3.3).
    std::optional<std::vector<std::string>> texts(const std::string& name) override {
        const Reply reply = questions_.ask(name, ns_t_txt);
        std::vector<std::string> found;
        if (says_none(reply.status)) return found;
        if (reply.status != ARES_SUCCESS) return std::nullopt;
        ares_txt_ext* first = nullptr;
        const int status = ares_parse_txt_reply_ext(data_of(reply), static_cast<int>(reply.bytes.size()), &first);
        const Records<ares_txt_ext> owner(first, &ares_free_data);
        if (status != ARES_SUCCESS && !says_none(status)) return std::nullopt;
        for (const auto* record = first; record != nullptr; record = record->next) {
            if (record->record_start != 0 || found.empty()) found.emplace_back();
            found.back().append(reinterpret_cast<const char*>(record->txt), record->length);
        }
        return found;
    }

    std::optional<std::vector<std::string>> mail_servers(const std::string& name) override {
        const Reply reply = questions_.ask(name, ns_t_mx);
        if (says_none(reply.status)) return std::vector<std::string>{};
        if (reply.status != ARES_SUCCESS) return std::nullopt;
        ares_mx_reply* first = nullptr;
        const int status = ares_parse_mx_reply(data_of(reply), static_cast<int>(reply.bytes.size()), &first);
        const Records<ares_mx_reply> owner(first, &ares_free_data);
        if (status != ARES_SUCCESS && !says_none(status)) return std::nullopt;
        std::vector<std::pair<int, std::string>> hosts;
        for (const auto* record = first; record != nullptr; record = record->next) {
            hosts.emplace_back(record->priority, record->host);
        }
        std::ranges::sort(hosts);
        std::vector<std::string> found;
        for (const auto& [priority, host] : hosts) found.push_back(host);
        return found;
    }

private:
    Questions questions_;
};

class SystemResolver final : public Resolver {
public:
    explicit SystemResolver(std::string servers) : questions_(std::move(servers)) {}

    std::optional<std::vector<std::string>> addresses(const std::string& name) override {
        std::vector<std::string> found;
        bool has_answer = add_addresses(name, ns_t_a, found);
        has_answer = add_addresses(name, ns_t_aaaa, found) || has_answer;
        return has_answer ? std::optional(found) : std::nullopt;
    }

private:
    Questions questions_;

    // False: no answer.
    bool add_addresses(const std::string& name, int type, std::vector<std::string>& found) {
        const Reply reply = questions_.ask(name, type);
        if (says_none(reply.status)) return true;
        if (reply.status != ARES_SUCCESS) return false;
        hostent* host = nullptr;
        const auto size = static_cast<int>(reply.bytes.size());
        const int status = type == ns_t_a ? ares_parse_a_reply(data_of(reply), size, &host, nullptr, nullptr)
                                          : ares_parse_aaaa_reply(data_of(reply), size, &host, nullptr, nullptr);
        const std::unique_ptr<hostent, decltype(&ares_free_hostent)> owner(host, &ares_free_hostent);
        if (status != ARES_SUCCESS) return says_none(status);
        for (char** address = host->h_addr_list; *address != nullptr; ++address) {
            std::array<char, INET6_ADDRSTRLEN> text{};
            inet_ntop(host->h_addrtype, *address, text.data(), text.size());
            found.emplace_back(text.data());
        }
        return true;
    }
};

std::vector<std::string> records_of(const std::map<std::string, std::vector<std::string>>& records,
                                    const std::string& name) {
    const auto found = records.find(name);
    return found == records.end() ? std::vector<std::string>{} : found->second;
}

} // namespace

std::unique_ptr<Dns> open_dns() {
    return std::make_unique<SystemDns>("");
}

std::unique_ptr<Dns> open_dns(const std::string& servers) {
    return std::make_unique<SystemDns>(servers);
}

std::optional<std::vector<std::string>> FixedDns::texts(const std::string& name) {
    return records_of(text_records, name);
}

std::optional<std::vector<std::string>> FixedDns::mail_servers(const std::string& name) {
    return records_of(mail_records, name);
}

std::unique_ptr<Resolver> open_resolver() {
    return std::make_unique<SystemResolver>("");
}

std::unique_ptr<Resolver> open_resolver(const std::string& servers) {
    return std::make_unique<SystemResolver>(servers);
}

std::optional<std::vector<std::string>> FixedResolver::addresses(const std::string& name) {
    return records_of(records, name);
}

} // namespace net
