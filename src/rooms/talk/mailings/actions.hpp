// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of the mailings room.
#include "platform/platform.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/mailings/mails.hpp"
#include "rooms/talk/mailings/model.hpp"
#include <span>
#include <string_view>
#include <vector>

namespace mailings {

inline constexpr std::string_view feature = "mailings";

// Whom the viewer may write to with this announcement; empty for whoever may not, and for what is no announcement.
Choices choices_of(platform::Visit& visit, const items::Item& item);
// The announcement, by who may send it by mail; refused like what does not exist.
items::Item access_announcement(platform::Visit& visit, base::PublicId item);
// A mailing, by who may write to all those it goes to.
struct Access {
    Mailing mailing;
    items::Item item;
    std::vector<spaces::Space> spaces; // it goes to; none: everyone
};
Access access_mailing(platform::Visit& visit, base::PublicId mailing);
bool may_follow(platform::Visit& visit, const Mailing& mailing);

// How many people there are, of each sort. Walks through all of them.
Reach count_reach(platform::Visit& visit, const items::Item& item, const Plan& plan);

base::PublicId start_mailing(platform::Visit& visit, base::PublicId item, const Plan& plan);
void pause_mailing(platform::Visit& visit, const Access& access);
void resume_mailing(platform::Visit& visit, const Access& access);
void stop_mailing(platform::Visit& visit, const Access& access);
// The letter as it would be, to oneself.
void send_test(platform::Visit& visit, base::PublicId item, const Plan& plan);
void note_export(platform::Visit& visit, const Access& access);

// What a space is, whoever asks: to judge by it, never to show it.
std::vector<spaces::Space> list_bare(platform::Visit& visit, std::span<const SpaceId> spaces);

// audience.cpp --------------------------------------------------------------------------------------------------------
// A stretch of those a mailing is for, by number.
struct Stretch {
    std::vector<members::Addressee> people;
    PersonId last;
    bool is_last = false;
};
struct Whom {
    Audience audience = Audience::everyone;
    std::vector<SpaceId> spaces;
};
Stretch list_stretch(platform::Visit& visit, const Whom& whom, PersonId after);
// What would become of each now: waiting (to be written to), or why not. Former members are left out.
std::vector<Recipient> sort_people(platform::Visit& visit, std::span<const members::Addressee> people);

// letters.cpp ---------------------------------------------------------------------------------------------------------
// The letters of one announcement, each in its reader's language.
class LetterWriter {
public:
    LetterWriter(platform::Visit& visit, const items::Item& item, const Whom& whom);
    struct Reader {
        PersonId person;
        std::string name;
        std::string address;
        std::string language; // empty: the house's
    };
    platform::OutgoingMail write(const Reader& reader, Letter::Purpose purpose, std::string kind) const;
    WrittenLetter write_sample(words::Language language) const;

private:
    platform::Visit& visit_;
    Letter letter_;

    ui::MailFrame frame_of(const words::Words& words) const;
};

// jobs.cpp ------------------------------------------------------------------------------------------------------------
void send_due_later(platform::Visit& visit, base::Instant at);
std::vector<platform::JobHandler> job_handlers();
std::vector<platform::Timer> timers();
std::vector<platform::Listener> listeners();

} // namespace mailings
