// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Golden pages: what a component draws, as readable HTML beside the tests. Usable by rooms.
//
//   ui::expect_golden("entry.fr", ui::entry(frame, …));   golden/entry.fr.html beside the calling test
//   ui::expect_golden_text("mail.fr", rendered.text);     golden/mail.fr.txt
//
// GUILDE_GOLDEN_ACCEPT=1 rewrites the files; look at the difference before committing it. Nonces and keys are masked.
#include "html/html.hpp"
#include "tests/source_folder.hpp"
#include <gtest/gtest.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <source_location>
#include <sstream>
#include <string>
#include <string_view>

namespace ui {

// What changes with every request.
inline std::string masked(std::string html) {
    html = std::regex_replace(html, std::regex("(nonce=\")[^\"]*"), "$1NONCE");
    html = std::regex_replace(html, std::regex("(name=\"(?:csrf|key)\" value=\")[^\"]*"), "$1MASKED");
    return std::regex_replace(html, std::regex("/static/assets/([a-z-]+)-[A-Za-z0-9_-]{8}\\."), "/static/assets/$1.");
}

// One element a line, indented; elements inside a sentence stay in it.
inline std::string indented(std::string_view html) {
    static const std::regex inline_name(
        "a|abbr|b|br|code|em|i|kbd|mark|option|small|span|strong|sub|sup|time|title|tspan|use|wbr");
    static const std::regex void_name("area|base|br|col|hr|img|input|link|meta|source|wbr|!doctype");
    std::string out;
    int depth = 0;
    const auto new_line = [&](int level) {
        if (!out.empty() && out.back() != '\n') out += '\n';
        out.append(static_cast<std::size_t>(2 * std::max(level, 0)), ' ');
    };
    for (std::size_t i = 0; i < html.size();) {
        if (html[i] != '<') {
            const auto end = std::min(html.find('<', i), html.size());
            out += html.substr(i, end - i);
            i = end;
            continue;
        }
        const auto end = html.find('>', i) + 1;
        const auto tag = html.substr(i, end - i);
        const bool closes = tag.starts_with("</");
        const auto begin = closes ? 2U : 1U;
        const std::string name(tag.substr(begin, tag.find_first_of(" >", begin) - begin));
        const bool stands_inline = std::regex_match(name, inline_name);
        const bool is_void = std::regex_match(name, void_name);
        if (closes && !stands_inline) new_line(--depth);
        if (!closes && !stands_inline) new_line(depth);
        out += tag;
        if (!closes && !stands_inline && !is_void) {
            ++depth;
            const auto next = html.find('<', end);
            if (next != end && next != std::string_view::npos) new_line(depth);
        }
        i = end;
    }
    return out + "\n";
}

inline void expect_kept(const std::string& file_name, const std::string& drawn, const std::source_location& where) {
    namespace fs = std::filesystem;
    // The compiler may say "../../src/ui/x_test.cpp": only what follows src/ is sure.
    const std::string caller = where.file_name();
    const auto inside = caller.substr(caller.rfind("src/"));
    const auto folder = fs::path(tests::source_folder) / fs::path(inside).parent_path() / "golden";
    const auto file = folder / file_name;
    if (std::getenv("GUILDE_GOLDEN_ACCEPT") != nullptr) {
        fs::create_directories(folder);
        std::ofstream(file, std::ios::binary) << drawn;
        return;
    }
    std::stringstream kept;
    kept << std::ifstream(file, std::ios::binary).rdbuf();
    EXPECT_EQ(kept.str(), drawn) << file << "\nis another; GUILDE_GOLDEN_ACCEPT=1 writes it anew.";
}

inline void expect_golden(const std::string& name, const html::Html& html,
                          const std::source_location& where = std::source_location::current()) {
    expect_kept(name + ".html", indented(masked(html.str())), where);
}

inline void expect_golden_text(const std::string& name, const std::string& text,
                               const std::source_location& where = std::source_location::current()) {
    expect_kept(name + ".txt", text, where);
}

} // namespace ui
