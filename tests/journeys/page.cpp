// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journeys/page.hpp"
#include <algorithm>
#include <map>

namespace journeys {

namespace {

struct Tag {
    std::string name; // "/form" when it closes
    std::map<std::string, std::string, std::less<>> attributes;

    std::string get(std::string_view attribute) const {
        auto found = attributes.find(attribute);
        return found == attributes.end() ? std::string() : found->second;
    }
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

std::string decoded(std::string_view text) {
    std::string out(text);
    for (auto [entity, meant] :
         {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
        out = replaced(std::move(out), entity, meant);
    return out;
}

Tag read_tag(std::string_view inside) {
    auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '/'; };
    Tag tag;
    std::size_t at = 0;
    if (inside.starts_with('/')) ++at;
    while (at < inside.size() && !is_space(inside[at])) ++at;
    tag.name = inside.substr(0, at);
    while (at < inside.size()) {
        while (at < inside.size() && is_space(inside[at])) ++at;
        auto begin = at;
        while (at < inside.size() && !is_space(inside[at]) && inside[at] != '=') ++at;
        std::string name(inside.substr(begin, at - begin));
        std::string value;
        if (inside.substr(at).starts_with("=\"")) {
            auto end = inside.find('"', at + 2);
            value = decoded(inside.substr(at + 2, end - at - 2));
            at = end + 1;
        }
        if (!name.empty()) tag.attributes[name] = value;
    }
    return tag;
}

// Walks once through the page; what stands between <a>, <button>, <option> or <textarea> and its end is kept apart.
class Reader {
public:
    Page read(std::string_view html) {
        std::size_t at = 0;
        while (at < html.size()) {
            auto open = std::min(html.find('<', at), html.size());
            hear(html.substr(at, open - at));
            if (open == html.size()) break;
            auto close = html.find('>', open);
            if (close == std::string_view::npos) break;
            at = close + 1;
            auto tag = read_tag(html.substr(open + 1, close - open - 1));
            if (tag.name == "script" || tag.name == "style" || tag.name == "head" || tag.name == "template")
                at = std::min(html.find("</" + tag.name + ">", at), html.size());
            else
                meet(tag);
        }
        page_.text = plain(page_.text);
        return std::move(page_);
    }

private:
    Page page_;
    bool in_form_ = false;
    std::string said_; // since the last tag that keeps its words apart
    Tag opened_;
    std::string chosen_in_;      // the select we are in
    bool is_beside_box_ = false; // until the end of its label

    void hear(std::string_view text) {
        auto words = decoded(text);
        if (opened_.name != "textarea" && opened_.name != "option") page_.text += words + " ";
        said_ += words;
        if (is_beside_box_ && form()) form()->fields.back().label = plain(form()->fields.back().label + words + " ");
    }

    Form* form() { return in_form_ ? &page_.forms.back() : nullptr; }

    void meet(const Tag& tag) {
        if (tag.name == "form") {
            page_.forms.push_back({.action = tag.get("action"), .posts = tag.get("method") == "post"});
            in_form_ = true;
        } else if (tag.name == "/form") {
            in_form_ = false;
        } else if (tag.name == "a" || tag.name == "button" || tag.name == "textarea" || tag.name == "option") {
            said_.clear();
            opened_ = tag;
            if (tag.name != "option" && !tag.get("aria-label").empty()) said_ = tag.get("aria-label");
        } else if (tag.name == "/label") {
            is_beside_box_ = false;
        } else if (tag.name == "/" + opened_.name) {
            end();
        } else if (tag.name == "select" && form()) {
            chosen_in_ = tag.get("name");
            form()->fields.push_back({.kind = Field::Kind::choice, .name = chosen_in_});
        } else if (tag.name == "input" && form()) {
            keep_input(tag);
        }
    }

    void end() {
        auto label = plain(said_);
        if (opened_.name == "a") page_.links.push_back({label, opened_.get("href")});
        if (opened_.name == "button" && form() && opened_.get("type") != "button")
            form()->buttons.push_back({label, opened_.get("name"), opened_.get("value")});
        if (opened_.name == "textarea" && form())
            form()->fields.push_back({.name = opened_.get("name"), .value = said_});
        if (opened_.name == "option" && form() && form()->find(chosen_in_)) {
            auto& choice = *form()->find(chosen_in_);
            bool is_first = choice.value.empty() && !choice.is_ticked;
            if (is_first || opened_.attributes.contains("selected")) choice.value = opened_.get("value");
            choice.is_ticked = true;
        }
        opened_ = {};
    }

    void keep_input(const Tag& tag) {
        auto type = tag.get("type");
        if (type == "file" || type == "submit" || tag.get("name").empty()) return;
        bool is_box = type == "checkbox" || type == "radio";
        auto kind = type == "radio"      ? Field::Kind::radio
                    : type == "checkbox" ? Field::Kind::box
                    : type == "hidden"   ? Field::Kind::hidden
                                         : Field::Kind::text;
        is_beside_box_ = is_box;
        form()->fields.push_back({.kind = kind,
                                  .name = tag.get("name"),
                                  .value = is_box && !tag.attributes.contains("value") ? "on" : tag.get("value"),
                                  .is_ticked = tag.attributes.contains("checked")});
    }
};

} // namespace

Field* Form::find(std::string_view name) {
    auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

const Button* Form::find_button(std::string_view label) const {
    auto found = std::ranges::find(buttons, label, &Button::label);
    return found == buttons.end() ? nullptr : &*found;
}

std::vector<std::pair<std::string, std::string>> Form::sent(const Button& button) const {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& field : fields)
        if (!field.is_box() || field.is_ticked) out.emplace_back(field.name, field.value);
    if (!button.name.empty()) out.emplace_back(button.name, button.value);
    return out;
}

Page read_page(std::string_view html) {
    return Reader().read(html);
}

std::string plain(std::string_view text) {
    std::string folded(text);
    for (const auto* space : {"\u00A0", "\u202F", "\u2009", "\n", "\t"})
        folded = replaced(std::move(folded), space, " ");
    folded = replaced(std::move(folded), "’", "'");
    std::string out;
    for (char c : folded)
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

} // namespace journeys
