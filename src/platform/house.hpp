// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What lives as long as the program. Built by app/boot.cpp (and by tests with a fixed clock and a mail that is kept).
#include "base/crypto.hpp"
#include "db/database.hpp"
#include "http/stream.hpp"
#include "jobs/jobs.hpp"
#include "net/clock.hpp"
#include "net/dns.hpp"
#include "net/file_store.hpp"
#include "net/http_client.hpp"
#include "net/mail.hpp"
#include "platform/organisation.hpp"
#include "platform/remembered.hpp"
#include "platform/room.hpp"
#include "words/words.hpp"
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace platform {

struct House {
    std::vector<Room> rooms; // lowest first
    std::unique_ptr<db::Database> database;
    std::unique_ptr<net::Clock> clock;
    std::unique_ptr<net::FileStore> files;
    std::unique_ptr<net::Mailer> mailer; // used by the outbox only
    std::unique_ptr<net::Dns> dns;
    std::unique_ptr<net::Resolver> resolver; // of the one below, which it outlives
    std::unique_ptr<net::HttpClient> http;   // what other sites say: from jobs only
    std::unique_ptr<words::Catalogues> catalogues;
    std::unique_ptr<jobs::Worker> worker; // may be null: a command without jobs
    http::Hub* hub = nullptr;             // may be null: no server
    base::Key key = base::Key::random();  // the master key, from the key file
    std::string data_directory;
    std::string origin = "http://127.0.0.1:8080";       // what links in mails start with; never from a request
    std::function<std::string(std::string_view)> asset; // static file's address by its source name
    Remembered<Organisation> organisation;
    Remembered<std::map<std::string, bool, std::less<>>> features; // those that were opened or closed since they exist
    Kept kept;                                                     // by rooms, between requests
};

} // namespace platform
