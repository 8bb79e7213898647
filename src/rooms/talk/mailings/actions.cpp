// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/mailings/actions.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/mailings/rules.hpp"
#include "rooms/talk/mailings/store.hpp"
#include <algorithm>

namespace mailings {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

constexpr platform::Limit tests_limit{.name = "mailings.test", .count_max = 10, .window = std::chrono::hours(1)};

std::string path_of(base::PublicId mailing) {
    return "/mailings/" + mailing.str();
}

void tell_about(Visit& visit, std::string_view kind, const Mailing& mailing) {
    platform::tell(visit, {.kind = kind, .subject = mailing.id.number, .object = mailing.item.number});
}

bool may_write_to(Visit& visit, const Mailing& mailing, const std::vector<spaces::Space>& spaces) {
    bool facilitates = visit.viewer().is_facilitator();
    if (mailing.audience == Audience::everyone) return facilitates;
    return std::ranges::all_of(spaces, [&](const auto& space) {
        return space.standing == spaces::Standing::leader || (facilitates && spaces::may_read(space));
    });
}

// A mailing whose announcement is no more is followed by its author; one that goes to a space that the viewer does not
// read is followed by nobody else than those who do.
std::optional<Access> find_access(Visit& visit, const Mailing& mailing) {
    const ItemId ids[] = {mailing.item};
    auto rows = items::list_rows(visit.db(), ids);
    if (rows.empty()) return std::nullopt;
    const auto& item = rows.front();
    auto need = item.state == items::State::published ? items::Need::edit : items::Need::read;
    if (!items::may_access(visit, item, need)) return std::nullopt;
    auto named = store::list_spaces(visit.db(), mailing.id);
    Access access{.mailing = mailing, .item = item, .spaces = spaces::list_visible(visit, named)};
    if (access.spaces.size() != named.size() || !may_write_to(visit, mailing, access.spaces)) return std::nullopt;
    return access;
}

Choices check_plan(Visit& visit, const items::Item& item, const Plan& plan) {
    auto choices = choices_of(visit, item);
    auto faults = rules::find_faults(plan, choices, visit.now());
    if (!faults.empty()) throw Refusal::invalid(std::move(faults));
    return choices;
}

void check_free(Visit& visit, const items::Item& item) {
    auto other = store::find_on_its_way(visit.db(), item.id);
    if (!other) return;
    auto location = may_follow(visit, *other) ? path_of(other->public_id) : items::item_path(item.public_id);
    throw Refusal::conflict(say("This announcement is already on its way by mail. When it has arrived, or is stopped, "
                                "you can send it to others."),
                            location);
}

} // namespace

namespace {

// The visit's own connection, whose transaction may be open, with the rights of the house meanwhile.
class AsTheHouse {
public:
    explicit AsTheHouse(Visit& visit) : visit_(visit), viewer_(visit.viewer()) {
        auto house = viewer_;
        house.means = platform::Viewer::Means::system;
        visit.set_viewer(house);
    }
    ~AsTheHouse() { visit_.set_viewer(viewer_); }
    AsTheHouse(const AsTheHouse&) = delete;
    AsTheHouse& operator=(const AsTheHouse&) = delete;

private:
    Visit& visit_;
    platform::Viewer viewer_;
};

} // namespace

std::vector<spaces::Space> list_bare(Visit& visit, std::span<const SpaceId> ids) {
    const AsTheHouse rights(visit);
    std::vector<spaces::Space> out;
    for (auto id : ids) out.push_back(spaces::access_space(visit, id, spaces::Need::see));
    return out;
}

bool is_confidential(Visit& visit, MailingId id) {
    auto mailing = store::find_mailing(visit.db(), id);
    if (!mailing) return true;
    auto all = store::list_spaces(visit.db(), id);
    for (auto space : items::list_door_spaces(visit.db(), mailing->item)) all.push_back(space);
    return std::ranges::any_of(list_bare(visit, all),
                               [](const auto& space) { return space.access == spaces::Access::hidden; });
}

items::Item access_announcement(Visit& visit, base::PublicId id) {
    auto item = items::access_item(visit, id, items::Need::edit);
    if (choices_of(visit, item).empty()) throw Refusal::not_found();
    return item;
}

Access access_mailing(Visit& visit, base::PublicId id) {
    auto mailing = store::find_mailing(visit.db(), id);
    auto access = mailing ? find_access(visit, *mailing) : std::nullopt;
    if (!access) throw Refusal::not_found();
    return *access;
}

bool may_follow(Visit& visit, const Mailing& mailing) {
    return find_access(visit, mailing).has_value();
}

base::PublicId start_mailing(Visit& visit, base::PublicId id, const Plan& plan) {
    check_plan(visit, access_announcement(visit, id), plan);
    if (plan.audience == Audience::everyone) accounts::check_confirmed(visit);
    return platform::write(visit, [&] {
        auto item = access_announcement(visit, id);
        auto choices = check_plan(visit, item, plan);
        check_free(visit, item);
        auto starts_at = std::max(plan.starts_at.value_or(visit.now()), visit.now());
        Mailing mailing{.public_id = base::PublicId::random(),
                        .item = item.id,
                        .audience = plan.audience,
                        .per_minute = plan.per_minute,
                        .starts_at = starts_at,
                        .leaves_at = starts_at,
                        .created_by = visit.viewer().person,
                        .created_at = visit.now()};
        mailing.id = store::insert_mailing(visit.db(), mailing, rules::chosen_spaces(plan, choices));
        send_due_later(visit, starts_at);
        tell_about(visit, mailing_started, mailing);
        visit.result_at(path_of(mailing.public_id));
        return mailing.public_id;
    });
}

void pause_mailing(Visit& visit, const Access& access) {
    platform::write(visit, [&] {
        if (!store::update_state(visit.db(), access.mailing.id, State::running, State::paused)) return;
        tell_about(visit, mailing_paused, access.mailing);
    });
}

void resume_mailing(Visit& visit, const Access& access) {
    platform::write(visit, [&] {
        if (!store::update_state(visit.db(), access.mailing.id, State::paused, State::running)) return;
        store::put_off(visit.db(), access.mailing.id, visit.now());
        send_due_later(visit, std::max(access.mailing.leaves_at, visit.now()));
        tell_about(visit, mailing_resumed, access.mailing);
    });
}

void stop_mailing(Visit& visit, const Access& access) {
    platform::write(visit, [&] {
        if (!store::end_mailing(visit.db(), access.mailing.id, State::stopped, visit.now())) return;
        tell_about(visit, mailing_stopped, access.mailing);
    });
}

void send_test(Visit& visit, base::PublicId id, const Plan& plan) {
    auto item = access_announcement(visit, id);
    auto account = accounts::find_account(visit.db(), visit.viewer().person);
    if (!account || account->email.empty())
        throw Refusal::conflict(say("You have no address: give one in your account first."), "/me");
    auto subject = std::to_string(visit.viewer().person.number);
    platform::check_limit(visit, tests_limit, subject);
    const LetterWriter writer(
        visit, item, {.audience = plan.audience, .spaces = rules::chosen_spaces(plan, choices_of(visit, item))});
    auto mail = writer.write({.person = visit.viewer().person,
                              .name = visit.viewer().name,
                              .address = account->email,
                              .language = account->language},
                             Letter::Purpose::test, "mailings.test");
    platform::write(visit, [&] {
        platform::count_one(visit, tests_limit, subject);
        platform::send_later(visit, mail);
    });
}

void note_export(Visit& visit, const Access& access) {
    platform::write(visit, [&] { tell_about(visit, mailing_exported, access.mailing); });
}

} // namespace mailings
