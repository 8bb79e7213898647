// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/machine.hpp"
#include "app/commands/examine.hpp"
#include "jobs/overview.hpp"
#include "platform/backups.hpp"
#include "platform/outbox_watch.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/react/machine/actions.hpp"
#include "rooms/react/machine/examination.hpp"
#include "rooms/react/machine/store.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace machine {
namespace {

using namespace std::chrono_literals;
using base::PersonId;
using support::contains;

const std::string health = "/console/machine", work = "/console/machine/work", storage = "/console/machine/storage";

class MachineTest : public ::testing::Test {
protected:
    MachineTest() {
        claire = house.add_member("Claire", "Moreau", "claire@essai.example");
        house.give_role(claire, platform::Role::administrator);
        nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");
        house.give_role(nadia, platform::Role::facilitator);
        sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");
        house.run_jobs();
        house.mailer().take();
    }
    // From here on the worker is one of a program that serves.
    void serve() {
        house.house().worker.reset();
        app::start_worker(house.house(), 0, app::examination_timers(house.house(), settings));
    }
    void send(PersonId to, const std::string& address) {
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            platform::send_later(*visit, {.kind = "comments.notice",
                                          .to_address = address,
                                          .to_name = {},
                                          .to_person = to,
                                          .subject = "chuchotis",
                                          .text = "chuchotis",
                                          .html = "chuchotis",
                                          .unsubscribe_path = {}});
        });
    }
    void park_a_mail() {
        house.mailer().answer_with({net::MailOutcome::try_later, "451 <sophie@essai.example> busy"});
        send(sophie, "sophie@essai.example");
        for (int i = 0; i < 6; ++i, house.clock().advance(2h)) house.run_jobs();
        house.mailer().answer_with({net::MailOutcome::accepted, "250 OK"});
        house.sign_in_again(claire);
    }
    std::int64_t whispers() { // of the mail above, among what left
        return std::ranges::count(house.mails(), std::string("chuchotis"), &net::Mail::subject);
    }
    std::string parked_path() {
        auto parked = jobs::list_parked(house.system_visit()->db(), 0, 1);
        return parked.empty() ? "" : "/console/machine/jobs/" + std::to_string(parked.at(0).id);
    }
    std::int64_t entries(audit::Act act) {
        auto visit = house.system_visit();
        auto all = audit::list_entries(*visit, {}, {}, 100);
        return std::ranges::count(all.items, act, &audit::Entry::act);
    }

    support::TestHouse house;
    app::Settings settings;
    PersonId claire, nadia, sophie;
};

TEST_F(MachineTest, is_for_administrators) {
    for (const auto& page : {health, work, storage}) {
        EXPECT_EQ(house.get(claire, page).status, 200) << page;
        for (auto other : {nadia, sophie}) EXPECT_EQ(house.get(other, page).status, 404) << page;
    }
    for (const auto* deed : {"/console/machine/examinations", "/console/machine/measures", "/console/machine/jobs",
                             "/console/machine/jobs/1/given-up", "/console/machine/recovery"})
        EXPECT_EQ(house.post(nadia, deed, {}).status, 404) << deed;
}

TEST_F(MachineTest, examines_when_it_is_asked_and_keeps_what_was_found) {
    EXPECT_TRUE(contains(house.get(claire, health), "Pas encore examinée"));
    serve();
    house.run_jobs();
    auto first = find_examination(*house.system_visit());
    ASSERT_TRUE(first) << "at the start of the program";
    house.clock().advance(10min);
    EXPECT_EQ(house.post(claire, "/console/machine/examinations", {}).status, 303);
    auto waiting = house.get(claire, health);
    EXPECT_TRUE(contains(waiting, "La maison est en cours d’examen")) << support::body_text(waiting);
    EXPECT_NE(waiting.body.find("/console/machine/findings"), std::string::npos);
    house.run_jobs();
    auto second = find_examination(*house.system_visit());
    EXPECT_GT(second->at, first->at);
    auto fragment = house.get(claire, "/console/machine/findings", true);
    EXPECT_EQ(fragment.body.find("/console/machine/findings"), std::string::npos) << "it asks no more";
    EXPECT_TRUE(contains(fragment, "Examiner maintenant"));
    auto page = house.get(claire, health);
    EXPECT_TRUE(contains(page, "Aucune sauvegarde n’est faite chaque nuit")) << support::body_text(page);
    EXPECT_TRUE(contains(page, "Aucun message n’arrive"));
    EXPECT_TRUE(contains(page, "guilde key code"));
}

TEST_F(MachineTest, says_so_when_no_program_answers) {
    house.post(claire, "/console/machine/examinations", {});
    EXPECT_TRUE(contains(house.get(claire, health), "La maison est en cours d’examen"));
    house.clock().advance(3min);
    EXPECT_TRUE(contains(house.get(claire, health), "L’examen n’est pas revenu"));
}

TEST_F(MachineTest, a_quiet_banner_tells_administrators_what_is_wrong) {
    auto shows = [&](PersonId who, const std::string& page) {
        return contains(house.get(who, page), "Voir que faire");
    };
    EXPECT_FALSE(shows(claire, "/"));
    auto visit = house.system_visit();
    keep_examination(*visit,
                     {.at = visit->now(),
                      .host = "maison",
                      .findings = {{.verdict = Verdict::advice, .what = {.id = "No backup is made every night"}}}});
    EXPECT_FALSE(shows(claire, "/")) << "an advice can wait";
    keep_examination(
        *visit,
        {.at = visit->now(),
         .host = "maison",
         .findings = {{.verdict = Verdict::bad,
                       .what = {.id = "{bytes} free where the data is ({folder})",
                                .arguments = {{.name = "bytes", .kind = Argument::Kind::bytes, .value = 1'200'000},
                                              {.name = "folder", .text = "/srv"}}}}}});
    EXPECT_TRUE(shows(claire, "/"));
    EXPECT_TRUE(contains(house.get(claire, "/console"), "1,2 Mo libres là où sont les données (/srv)"));
    EXPECT_FALSE(shows(claire, health)) << "which says it at length";
    EXPECT_FALSE(shows(claire, "/members"));
    for (auto other : {nadia, sophie}) EXPECT_FALSE(shows(other, "/"));
}

TEST_F(MachineTest, parked_work_is_told_plainly_and_tried_again) {
    park_a_mail();
    auto page = house.get(claire, work);
    EXPECT_TRUE(contains(page, "Messages à remettre au serveur de courrier")) << support::body_text(page);
    EXPECT_TRUE(contains(page, "Le serveur de courrier a demandé de réessayer plus tard."));
    EXPECT_TRUE(contains(page, "Sophie Martin · s…@essai.example"));
    EXPECT_EQ(page.body.find("sophie@essai.example"), std::string::npos);
    EXPECT_EQ(page.body.find("chuchotis"), std::string::npos) << "what a mail says is shown nowhere";
    EXPECT_EQ(house.post(claire, parked_path(), {}).status, 303);
    EXPECT_EQ(entries(audit::Act::job_retried), 1);
    house.run_jobs();
    EXPECT_EQ(whispers(), 1);
    EXPECT_TRUE(contains(house.get(claire, work), "Rien n’a été abandonné."));
}

TEST_F(MachineTest, all_parked_work_is_tried_again_at_once) {
    park_a_mail();
    EXPECT_EQ(house.post(claire, "/console/machine/jobs", {}).status, 303);
    house.run_jobs();
    EXPECT_EQ(whispers(), 1);
    EXPECT_EQ(parked_path(), "");
}

TEST_F(MachineTest, what_is_given_up_counts_as_not_reached) {
    park_a_mail();
    auto path = parked_path();
    EXPECT_EQ(house.post(claire, path + "/given-up", {}).status, 303);
    EXPECT_EQ(entries(audit::Act::job_given_up), 1);
    EXPECT_EQ(parked_path(), "");
    house.run_jobs();
    EXPECT_EQ(whispers(), 0);
    auto visit = house.system_visit();
    EXPECT_EQ(platform::count_mail(visit->db()).refused, 1);
    auto page = house.get(claire, work);
    EXPECT_TRUE(contains(page, "Sophie Martin · s…@essai.example"));
    EXPECT_NE(page.body.find("/console/members/"), std::string::npos);
    EXPECT_EQ(page.body.find("chuchotis"), std::string::npos);
    EXPECT_EQ(house.post(claire, path + "/given-up", {}).status, 409) << "somebody has seen to it";
    EXPECT_EQ(house.post(claire, "/console/machine/jobs/abc/given-up", {}).status, 404);
}

TEST_F(MachineTest, messages_that_were_refused_say_why_and_what_to_do) {
    house.mailer().answer_with({net::MailOutcome::refused, "550 5.1.1 <sophie@essai.example> User unknown"});
    send(sophie, "sophie@essai.example");
    send({}, "inconnue@ailleurs.example");
    house.run_jobs();
    auto page = house.get(claire, work);
    EXPECT_TRUE(contains(page, "Cette adresse n’existe pas, ou plus.")) << support::body_text(page);
    EXPECT_TRUE(contains(page, "corrigez-la dans sa fiche"));
    EXPECT_TRUE(contains(page, "i…@ailleurs.example"));
    EXPECT_TRUE(contains(page, "User unknown"));
    for (const auto* address : {"sophie@essai.example", "inconnue@ailleurs.example"})
        EXPECT_EQ(page.body.find(address), std::string::npos) << address;
}

TEST_F(MachineTest, what_was_done_is_drawn) {
    send(sophie, "sophie@essai.example");
    house.run_jobs();
    auto page = house.get(claire, work);
    EXPECT_NE(page.body.find("chart-line"), std::string::npos);
    EXPECT_TRUE(contains(page, "1 message remis") || contains(page, "messages remis")) << support::body_text(page);
}

TEST_F(MachineTest, sizes_are_measured_by_kind_and_foretold) {
    auto visit = house.system_visit();
    measure(*visit);
    auto page = house.get(claire, storage);
    EXPECT_TRUE(contains(page, "Base de données")) << support::body_text(page);
    platform::write(*visit, [&] {
        auto today = base::Day::of(visit->now());
        store::upsert_size(visit->db(), {.day = today, .kind = Kind::free, .bytes = 42'000'000'000});
        store::upsert_size(visit->db(), {.day = today, .kind = Kind::capacity, .bytes = 80'000'000'000});
        for (auto kind :
             {Kind::pictures, Kind::documents, Kind::other_files, Kind::mails, Kind::database, Kind::backups})
            store::upsert_size(visit->db(), {.day = today, .kind = kind, .bytes = 0});
        store::upsert_size(visit->db(), {.day = today, .kind = Kind::database, .bytes = 4'000'000'000});
    });
    EXPECT_TRUE(contains(house.get(claire, storage), "après une semaine de mesures"));
    platform::write(*visit, [&] {
        base::Day before{base::Day::of(visit->now()).number - 30};
        store::upsert_size(visit->db(), {.day = before, .kind = Kind::database, .bytes = 1'000'000'000});
    });
    page = house.get(claire, storage);
    EXPECT_TRUE(contains(page, "À ce rythme, il y a de la place pour 14 mois.")) << support::body_text(page);
    EXPECT_TRUE(contains(page, "La maison grandit de 3,0 Go par mois."));
    EXPECT_NE(page.body.find("chart-line"), std::string::npos);
}

TEST_F(MachineTest, pictures_and_documents_are_summed_apart) {
    auto visit = house.system_visit();
    auto before = files::sum_picture_bytes(visit->db());
    platform::write(*visit, [&] {
        files::claim_bytes(*visit, std::string(64, 'a'), 1'000);
        files::insert_picture(*visit, {.name = std::string(64, 'b'), .width = 4, .height = 4, .bytes = 70},
                              files::Guard::members);
    });
    EXPECT_EQ(files::sum_picture_bytes(visit->db()), before + 70);
}

TEST_F(MachineTest, the_recovery_code_is_confirmed_once) {
    EXPECT_TRUE(contains(house.get(claire, health), "guilde key code"));
    EXPECT_EQ(house.post(claire, "/console/machine/recovery", {}).status, 303);
    EXPECT_TRUE(contains(house.get(claire, health), "Le code de secours est noté"));
    EXPECT_EQ(house.post(claire, "/console/machine/jobs/abc", {}).status, 404);
}

TEST_F(MachineTest, administrators_are_written_to_when_no_backup_is_proven) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        platform::update_backup_state(*visit,
                                      {.folder = "/tmp/none", .begun_at = visit->now() - 72h, .error = "no room"});
    });
    house.clock().advance(2h);
    house.run_jobs();
    auto mails = house.mails();
    auto warning = std::ranges::find_if(
        mails, [](const net::Mail& mail) { return mail.text.find("/console/machine") != std::string::npos; });
    ASSERT_NE(warning, mails.end());
    EXPECT_EQ(warning->to_address, "claire@essai.example");
    house.sign_in_again(claire);
    EXPECT_TRUE(contains(house.get(claire, health), "no room"));
}

} // namespace
} // namespace machine
