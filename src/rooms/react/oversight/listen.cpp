// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/oversight/listen.hpp"
#include "platform/platform.hpp"
#include "rooms/belong/communities/communities.hpp"
#include "rooms/belong/imports/imports.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/grow/handbook/handbook.hpp"
#include "rooms/grow/watch/watch.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/invitations/invitations.hpp"
#include "rooms/people/law/law.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/people/security/security.hpp"
#include "rooms/people/wording/wording.hpp"
#include "rooms/react/checklist/checklist.hpp"
#include "rooms/react/console/console.hpp"
#include "rooms/react/machine/machine.hpp"
#include "rooms/react/rollout/rollout.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/mailings/mailings.hpp"
#include "rooms/talk/moderation/moderation.hpp"
#include "rooms/talk/posts/posts.hpp"

namespace oversight {

using audit::Act;
using audit::Page;

namespace {

enum class Subject { person, thing, everybody };

// Whoever acts as an officer; and the house itself, where somebody behind it decided (an import that goes on as a job,
// the command line, an office given by the setting-up of the house).
bool is_of_office(const platform::Visit& visit, const platform::Fact& fact, Act act) {
    if (fact.tense == platform::Tense::history) return false;
    if (visit.viewer().is_officer()) return true;
    auto kind = audit::kind_of(act);
    if (kind == audit::Kind::offices) return true;
    return kind == audit::Kind::registers && visit.viewer().is_system();
}

template <Act act, Page page, Subject subject>
void note(platform::Visit& visit, const platform::Fact& fact) {
    if (!is_of_office(visit, fact, act)) return;
    bool is_person = subject == Subject::person;
    auto about = subject == Subject::everybody ? audit::everybody
                 : is_person                   ? base::PersonId{fact.subject}
                                               : base::PersonId{};
    bool is_alone = visit.viewer().is_system() && !fact.actor;
    audit::record(visit,
                  {.act = act,
                   .page = is_alone ? Page::command_line : page,
                   .actor = fact.actor,
                   .object = is_person ? fact.object : fact.subject},
                  about);
}

// A hidden space is in no journal that those outside it read.
template <Act act>
void note_space(platform::Visit& visit, const platform::Fact& fact) {
    const spaces::SpaceId ids[] = {{fact.subject}};
    auto visible = spaces::list_visible(visit, ids);
    if (visible.empty() || visible.front().access == spaces::Access::hidden) return;
    note<act, Page::spaces, Subject::thing>(visit, fact);
}

// The same for what goes to a hidden space, or stands in one.
template <Act act>
void note_mailing(platform::Visit& visit, const platform::Fact& fact) {
    if (!mailings::is_confidential(visit, {fact.subject})) note<act, Page::mailings, Subject::thing>(visit, fact);
}

template <Act act>
platform::Listener heard_of_mailing(std::string_view name, std::string_view kind) {
    return {.name = name, .kind = kind, .when = platform::Listener::When::within, .hear = note_mailing<act>};
}

template <Act act>
platform::Listener heard_of_space(std::string_view name, std::string_view kind) {
    return {.name = name, .kind = kind, .when = platform::Listener::When::within, .hear = note_space<act>};
}

template <Act act, Page page, Subject subject = Subject::thing>
platform::Listener heard(std::string_view name, std::string_view kind) {
    return {.name = name, .kind = kind, .when = platform::Listener::When::within, .hear = note<act, page, subject>};
}

} // namespace

std::vector<platform::Listener> listeners() {
    using enum Subject;
    return {
        heard<Act::record_added, Page::members, person>("oversight.member_added", members::member_added),
        heard<Act::record_corrected, Page::form, person>("oversight.member_corrected", members::member_corrected),
        heard<Act::member_left, Page::record, person>("oversight.member_left", members::member_left),
        heard<Act::member_returned, Page::record, person>("oversight.member_returned", members::member_returned),
        heard<Act::register_exported, Page::imports, everybody>("oversight.export_made", imports::export_made),
        heard<Act::import_finished, Page::imports>("oversight.import_finished", imports::import_finished),
        heard<Act::import_undone, Page::imports>("oversight.import_undone", imports::import_undone),
        heard<Act::role_given, Page::record, person>("oversight.role_given", accounts::role_given),
        heard<Act::role_taken, Page::record, person>("oversight.role_taken", accounts::role_taken),
        heard<Act::suspended, Page::moderation, person>("oversight.suspended", moderation::person_suspended),
        heard<Act::let_back, Page::moderation, person>("oversight.let_back", moderation::person_let_back),
        heard<Act::referee_named, Page::elsewhere, person>("oversight.referee_named", watch::referee_named),
        heard<Act::referee_dismissed, Page::elsewhere, person>("oversight.referee_dismissed", watch::referee_dismissed),
        heard<Act::settings_changed, Page::console>("oversight.settings_changed", console::settings_changed),
        heard<Act::settings_changed, Page::console>("oversight.law_changed", law::facts_changed),
        heard<Act::settings_changed, Page::console>("oversight.wording_changed", wording::wording_changed),
        heard<Act::feature_opened, Page::console>("oversight.feature_opened", console::feature_opened),
        heard<Act::feature_closed, Page::console>("oversight.feature_closed", console::feature_closed),
        heard<Act::job_retried, Page::console>("oversight.job_retried", machine::job_retried),
        heard<Act::job_given_up, Page::console>("oversight.job_given_up", machine::job_given_up),
        heard<Act::recovery_code_confirmed, Page::console>("oversight.code_confirmed",
                                                           machine::recovery_code_confirmed),
        heard<Act::community_imported, Page::imports>("oversight.community_imported", communities::community_imported),
        heard<Act::community_undone, Page::imports>("oversight.community_undone", communities::community_undone),
        heard<Act::reentry_asked, Page::record, person>("oversight.reentry_asked", security::reentry_asked),
        heard<Act::reentry_done, Page::record, person>("oversight.reentry_done", security::reentry_done),
        heard<Act::reentry_withdrawn, Page::record, person>("oversight.reentry_withdrawn", security::reentry_withdrawn),
        heard<Act::keys_forgotten, Page::command_line, person>("oversight.keys_forgotten", security::keys_forgotten),
        heard<Act::second_step_changed, Page::console>("oversight.second_step_changed", security::rules_changed),
        heard<Act::opening_planned, Page::console>("oversight.opening_planned", rollout::step_planned),
        heard<Act::opening_undone, Page::console>("oversight.opening_undone", rollout::step_undone),
        heard<Act::feature_closed, Page::console>("oversight.opening_closed", rollout::feature_closed),
        heard<Act::page_adapted, Page::console>("oversight.page_adapted", handbook::page_adapted),
        heard<Act::page_restored, Page::console>("oversight.page_restored", handbook::page_restored),
        heard<Act::charter_written, Page::console>("oversight.charter_written", checklist::charter_written),
        heard<Act::item_hidden, Page::moderation>("oversight.item_hidden", items::item_hidden),
        heard<Act::item_shown, Page::moderation>("oversight.item_shown", items::item_shown),
        heard<Act::comment_hidden, Page::moderation>("oversight.comment_hidden", comments::comment_hidden),
        heard<Act::comment_shown, Page::moderation>("oversight.comment_shown", comments::comment_shown),
        heard<Act::proposal_declined, Page::moderation>("oversight.proposal_declined", posts::proposal_declined),
        heard_of_space<Act::space_created>("oversight.space_created", spaces::space_created),
        heard_of_space<Act::space_closed>("oversight.space_closed", spaces::space_closed),
        heard_of_mailing<Act::mailing_started>("oversight.mailing_started", mailings::mailing_started),
        heard_of_mailing<Act::mailing_paused>("oversight.mailing_paused", mailings::mailing_paused),
        heard_of_mailing<Act::mailing_resumed>("oversight.mailing_resumed", mailings::mailing_resumed),
        heard_of_mailing<Act::mailing_stopped>("oversight.mailing_stopped", mailings::mailing_stopped),
        heard_of_mailing<Act::mailing_exported>("oversight.mailing_exported", mailings::mailing_exported),
        heard<Act::wave_started, Page::invitations>("oversight.wave_started", invitations::wave_started),
        heard<Act::wave_paused, Page::invitations>("oversight.wave_paused", invitations::wave_paused),
        heard<Act::wave_resumed, Page::invitations>("oversight.wave_resumed", invitations::wave_resumed),
        heard<Act::wave_stopped, Page::invitations>("oversight.wave_stopped", invitations::wave_stopped),
        heard<Act::letter_printed, Page::invitations, person>("oversight.letter_printed", invitations::letter_printed),
    };
}

} // namespace oversight
