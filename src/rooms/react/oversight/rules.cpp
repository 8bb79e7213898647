// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/oversight/rules.hpp"
#include <algorithm>
#include <array>
#include <iterator>

namespace oversight {

using audit::Act;
using audit::Kind;
using audit::Page;
using base::mark;
using base::say;

namespace {
constexpr std::array kinds{Kind::records,      Kind::registers,   Kind::offices, Kind::house,
                           Kind::conversation, Kind::invitations, Kind::privacy};
} // namespace

std::span<const Kind> list_kinds() {
    return kinds;
}

std::optional<Kind> parse_kind(std::string_view number) {
    for (auto kind : kinds)
        if (number == std::to_string(static_cast<int>(kind))) return kind;
    return std::nullopt;
}

const char* kind_words(Kind kind) {
    switch (kind) {
        case Kind::records: return mark("Records of members");
        case Kind::registers: return mark("Imports and exports");
        case Kind::offices: return mark("Offices and access");
        case Kind::house: return mark("Settings of the house");
        case Kind::conversation: return mark("Conversation and spaces");
        case Kind::invitations: return mark("Invitations");
        case Kind::privacy: return mark("Erasures");
    }
    return "";
}

namespace {

struct ActWords {
    Act act;
    const char* words;
};
constexpr ActWords all_words[] = {
    {Act::record_opened, mark("Opened a record")},
    {Act::form_opened, mark("Opened a record to correct it")},
    {Act::record_added, mark("Added a member")},
    {Act::record_corrected, mark("Corrected a record")},
    {Act::member_left, mark("Wrote down a departure")},
    {Act::member_returned, mark("Wrote down a return")},
    {Act::record_imported, mark("Added a member by an import")},
    {Act::record_changed_by_import, mark("Changed a record by an import")},
    {Act::register_exported, mark("Took the whole register out")},
    {Act::import_opened, mark("Opened the lines of an import")},
    {Act::import_finished, mark("Imported a file")},
    {Act::import_undone, mark("Undid an import")},
    {Act::journal_exported, mark("Took this journal out")},
    {Act::community_imported, mark("Imported a community")},
    {Act::community_undone, mark("Undid the import of a community")},
    {Act::mailing_exported, mark("Took out the list of those an announcement by mail did not reach")},
    {Act::role_given, mark("Gave an office")},
    {Act::role_taken, mark("Took an office back")},
    {Act::suspended, mark("Suspended an account")},
    {Act::let_back, mark("Let a suspended account back in")},
    {Act::reentry_asked, mark("Asked to let somebody without keys back in")},
    {Act::reentry_done, mark("Let somebody without keys back in, as the second officer")},
    {Act::reentry_withdrawn, mark("Withdrew a request to let somebody back in")},
    {Act::keys_forgotten, mark("Forgot somebody’s keys, so that they come back in")},
    {Act::referee_named, mark("Named a referee of the watch")},
    {Act::referee_dismissed, mark("Ended a referee’s charge of the watch")},
    {Act::settings_changed, mark("Changed the settings")},
    {Act::feature_opened, mark("Opened a feature")},
    {Act::feature_closed, mark("Closed a feature")},
    {Act::job_retried, mark("Tried parked work again")},
    {Act::job_given_up, mark("Gave up parked work")},
    {Act::recovery_code_confirmed, mark("Confirmed the recovery code")},
    {Act::second_step_changed, mark("Changed who must sign in in two steps")},
    {Act::opening_planned, mark("Planned the opening of features")},
    {Act::opening_undone, mark("Undid a planned opening")},
    {Act::page_adapted, mark("Adapted a page of the guide")},
    {Act::page_restored, mark("Put a page of the guide back as it was")},
    {Act::charter_written, mark("Wrote the charter")},
    {Act::item_hidden, mark("Hid a publication")},
    {Act::item_shown, mark("Showed a publication again")},
    {Act::comment_hidden, mark("Hid a reply")},
    {Act::comment_shown, mark("Showed a reply again")},
    {Act::proposal_declined, mark("Declined a proposal")},
    {Act::space_created, mark("Opened a space")},
    {Act::space_closed, mark("Closed a space")},
    {Act::mailing_started, mark("Sent an announcement by mail")},
    {Act::mailing_paused, mark("Paused an announcement by mail")},
    {Act::mailing_resumed, mark("Went on with an announcement by mail")},
    {Act::mailing_stopped, mark("Stopped an announcement by mail")},
    {Act::wave_started, mark("Started a wave of invitations")},
    {Act::wave_paused, mark("Paused a wave of invitations")},
    {Act::wave_resumed, mark("Resumed a wave of invitations")},
    {Act::wave_stopped, mark("Stopped a wave of invitations")},
    {Act::letter_printed, mark("Printed a letter of invitation")},
    {Act::erasure_asked, mark("Asked for an erasure")},
    {Act::erasure_withdrawn, mark("Withdrew an erasure")},
    {Act::person_erased, mark("Erased somebody’s data")},
};

} // namespace

const char* act_words(Act act) {
    const auto* found = std::ranges::find(all_words, act, &ActWords::act);
    return found == std::end(all_words) ? "" : found->words;
}

const char* page_words(Page page) {
    switch (page) {
        case Page::elsewhere: return "";
        case Page::record: return mark("the page of the record");
        case Page::form: return mark("the form of the record");
        case Page::imports: return mark("the imports");
        case Page::members: return mark("the list of members");
        case Page::command_line: return mark("the command line of the server");
        case Page::console: return mark("the settings in the console");
        case Page::moderation: return mark("the moderation");
        case Page::journal: return mark("the journal of acts");
        case Page::spaces: return mark("the spaces");
        case Page::invitations: return mark("the invitations");
        case Page::mailings: return mark("the announcements by mail");
    }
    return "";
}

base::Message told_to_them(Act act, std::string name) {
    base::Arguments who{{"name", std::move(name)}};
    switch (act) {
        case Act::record_opened: return say("{name} opened your record.", who);
        case Act::form_opened: return say("{name} opened your record to correct it.", who);
        case Act::record_added: return say("{name} wrote your record.", who);
        case Act::record_corrected: return say("{name} corrected your record.", who);
        case Act::member_left: return say("{name} wrote down that you left.", who);
        case Act::member_returned: return say("{name} wrote down that you came back.", who);
        case Act::record_imported: return say("{name} imported a file that brought your record.", who);
        case Act::record_changed_by_import: return say("{name} imported a file that changed your record.", who);
        case Act::register_exported: return say("{name} took out the whole register; your record is in it.", who);
        case Act::role_given: return say("{name} gave you an office.", who);
        case Act::role_taken: return say("{name} took an office from you.", who);
        case Act::suspended: return say("{name} suspended your account.", who);
        case Act::let_back: return say("{name} let you back in.", who);
        case Act::reentry_asked: return say("{name} asked to let you back into your account.", who);
        case Act::reentry_done: return say("{name} let you back into your account, as the second officer.", who);
        case Act::reentry_withdrawn: return say("{name} withdrew the request to let you back in.", who);
        case Act::keys_forgotten: return say("{name} forgot the keys of your account.", who);
        case Act::letter_printed: return say("{name} printed a letter of invitation for you.", who);
        case Act::erasure_asked: return say("{name} asked for the erasure of your data.", who);
        case Act::erasure_withdrawn: return say("{name} withdrew the erasure of your data.", who);
        default: return say("{name} did something that concerns you.", who);
    }
}

} // namespace oversight
