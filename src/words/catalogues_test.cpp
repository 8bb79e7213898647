// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/refusal.hpp"
#include "words/catalogue.hpp"
#include "words/words.hpp"
#include <gtest/gtest.h>
#include <cstring>
#include <stdexcept>

namespace words {
namespace {

using Forms = std::vector<std::string>;

// A little .mo by hand: header, two tables of (size, place), the strings.
std::string make_mo(const std::vector<std::pair<std::string, std::string>>& entries) {
    const auto count = static_cast<std::uint32_t>(entries.size());
    const std::uint32_t ids = 20;
    const std::uint32_t translations = ids + 8 * count;
    std::string strings;
    std::vector<std::uint32_t> numbers{0x950412de, 0, count, ids, translations};
    const auto place = [&](const std::string& text) {
        numbers.push_back(static_cast<std::uint32_t>(text.size()));
        numbers.push_back(translations + 8 * count + static_cast<std::uint32_t>(strings.size()));
        strings += text + '\0';
    };
    for (const auto& [id, translation] : entries) place(id);
    for (const auto& [id, translation] : entries) place(translation);
    std::string bytes(numbers.size() * 4, '\0');
    std::memcpy(bytes.data(), numbers.data(), bytes.size());
    return bytes + strings;
}

TEST(Po, IsReadWithItsLinesEscapesAndPlurals) {
    const auto entries = parse_catalogue(
        "# A comment\nmsgid \"\"\nmsgstr \"header\\n\"\n\n"
        "#: src/x.cpp:7\nmsgid \"\"\n\"Say \\\"hi\\\"\\n\"\n\"twice\\\\\"\n"
        "msgstr \"Dire « salut »\"\r\n\r\n"
        "msgid \"{n} cat\"\nmsgid_plural \"{n} cats\"\nmsgstr[0] \"{n} chat\"\nmsgstr[1] \"{n} "
        "chats\"\n"
        "msgid \"next\"\nmsgstr \"suivant\"");
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].id, "Say \"hi\"\ntwice\\");
    EXPECT_EQ(entries[0].forms, Forms{"Dire « salut »"});
    EXPECT_EQ(entries[1].id, "{n} cat");
    EXPECT_EQ(entries[1].forms, (Forms{"{n} chat", "{n} chats"}));
    EXPECT_EQ(entries[2].forms, Forms{"suivant"});
}

TEST(Po, LeavesOutWhatIsNotReady) {
    const auto entries = parse_catalogue(
        "#, fuzzy\nmsgid \"a\"\nmsgstr \"x\"\n\n"
        "#~ msgid \"b\"\n#~ msgstr \"x\"\n\n"
        "msgid \"c\"\nmsgstr \"\"\n\n"
        "msgid \"d\"\nmsgid_plural \"ds\"\nmsgstr[0] \"x\"\nmsgstr[1] \"\"\n\n"
        "msgid \"e\"\nmsgstr \"kept\"\n"
        "#, fuzzy\nmsgid \"f\"\nmsgstr \"x\"\n");
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].id, "e");
}

TEST(Po, SaysWhichLineItCannotRead) {
    for (const char* text : {"msgid \"a", "\"lost\"", "nonsense", "msgctxt \"a\"", "msgid \"a\\q\"",
                             "msgid \"a\"\nmsgstr[1] \"x\"", "msgid \"a\"b\"", "msgid \"a\\\""})
        EXPECT_THROW(parse_catalogue(text), std::runtime_error) << text;
    try {
        parse_catalogue("msgid \"a\"\nmsgstr \"b\"\n\nrubbish here\n");
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("line 4"), std::string::npos);
    }
}

TEST(Mo, IsReadWithItsPlurals) {
    const std::string plural_id = std::string("{n} cat") + '\0' + "{n} cats";
    const std::string plural = std::string("{n} chat") + '\0' + "{n} chats";
    const auto entries = parse_catalogue(make_mo({{"", "header"}, {"a", "x"}, {plural_id, plural}}));
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].id, "a");
    EXPECT_EQ(entries[1].id, "{n} cat");
    EXPECT_EQ(entries[1].forms, (Forms{"{n} chat", "{n} chats"}));
}

TEST(Mo, IsRefusedWhereverItIsCut) {
    const std::string whole = make_mo({{"a", "x"}, {"b", "y"}});
    for (std::size_t size = 4; size + 1 < whole.size(); ++size)
        EXPECT_THROW(parse_catalogue(whole.substr(0, size)), std::runtime_error) << size;
}

TEST(Catalogues, SayWhatIsMissingDamagedOrContradictory) {
    Catalogues catalogues;
    catalogues.add(Language::fr,
                   "msgid \"Hi {name}\"\nmsgstr \"Salut {nom}\"\n\n"
                   "msgid \"{n} cat\"\nmsgid_plural \"{n} cats\"\nmsgstr[0] \"un "
                   "chat\"\nmsgstr[1] \"{n} chats\"\n\n"
                   "msgid \"Post\"\nmsgstr \"Publier\"\n");
    catalogues.add(Language::fr, "msgid \"Post\"\nmsgstr \"Publication\"\n");
    EXPECT_EQ(catalogues.list_missing(Language::fr, {"Post", "Gone", "Hi {name}"}), Forms{"Gone"});
    EXPECT_TRUE(catalogues.list_missing(Language::en, {"Gone"}).empty());
    EXPECT_EQ(catalogues.list_damaged(Language::fr), Forms{"Hi {name}"});
    EXPECT_EQ(catalogues.list_conflicts(Language::fr), Forms{"Post"});
    EXPECT_EQ(catalogues.count_entries(Language::fr), 3U);
    EXPECT_EQ(Words(catalogues, Language::fr, "UTC").text("Post"), "Publier");
}

TEST(Catalogues, OfTheProgramAreWholeAndKnowTheWordsOfTheFloors) {
    Catalogues catalogues;
    add_embedded(catalogues);
    EXPECT_TRUE(
        catalogues
            .list_missing(Language::fr,
                          {"just now", "{day} at {time}", base::Refusal::not_found().message.id.data(),
                           base::Refusal::signed_out().message.id.data(), base::Refusal::invalid({}).message.id.data()})
            .empty());
    EXPECT_EQ(catalogues.list_damaged(Language::fr), Forms{});
    EXPECT_EQ(catalogues.list_conflicts(Language::fr), Forms{});
}

} // namespace
} // namespace words
