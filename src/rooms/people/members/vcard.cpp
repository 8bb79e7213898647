// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/vcard.hpp"
#include "base/text.hpp"
#include "rooms/people/members/rules.hpp"

namespace members {

namespace {

std::string escape(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\r') continue;
        if (c == '\\' || c == ',' || c == ';') out += '\\';
        out += c;
    }
    return out;
}

// Lines of 75 bytes at most, never cut inside a character.
void add_line(std::string& out, const std::string& line) {
    std::string_view rest = line;
    std::size_t room = 75;
    while (rest.size() > room) {
        auto cut = room;
        while (cut > 1 && (static_cast<unsigned char>(rest[cut]) & 0xC0) == 0x80) --cut;
        out.append(rest.substr(0, cut)).append("\r\n ");
        rest.remove_prefix(cut);
        room = 74;
    }
    out.append(rest).append("\r\n");
}

std::string list(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ",") + escape(word);
    return out;
}

} // namespace

std::string write_vcard(const Profile& profile, Audience audience, const CardLinks& links) {
    const auto& record = profile.record;
    auto sees = [&](Field field) { return may_see(profile, field, audience); };
    std::string out;
    add_line(out, "BEGIN:VCARD");
    add_line(out, "VERSION:4.0");
    add_line(out, "KIND:individual");
    add_line(out, "FN:" + escape(full_name(record)));
    add_line(out, "N:" + escape(record.last_name) + ";" + escape(record.first_name) + ";;;");
    if (!record.employer.empty() && sees(Field::employer)) add_line(out, "ORG:" + escape(record.employer));
    if (!record.job.empty() && sees(Field::job)) add_line(out, "TITLE:" + escape(record.job));
    if (!record.trade.empty()) add_line(out, "ROLE:" + escape(record.trade));
    if (!record.email.empty() && sees(Field::email)) add_line(out, "EMAIL:" + escape(record.email));
    if (!record.phone.empty() && sees(Field::phone)) {
        bool is_number = record.phone.find_first_not_of("+0123456789") == std::string::npos;
        add_line(out, is_number ? "TEL;VALUE=uri:tel:" + record.phone : "TEL;VALUE=text:" + escape(record.phone));
    }
    bool has_street = !record.address.empty() && sees(Field::address);
    bool has_city = !record.city.empty() && sees(Field::city);
    if (has_street || has_city || !record.region.empty())
        add_line(out, "ADR:;;" + (has_street ? escape(record.address) : "") + ";" +
                          (has_city ? escape(record.city) : "") + ";" + escape(record.region) + ";" +
                          (has_street ? escape(record.postal_code) : "") + ";");
    if (record.birth_date && sees(Field::birth_date)) {
        auto iso = record.birth_date->iso();
        add_line(out, "BDAY:" + iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2));
    }
    if (!record.offers.empty() && sees(Field::offers)) add_line(out, "CATEGORIES:" + list(record.offers));
    if (sees(Field::links))
        for (const auto& link : record.links) add_line(out, "URL:" + link);
    if (!links.photo.empty()) add_line(out, "PHOTO:" + links.photo);
    add_line(out, "SOURCE:" + links.page);
    add_line(out, "UID:" + links.page);
    add_line(out, "END:VCARD");
    return out;
}

} // namespace members
