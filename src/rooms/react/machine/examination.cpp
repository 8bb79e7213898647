// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads the house and the machine, has it judged, and keeps what was found for the pages.
#include "rooms/react/machine/examination.hpp"
#include "jobs/overview.hpp"
#include "net/dns.hpp"
#include "net/host.hpp"
#include "parse/json.hpp"
#include "platform/backups.hpp"
#include "platform/platform.hpp"
#include "platform/settings.hpp"
#include "rooms/react/machine/findings.hpp"
#include "rooms/react/machine/rules.hpp"
#include "rooms/react/machine/store.hpp"
#include <algorithm>

namespace machine {

using parse::Json;
using platform::Visit;

namespace {

constexpr std::string_view kept_setting = "machine.examination";
constexpr std::string_view asked_setting = "machine.examination_asked";
constexpr int parked_looked_at = 1000;

std::string without_secrets(const std::string& url) {
    auto at = url.rfind('@');
    if (at == std::string::npos) return url;
    auto scheme = url.find("://");
    return (scheme == std::string::npos ? "" : url.substr(0, scheme + 3)) + url.substr(at + 1);
}

Record record_of(net::Finding finding) {
    switch (finding) {
        case net::Finding::good: return Record::good;
        case net::Finding::missing: return Record::missing;
        case net::Finding::wrong: return Record::wrong;
        case net::Finding::unknown: break;
    }
    return Record::unknown;
}

Domain read_domain(Visit& visit) {
    auto organisation = platform::organisation(visit);
    auto at = organisation->mail_from.rfind('@');
    Domain out{.selector = organisation->dkim_selector, .spf = {}, .dkim = {}, .dmarc = {}};
    if (at == std::string::npos || !organisation->is_set_up()) return out;
    out.name = organisation->mail_from.substr(at + 1);
    auto found = net::check_mail_domain(*visit.house().dns, out.name, out.selector);
    out.spf = {.state = record_of(found.spf), .text = found.spf_text};
    out.dkim = {.state = record_of(found.dkim), .text = found.dkim_text};
    out.dmarc = {.state = record_of(found.dmarc), .text = found.dmarc_text};
    out.mail_server = record_of(found.mail_server);
    return out;
}

// One line a kind, with what the latest said.
std::vector<ParkedKind> read_parked(Visit& visit) {
    std::vector<ParkedKind> out;
    for (auto& job : jobs::list_parked(visit.db(), 0, parked_looked_at)) {
        auto known = std::ranges::find(out, job.kind, &ParkedKind::kind);
        if (known == out.end())
            out.push_back({.kind = std::move(job.kind), .count = 1, .error = std::move(job.error)});
        else
            ++known->count;
    }
    return out;
}

std::optional<Backups> read_backups(Visit& visit) {
    auto state = platform::find_backup_state(visit);
    if (!state) return std::nullopt;
    return Backups{.folder = state->folder,
                   .proven_at = state->proven_at,
                   .rows = state->rows,
                   .files = state->files,
                   .error = state->error,
                   .is_late = platform::is_proof_late(*state, visit.now())};
}

Readings read_all(Visit& visit, const Installation& installation) {
    auto organisation = platform::organisation(visit);
    auto mails = platform::count_mail(visit.db());
    auto disk = net::disk_of(visit.house().data_directory);
    Readings out{
        .now = visit.now(),
        .program = installation.program,
        .database = store::database_version(visit.db()),
        .is_sealed = installation.seal == Installation::Seal::sealed,
        .key_file = installation.key_file,
        .is_key_open = net::is_readable_by_others(installation.key_file),
        .is_code_confirmed = platform::find_setting(visit, "house.recovery_code_confirmed").has_value(),
        .backups = read_backups(visit),
        .data_folder = visit.house().data_directory,
        .free_bytes = disk ? disk->free_bytes : 0,
        .forecast = {},
        .parked = read_parked(visit),
        .waits_since = {},
        .origin = visit.house().origin,
        .mail_server = without_secrets(installation.mail_url.empty() ? organisation->mail_url : installation.mail_url),
        .mails_waiting = mails.waiting,
        .mails_accepted = mails.accepted,
        .mails_refused = mails.refused,
        .is_set_up = organisation->is_set_up(),
        .domain = read_domain(visit)};
    auto sums = rules::sum_by_day(store::list_sizes(visit.db(), {base::Day::of(visit.now()).number - 120}));
    out.forecast = rules::forecast(sums, out.free_bytes);
    if (auto waiting = jobs::list_waiting_kinds(visit.db()); !waiting.empty())
        out.waits_since = waiting.front().first_due_at;
    switch (net::clock_state()) {
        case net::ClockState::synchronised: out.clock = Readings::Clock::right; break;
        case net::ClockState::adrift: out.clock = Readings::Clock::adrift; break;
        case net::ClockState::unknown: break;
    }
    if (visit.db().engine() == db::Engine::postgres)
        out.database_clock_off = store::database_clock(visit.db()) - visit.house().clock->now();
    return out;
}

Json to_json(const Sentence& sentence) {
    return Json::object(
        {{"id", sentence.id}, {"arguments", Json::array_of(sentence.arguments, [](const Argument& argument) {
                                   return Json::object({{"name", argument.name},
                                                        {"kind", static_cast<std::int64_t>(argument.kind)},
                                                        {"text", argument.text},
                                                        {"value", argument.value}});
                               })}});
}
Sentence read_sentence(const Json* json) {
    if (!json) return {};
    Sentence out{.id = std::string(json->find_string("id").value_or("")), .arguments = {}};
    const auto* arguments = json->find("arguments");
    if (!arguments) return out;
    for (const auto& each : arguments->items())
        out.arguments.push_back({.name = std::string(each.find_string("name").value_or("")),
                                 .kind = Argument::Kind{static_cast<int>(each.find_int("kind").value_or(1))},
                                 .text = std::string(each.find_string("text").value_or("")),
                                 .value = each.find_int("value").value_or(0)});
    return out;
}

Verdict read_verdict(std::int64_t number) {
    return number == 3 ? Verdict::bad : number == 2 ? Verdict::advice : Verdict::good;
}

} // namespace

Examination examine(Visit& visit, const Installation& installation) {
    return {.at = visit.now(), .host = net::host_name(), .findings = judge(read_all(visit, installation))};
}

void keep_examination(Visit& visit, const Examination& examination) {
    auto json = Json::object({{"at", examination.at.milliseconds},
                              {"host", examination.host},
                              {"findings", Json::array_of(examination.findings, [](const Finding& finding) {
                                   return Json::object({{"verdict", static_cast<std::int64_t>(finding.verdict)},
                                                        {"what", to_json(finding.what)},
                                                        {"means", to_json(finding.means)},
                                                        {"advice", to_json(finding.advice)},
                                                        {"href", finding.href}});
                               })}});
    platform::write(visit, [&] { platform::update_setting(visit, kept_setting, json.serialise()); });
}

std::optional<Examination> find_examination(Visit& visit) {
    auto text = platform::find_setting(visit, kept_setting);
    auto json = text ? Json::parse(*text) : parse::Result<Json>(parse::Problem{});
    if (!json) return std::nullopt;
    Examination out{.at = {json->find_int("at").value_or(0)},
                    .host = std::string(json->find_string("host").value_or("")),
                    .findings = {}};
    const auto* findings = json->find("findings");
    if (!findings) return out;
    for (const auto& each : findings->items())
        out.findings.push_back({.verdict = read_verdict(each.find_int("verdict").value_or(1)),
                                .what = read_sentence(each.find("what")),
                                .means = read_sentence(each.find("means")),
                                .advice = read_sentence(each.find("advice")),
                                .href = std::string(each.find_string("href").value_or(""))});
    return out;
}

void ask_examination(Visit& visit) {
    platform::write(visit, [&] {
        jobs::hasten_timer(visit.db(), examine_timer, visit.now());
        platform::update_setting(visit, asked_setting, std::to_string(visit.now().milliseconds));
    });
    if (visit.house().worker) visit.house().worker->wake();
}

Asked find_asked(Visit& visit, const std::optional<Examination>& last) {
    auto text = platform::find_setting(visit, asked_setting);
    if (!text) return Asked::no;
    base::Instant asked{std::stoll(*text)};
    if (last && last->at >= asked) return Asked::no;
    return visit.now() - asked < examination_longest ? Asked::running : Asked::unanswered;
}

} // namespace machine
