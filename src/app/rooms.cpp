// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/rooms.hpp"
#include "rooms/belong/communities/communities.hpp"
#include "rooms/belong/imports/imports.hpp"
#include "rooms/common/drafts/drafts.hpp"
#include "rooms/common/editing/editing.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/grow/handbook/handbook.hpp"
#include "rooms/grow/lessons/lessons.hpp"
#include "rooms/grow/watch/watch.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/invitations/invitations.hpp"
#include "rooms/people/law/law.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/people/security/security.hpp"
#include "rooms/people/setup/setup.hpp"
#include "rooms/people/wording/wording.hpp"
#include "rooms/react/checklist/checklist.hpp"
#include "rooms/react/console/console.hpp"
#include "rooms/react/links/links.hpp"
#include "rooms/react/machine/machine.hpp"
#include "rooms/react/offices/offices.hpp"
#include "rooms/react/oversight/oversight.hpp"
#include "rooms/react/privacy/privacy.hpp"
#include "rooms/react/rollout/rollout.hpp"
#include "rooms/react/search/search.hpp"
#include "rooms/react/welcome/welcome.hpp"
#include "rooms/talk/articles/articles.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/documents/documents.hpp"
#include "rooms/talk/feed/feed.hpp"
#include "rooms/talk/mailings/mailings.hpp"
#include "rooms/talk/moderation/moderation.hpp"
#include "rooms/talk/pictures/pictures.hpp"
#include "rooms/talk/posts/posts.hpp"
#include "rooms/talk/reactions/reactions.hpp"
#include "rooms/talk/reading_lists/reading_lists.hpp"

namespace app {

std::vector<platform::Room> rooms() {
    return {
        audit::room(),     accounts::room(),      security::room(), files::room(),       members::room(),
        setup::room(),     law::room(),           wording::room(),  invitations::room(), spaces::room(),
        items::room(),     drafts::room(),        editing::room(),  documents::room(),   posts::room(),
        articles::room(),  reading_lists::room(), comments::room(), mailings::room(),    pictures::room(),
        reactions::room(), moderation::room(),    feed::room(),     imports::room(),     communities::room(),
        lessons::room(),   handbook::room(),      watch::room(),    links::room(),       search::room(),
        checklist::room(), welcome::room(),       machine::room(),  offices::room(),     console::room(),
        rollout::room(),   oversight::room(),     privacy::room(),
    };
}

} // namespace app
