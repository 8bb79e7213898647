// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/setup/actions.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"

namespace setup {

using accounts::Keep;

void open_house(platform::Visit& visit, const Opening& opening) {
    auto person = platform::write(visit, [&] {
        accounts::use_setup_token(visit, opening.token);
        auto organisation = opening.plan.organisation;
        auto kept = platform::organisation(visit); // `guilde mail-server` may have come before
        organisation.mail_from = kept->mail_from;
        organisation.mail_url = kept->mail_url;
        if (opening.logo)
            organisation.logo =
                files::picture_path(files::insert_picture(visit, *opening.logo, files::Guard::anyone).public_id);
        platform::update_organisation(visit, organisation);
        members::Record record;
        record.first_name = opening.plan.first_name;
        record.last_name = opening.plan.last_name;
        record.email = opening.plan.email;
        auto id = members::add_member(visit, record);
        accounts::give_role(visit, id, platform::Role::administrator);
        accounts::begin_session(visit, id, Keep::ninety_days, opening.user_agent);
        return id;
    });
    accounts::meet(visit, person, Keep::ninety_days);
}

} // namespace setup
