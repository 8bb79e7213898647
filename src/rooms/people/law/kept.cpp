// SPDX-License-Identifier: AGPL-3.0-or-later
// What each room keeps about people, in plain words: data, to be changed with the room it tells about. kept_test.cpp refuses
// a room that holds people and has no line here.
#include "rooms/people/law/kept.hpp"
#include "base/message.hpp"
#include <array>

namespace law {

namespace {

using base::mark;
using enum Purpose;

constexpr std::array<KeptData, 35> table{{
    {"spaces", membership, mark("The spaces you are in, lead or asked to join"), mark("until you leave them")},
    {"members", membership, mark("Your record and your profile"),
     mark("as long as you are a member; then as told below")},
    {"privacy", membership, mark("Copies of your data that you asked for"), mark("one day")},
    {"privacy", membership, mark("Your wish to be forgotten"),
     mark("one week, in which you may change your mind; then only the hash of a number, so that no backup brings you "
          "back")},
    {"accounts", account, mark("Your address, language and how you sign in"), mark("as long as you have an account")},
    {"accounts", account, mark("Sessions and devices"),
     mark("ninety days at most for a session; 400 days for a device that is known")},
    {"invitations", account, mark("Invitations, and whether they arrived"),
     mark("a link lives thirty days; its story, as long as the account")},
    {"security", account, mark("Passkeys, code app and recovery codes"), mark("until you remove them")},
    {"editing", conversation, mark("Which text you have open to change it"), mark("one hour at most")},
    {"items", conversation, mark("What you publish, with its earlier versions"), mark("until you remove it")},
    {"drafts", conversation, mark("Your drafts"), mark("until you publish or remove them")},
    {"articles", conversation, mark("The consent of guests whose words you publish"), mark("as long as the article")},
    {"reactions", conversation, mark("Your reactions"), mark("until you take them back")},
    {"comments", conversation, mark("Your replies, with their earlier versions"), mark("until you remove them")},
    {"documents", conversation, mark("Documents you attach"),
     mark("until they are removed, and thirty days more to undo it")},
    {"files", conversation, mark("Pictures you give"), mark("until nothing shows them for ninety days")},
    {"search", conversation, mark("The index of words by which the search finds what you wrote"),
     mark("like what you wrote")},
    {"mailings", mail, mark("Which announcements were mailed to you, and whether they arrived"),
     mark("as long as the announcement")},
    {"outbox", mail, mark("Messages mailed to you"),
     mark("their text until they have left, then thirty days who, when and what was answered")},
    {"lessons", learning, mark("Which lessons you have followed"), mark("as long as you have an account")},
    {"watch", learning, mark("The trades you follow and how often you want a digest"), mark("until you change it"),
     "watch"},
    {"links", learning, mark("That you want no cards of links"), mark("until you change it"), "link_cards"},
    {"reading_lists", learning, mark("Your reading lists"), mark("until you remove them"), "reading_lists"},
    {"welcome", learning, mark("How far you are in your first hour"), mark("as long as you have an account")},
    {"handbook", office, mark("Who adapted a page of the handbook"), mark("until somebody else changes it")},
    {"communities", office, mark("What was brought in from another community, and who wrote it"),
     mark("like what is published here")},
    {"imports", office, mark("The files of members that officers bring in"), mark("thirty days")},
    {"posts", office, mark("Who accepted or declined a proposal"), mark("as long as the proposal")},
    {"checklist", office, mark("Who set aside a first step"), mark("as long as the list")},
    {"rollout", office, mark("Who is chosen to try something before the others"), mark("until it is open to all")},
    {"audit", office, mark("What officers did, and whose record they opened"),
     mark("as long as the house; your name goes when you are forgotten")},
    {"personal", office, mark("The journal of what happens in the house: numbers, never a text"),
     mark("as long as the house; you are in it no more once you are forgotten")},
    {"moderation", safety, mark("Reports, and what was decided"), mark("as long as what they are about")},
    {"request_keys", safety, mark("A trace of each form you sent, against doing it twice"), mark("one week, sealed")},
    {"limits", safety, mark("How often something was tried or written, against abuse"), mark("two days")},
}};

} // namespace

std::span<const KeptData> kept_data() {
    return table;
}

} // namespace law
