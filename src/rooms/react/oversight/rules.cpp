// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/oversight/rules.hpp"
#include <array>

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

const char* act_words(Act act) {
    switch (act) {
        case Act::record_opened: return mark("Opened a record");
        case Act::form_opened: return mark("Opened a record to correct it");
        case Act::record_added: return mark("Added a member");
        case Act::record_corrected: return mark("Corrected a record");
        case Act::member_left: return mark("Wrote down a departure");
        case Act::member_returned: return mark("Wrote down a return");
        case Act::record_imported: return mark("Added a member by an import");
        case Act::record_changed_by_import: return mark("Changed a record by an import");
        case Act::register_exported: return mark("Took the whole register out");
        case Act::import_opened: return mark("Opened the lines of an import");
        case Act::import_finished: return mark("Imported a file");
        case Act::import_undone: return mark("Undid an import");
        case Act::journal_exported: return mark("Took this journal out");
        case Act::community_imported: return mark("Imported a community");
        case Act::community_undone: return mark("Undid the import of a community");
        case Act::mailing_exported: return mark("Took out the list of those an announcement by mail did not reach");
        case Act::role_given: return mark("Gave an office");
        case Act::role_taken: return mark("Took an office back");
        case Act::suspended: return mark("Suspended an account");
        case Act::let_back: return mark("Let a suspended account back in");
        case Act::reentry_asked: return mark("Asked to let somebody without keys back in");
        case Act::reentry_done: return mark("Let somebody without keys back in, as the second officer");
        case Act::reentry_withdrawn: return mark("Withdrew a request to let somebody back in");
        case Act::keys_forgotten: return mark("Forgot somebody’s keys, so that they come back in");
        case Act::referee_named: return mark("Named a referee of the watch");
        case Act::referee_dismissed: return mark("Ended a referee’s charge of the watch");
        case Act::settings_changed: return mark("Changed the settings");
        case Act::feature_opened: return mark("Opened a feature");
        case Act::feature_closed: return mark("Closed a feature");
        case Act::job_retried: return mark("Tried parked work again");
        case Act::recovery_code_confirmed: return mark("Confirmed the recovery code");
        case Act::second_step_changed: return mark("Changed who must sign in in two steps");
        case Act::opening_planned: return mark("Planned the opening of features");
        case Act::opening_undone: return mark("Undid a planned opening");
        case Act::page_adapted: return mark("Adapted a page of the guide");
        case Act::page_restored: return mark("Put a page of the guide back as it was");
        case Act::charter_written: return mark("Wrote the charter");
        case Act::item_hidden: return mark("Hid a publication");
        case Act::item_shown: return mark("Showed a publication again");
        case Act::comment_hidden: return mark("Hid a reply");
        case Act::comment_shown: return mark("Showed a reply again");
        case Act::proposal_declined: return mark("Declined a proposal");
        case Act::space_created: return mark("Opened a space");
        case Act::space_closed: return mark("Closed a space");
        case Act::mailing_started: return mark("Sent an announcement by mail");
        case Act::mailing_paused: return mark("Paused an announcement by mail");
        case Act::mailing_resumed: return mark("Went on with an announcement by mail");
        case Act::mailing_stopped: return mark("Stopped an announcement by mail");
        case Act::wave_started: return mark("Started a wave of invitations");
        case Act::wave_paused: return mark("Paused a wave of invitations");
        case Act::wave_resumed: return mark("Resumed a wave of invitations");
        case Act::wave_stopped: return mark("Stopped a wave of invitations");
        case Act::letter_printed: return mark("Printed a letter of invitation");
        case Act::erasure_asked: return mark("Asked for an erasure");
        case Act::erasure_withdrawn: return mark("Withdrew an erasure");
        case Act::person_erased: return mark("Erased somebody’s data");
    }
    return "";
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
