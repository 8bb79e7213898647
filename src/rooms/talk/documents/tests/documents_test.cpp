// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/file_store.hpp"
#include "parse/json.hpp"
#include "rooms/talk/documents/actions.hpp"
#include "support/talk_house.hpp"

namespace documents {

using items::TalkHouse;
using support::contains;
using support::header_of;
using support::location_of;

namespace {

std::string pdf(const std::string& text) {
    return "%PDF-1.4\n% " + text + "\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
}

struct Attaching : testing::Test {
    TalkHouse house;
    ItemId item = house.publish(house.pierre, "L’ordre du jour.", {house.committee});
    std::string path = house.path(item);

    http::Response attach(base::PersonId who, const std::string& name, const std::string& bytes) {
        return house.post_files(who, path + "/documents", {}, {{"file", name, "application/pdf", bytes}});
    }
    // The address of a document, from the page of the publication.
    std::string document() {
        auto page = house.get(house.pierre, path).body;
        auto at = page.find("href=\"/documents/");
        if (at == std::string::npos) return {};
        return page.substr(at + 6, std::string_view("/documents/").size() + 13);
    }
    int status(base::PersonId who, const std::string& target) { return house.get(who, target).status; }
};

} // namespace

TEST_F(Attaching, readers_of_the_publication_download_it) {
    EXPECT_EQ(location_of(attach(house.pierre, "C:\\bureau\\Ordre du jour.pdf", pdf("un"))), path);
    auto page = house.get(house.pierre, path);
    EXPECT_TRUE(contains(page, "Ordre du jour.pdf"));
    EXPECT_TRUE(contains(page, "PDF · 1\u00a0ko"));
    auto file = document() + "/versions/1";
    EXPECT_EQ(status(house.sophie, file), 404);
    EXPECT_EQ(status(house.sophie, document()), 404);
    house.put(house.committee, house.sophie, spaces::Standing::member);
    auto served = house.get(house.sophie, file);
    EXPECT_EQ(served.status, 200);
    EXPECT_EQ(served.body, pdf("un"));
    EXPECT_EQ(served.content_type, "application/pdf");
    EXPECT_EQ(header_of(served, "Content-Security-Policy"), "default-src 'none'; sandbox");
    EXPECT_TRUE(header_of(served, "Content-Disposition").starts_with("attachment; filename=\"Ordre_du_jour.pdf\""));
    EXPECT_EQ(header_of(served, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header_of(served, "Cache-Control"), "private, no-cache");
    house.take(house.committee, house.sophie);
    EXPECT_EQ(status(house.sophie, file), 404) << "at once";
}

TEST_F(Attaching, only_the_author_attaches_replaces_and_deletes) {
    house.put(house.committee, house.sophie, spaces::Standing::leader);
    EXPECT_EQ(attach(house.sophie, "a.pdf", pdf("x")).status, 404);
    EXPECT_EQ(attach(house.karim, "a.pdf", pdf("x")).status, 404);
    EXPECT_EQ(status(house.sophie, path + "/documents"), 404);
    attach(house.pierre, "a.pdf", pdf("un"));
    auto at = document();
    EXPECT_EQ(house.post_files(house.sophie, at + "/versions", {}, {{"file", "b.pdf", "", pdf("x")}}).status, 404);
    EXPECT_EQ(house.post(house.sophie, at + "/delete", {}).status, 404);
    EXPECT_FALSE(contains(house.get(house.sophie, path), "Joindre un document"));
    EXPECT_EQ(status(house.sophie, at + "/versions/1"), 200);
}

TEST_F(Attaching, a_new_version_takes_its_place_and_the_former_stays) {
    attach(house.pierre, "devis.pdf", pdf("un"));
    auto at = document();
    house.post_files(house.pierre, at + "/versions", {}, {{"file", "devis.txt", "", "Deux cents euros.\n"}});
    auto page = house.get(house.pierre, path);
    EXPECT_TRUE(contains(page, "devis.txt"));
    EXPECT_FALSE(contains(page, "devis.pdf"));
    EXPECT_TRUE(contains(page, "version 2"));
    auto history = house.get(house.pierre, at);
    EXPECT_TRUE(contains(history, "Version 1 · devis.pdf"));
    EXPECT_TRUE(contains(history, "Pierre Lefèvre"));
    EXPECT_EQ(house.get(house.pierre, at + "/versions/1").body, pdf("un"));
    EXPECT_EQ(house.get(house.pierre, at + "/versions/2").content_type, "text/plain; charset=utf-8");
    for (const char* none :
         {"/versions/0", "/versions/3", "/versions/-1", "/versions/1x", "/versions/99999999999999999999"})
        EXPECT_EQ(status(house.pierre, at + none), 404) << none;
}

TEST_F(Attaching, deleted_it_is_gone_for_all_and_its_author_may_undo_for_thirty_days) {
    house.put(house.committee, house.sophie, spaces::Standing::member);
    attach(house.pierre, "a.pdf", pdf("un"));
    auto at = document();
    house.post(house.pierre, at + "/delete", {});
    house.post(house.pierre, at + "/delete", {}); // twice changes nothing
    EXPECT_EQ(status(house.sophie, at + "/versions/1"), 404);
    EXPECT_FALSE(contains(house.get(house.sophie, path), "a.pdf"));
    EXPECT_TRUE(contains(house.get(house.pierre, path), "Vous avez supprimé a.pdf."));
    house.post(house.pierre, at + "/restore", {});
    EXPECT_EQ(status(house.sophie, at + "/versions/1"), 200);
    house.post(house.pierre, at + "/delete", {});
    auto forget = [&] {
        auto visit = house.system_visit();
        forget_deleted(*visit);
    };
    house.clock().advance(std::chrono::hours(24 * 29));
    forget();
    EXPECT_TRUE(contains(house.get(house.pierre, path), "Vous avez supprimé a.pdf."));
    house.clock().advance(std::chrono::hours(24 * 2));
    forget();
    EXPECT_FALSE(contains(house.get(house.pierre, path), "a.pdf"));
}

TEST_F(Attaching, its_bytes_stay_as_long_as_a_version_names_them) {
    attach(house.pierre, "a.pdf", pdf("un"));
    house.house().files->put("nobody names this");
    for (int night = 0; night < 3; ++night) { // what has no row is noted, then removed
        house.run_jobs();
        house.clock().advance(std::chrono::hours(25));
    }
    EXPECT_EQ(status(house.pierre, document() + "/versions/1"), 200);
    EXPECT_EQ(house.house().files->list().size(), 1U);
}

TEST_F(Attaching, it_goes_with_its_publication) {
    house.put(house.committee, house.sophie, spaces::Standing::member);
    attach(house.pierre, "a.pdf", pdf("un"));
    auto at = document();
    house.post(house.pierre, path + "/delete", {});
    EXPECT_EQ(status(house.sophie, at + "/versions/1"), 404);
    house.post(house.pierre, path + "/restore", {});
    EXPECT_EQ(status(house.sophie, at + "/versions/1"), 200);
}

TEST_F(Attaching, what_is_refused_is_said_in_words_and_leaves_nothing) {
    for (const auto& [name, bytes] :
         std::vector<std::pair<std::string, std::string>>{{"a.pdf", "MZ\x90\x03 this program"},
                                                          {"page.html", "<html><script>alert(1)</script>"},
                                                          {"a.pdf", ""},
                                                          {"a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"}}) {
        auto refused = attach(house.pierre, name, bytes);
        EXPECT_EQ(refused.status, 422) << name;
        EXPECT_TRUE(contains(refused, bytes.empty() ? "Choisissez d’abord un document." : "ne peut pas être joint"))
            << name;
    }
    EXPECT_TRUE(contains(attach(house.pierre, "a.pdf", pdf(std::string(20 * 1024 * 1024, 'x'))), "20\u00a0Mo au plus"));
    EXPECT_EQ(document(), "");
    EXPECT_TRUE(house.house().files->list().empty());
}

TEST_F(Attaching, twenty_are_enough) {
    for (int i = 0; i < 20; ++i) attach(house.pierre, "a.pdf", pdf(std::to_string(i)));
    EXPECT_TRUE(contains(house.get(house.pierre, path + "/documents"), "Vingt documents sont déjà joints"));
    EXPECT_EQ(attach(house.pierre, "a.pdf", pdf("trop")).status, 422);
}

TEST_F(Attaching, programs_list_them) {
    attach(house.pierre, "a.pdf", pdf("un"));
    auto answer = house.api(house.pierre, "GET", "/api/v1" + path + "/documents");
    auto json = parse::Json::parse(answer.body);
    ASSERT_TRUE(json) << answer.body;
    EXPECT_NE(answer.body.find("\"name\":\"a.pdf\""), std::string::npos) << answer.body;
    EXPECT_EQ(house.api(house.sophie, "GET", "/api/v1" + path + "/documents").status, 404);
}

} // namespace documents
