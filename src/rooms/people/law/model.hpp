// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <array>
#include <string>

namespace law {

enum class PageName { notice = 1, privacy = 2, accessibility = 3 };
inline constexpr std::array all_pages{PageName::notice, PageName::privacy, PageName::accessibility};

enum class Purpose { membership, account, conversation, mail, learning, office, safety };

enum class Form { unsaid, association, professional_union, other };

// What the organisation itself has to say; empty: not said yet. `_fr` and `_en` are Markdown.
struct Facts {
    // legal notice
    std::string form; // form_name()
    std::string registration;
    std::string address; // lines
    std::string phone;
    std::string email;
    std::string director;
    std::string director_office;
    std::string host;
    std::string host_address;
    std::string host_phone;
    std::string notice_fr, notice_en;
    // privacy
    std::string rights_email;
    std::string officer;      // the data protection officer, name and address; may stay empty
    std::string mail_carrier; // who carries the mails; may stay empty
    std::string former_years; // how many years a record stays after its member has left: "0" to "10"
    std::string outside_fr, outside_en;
    std::string privacy_fr, privacy_en;
    // accessibility
    std::string access_contact; // an address; empty: that of the organisation
    std::string audited_by;
    std::string audited_on; // 2026-11-21
    std::string findings;   // "3.2 The logo …", one a line
    std::string access_fr, access_en;
};

} // namespace law
