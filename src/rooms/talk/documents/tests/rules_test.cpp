// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/documents/rules.hpp"
#include "base/refusal.hpp"
#include "net/file_type.hpp"
#include "parse/test_zip.hpp"
#include <gtest/gtest.h>

namespace documents {

namespace {

Judged judge(const std::string& name, const std::string& bytes) {
    return check_upload({.file_name = name, .bytes = bytes}, net::read_file_type(bytes));
}
bool is_refused(const std::string& name, const std::string& bytes) {
    try {
        judge(name, bytes);
        return false;
    } catch (const base::Refusal& refusal) {
        return refusal.fields.contains("file");
    }
}

const std::string types = "<?xml version='1.0'?><Types/>";

} // namespace

TEST(Upload, is_known_by_its_bytes) {
    EXPECT_EQ(judge("a.pdf", "%PDF-1.7\n").kind, Kind::pdf);
    EXPECT_EQ(judge("a.rtf", "{\\rtf1\\ansi x}").kind, Kind::rtf);
    EXPECT_EQ(judge("a.txt", "Bonjour à toutes.\n").kind, Kind::text);
    EXPECT_EQ(judge("a.csv", "nom;ville\nLéo;Brest\n").kind, Kind::table);
    EXPECT_EQ(
        judge("a.docx", parse::testing::zip({{"[Content_Types].xml", types}, {"word/document.xml", "<x/>"}})).kind,
        Kind::docx);
    EXPECT_EQ(judge("a.xlsx", parse::testing::zip({{"xl/workbook.xml", "<x/>"}})).kind, Kind::xlsx);
    EXPECT_EQ(judge("a.pptx", parse::testing::zip({{"ppt/presentation.xml", "<x/>"}})).kind, Kind::pptx);
    EXPECT_EQ(judge("a.odt", parse::testing::zip(
                                 {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<x/>"}}))
                  .kind,
              Kind::odt);
    EXPECT_EQ(judge("a.epub", parse::testing::zip({{"mimetype", "application/epub+zip"}})).kind, Kind::epub);
}

TEST(Upload, is_refused_when_it_is_something_else) {
    EXPECT_TRUE(is_refused("a.pdf", "MZ\x90 program"));
    EXPECT_TRUE(is_refused("a.docx", parse::testing::zip({{"autre.xml", "<x/>"}})));
    EXPECT_TRUE(is_refused("a.docx", "PK\x03\x04 broken"));
    EXPECT_TRUE(is_refused("a.html", "<!doctype html><html></html>"));
    EXPECT_TRUE(is_refused("a.txt", "<!doctype html><html></html>"));
    EXPECT_TRUE(is_refused("a.sh", "#!/bin/sh\necho x\n"));
    EXPECT_TRUE(is_refused("a.svg", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"));
    EXPECT_TRUE(is_refused("a.txt", std::string("\xff\xfe\x00\x01", 4)));
}

TEST(Upload, with_macros_is_refused) {
    EXPECT_TRUE(
        is_refused("a.docx", parse::testing::zip({{"word/document.xml", "<x/>"}, {"word/vbaProject.bin", "x"}})));
    EXPECT_TRUE(is_refused("a.xlsm", parse::testing::zip({{"xl/workbook.xml", "<x/>"}, {"xl/vbaProject.bin", "x"}})));
    EXPECT_TRUE(is_refused("a.odt", parse::testing::zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                                         {"Basic/script-lc.xml", "<x/>"}})));
    const std::pair<std::string, std::string> odt{"mimetype", "application/vnd.oasis.opendocument.text"};
    for (const char* member : {"Scripts/python/ouvrir.py", "scripts/beanshell/a.bsh", "./Scripts/javascript/a.js",
                               "Basic/Standard/Module1.xml", "Object 1/Basic/script-lb.xml", "Scripts\\python\\a.py"})
        EXPECT_TRUE(is_refused("a.odt", parse::testing::zip({odt, {member, "x"}}))) << member;
    EXPECT_TRUE(is_refused(
        "a.docx", parse::testing::zip({{"word/document.xml", "<x/>"}, {"word/embeddings/VBAProject.BIN", "x"}})));
    for (const char* member : {"Pictures/scripts.png", "Basically.xml", "Configurations2/menubar/menubar.xml"})
        EXPECT_FALSE(is_refused("a.odt", parse::testing::zip({odt, {member, "x"}}))) << member;
}

TEST(Upload, has_a_name_that_tells_what_it_is) {
    EXPECT_EQ(judge("C:\\bureau\\..\\Devis.PDF", "%PDF-1.7\n").name, "Devis.PDF");
    EXPECT_EQ(judge("devis.exe", "%PDF-1.7\n").name, "devis.exe.pdf");
    EXPECT_EQ(judge("", "%PDF-1.7\n").name, "document.pdf");
    EXPECT_EQ(judge("notes.md", "# Bonjour\n").name, "notes.md");
    EXPECT_LE(judge(std::string(400, 'a') + ".pdf", "%PDF-1.7\n").name.size(), 120U);
}

} // namespace documents
