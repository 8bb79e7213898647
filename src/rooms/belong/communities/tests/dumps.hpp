// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Dumps for tests: one in memory, small and awkward, and those in a folder.
#include "rooms/belong/communities/communities.hpp"
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

namespace communities::testing {

using Files = std::map<std::string, std::string, std::less<>>;

inline Files small_files() {
    return {
        {"Users.xml",
         "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<users>\n"
         "<row Id=\"-1\" DisplayName=\"Community\" />\n"
         "<row Id=\"1\" DisplayName=\"Anne Martin\" AboutMe=\"&lt;p&gt;secret&lt;/p&gt;\" Location=\"Quimper\" />\n"
         "<row Id=\"2\" DisplayName=\"relieur29\" />\n"
         "<row Id=\"3\" DisplayName=\"Jamais Venue\" />\n"
         "<row Id=\"4\" DisplayName=\"Louis\" />\n</users>"},
        {"Posts.xml",
         "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<posts>\n"
         "<row Id=\"10\" PostTypeId=\"1\" AcceptedAnswerId=\"12\" CreationDate=\"2011-08-17T20:18:56.507\" "
         "Body=\"&lt;p&gt;Quelle colle pour un &lt;em&gt;plein cuir&lt;/em&gt; ?&lt;/p&gt;\" OwnerUserId=\"1\" "
         "Title=\"Colle &amp; cuir\" Tags=\"&lt;colle&gt;&lt;cuir&gt;\" />\n"
         "<row Id=\"11\" PostTypeId=\"2\" ParentId=\"10\" CreationDate=\"2011-08-18T08:00:00.000\" "
         "Body=\"&lt;p&gt;La colle de p&#xE2;te.&lt;/p&gt;\" OwnerDisplayName=\"user22\" />\n"
         "<row Id=\"12\" PostTypeId=\"2\" ParentId=\"10\" CreationDate=\"2011-08-19T08:00:00.000\" "
         "Body=\"&lt;ul&gt;&lt;li&gt;amidon&lt;/li&gt;&lt;/ul&gt;\" OwnerUserId=\"2\" "
         "LastEditDate=\"2012-01-01T00:00:00\" />\n"
         "<row Id=\"13\" PostTypeId=\"5\" CreationDate=\"2011-08-19T08:00:00.000\" Body=\"wiki\" />\n"
         "<row Id=\"14\" PostTypeId=\"2\" ParentId=\"999\" CreationDate=\"2011-08-19T08:00:00.000\" Body=\"perdue\" "
         "/>\n"
         "</posts>"},
        {"Comments.xml",
         "<comments>\n<row Id=\"20\" PostId=\"12\" Text=\"@Anne *merci*\" CreationDate=\"2011-08-20T08:00:00.000\" "
         "UserId=\"1\" />\n<row Id=\"21\" PostId=\"10\" Text=\"Et le climat ?\" "
         "CreationDate=\"2011-08-21T08:00:00.000\" />\n</comments>"},
        {"Votes.xml",
         "<votes>\n<row Id=\"30\" PostId=\"10\" VoteTypeId=\"2\" CreationDate=\"2011-08-17T00:00:00.000\" />\n"
         "<row Id=\"31\" PostId=\"10\" VoteTypeId=\"5\" UserId=\"4\" CreationDate=\"2011-08-17T00:00:00.000\" />\n"
         "<row Id=\"32\" PostId=\"12\" VoteTypeId=\"1\" CreationDate=\"2011-08-17T00:00:00.000\" />\n</votes>"},
    };
}

inline Dump dump_of(const Files& files, const std::string& name = "Colles anciennes") {
    return {.name = name, .open = [files](std::string_view file) -> std::optional<Pieces> {
                auto found = files.find(file);
                if (found == files.end()) return std::nullopt;
                auto rest = std::make_shared<std::string>(found->second);
                auto at = std::make_shared<std::size_t>(0);
                return [rest, at]() -> std::string_view { // a few bytes at a time
                    auto piece = std::string_view(*rest).substr(*at, 50);
                    *at += piece.size();
                    return piece;
                };
            }};
}

inline Dump dump_in(const std::filesystem::path& folder, const std::string& name) {
    Files files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        files[entry.path().filename().string()] = std::string(std::istreambuf_iterator<char>(in), {});
    }
    return dump_of(files, name);
}

} // namespace communities::testing
