// SPDX-License-Identifier: AGPL-3.0-or-later
// Mail: whether it leaves, and whether others believe it.
#include "base/message.hpp"
#include "rooms/react/machine/findings.hpp"

namespace machine {

using base::mark;

namespace {

constexpr const char* mail_page = "/console/mail";
constexpr const char* distrusted = mark("Other mail servers believe us less: messages end among the unwanted ones.");

Sentence sentence(const char* id, std::vector<Argument> arguments = {}) {
    return {.id = id, .arguments = std::move(arguments)};
}

Finding judge_server(const Readings& readings) {
    if (!readings.mail_server.empty())
        return good(sentence(mark("Mail leaves through {server}"), {text_of("server", readings.mail_server)}));
    return advice(sentence(mark("Mail reaches nobody: each one becomes a file in {folder}"),
                           {text_of("folder", readings.data_folder + "/mail")}),
                  sentence(mark("Nobody can be invited, and nobody can sign in by a message.")),
                  sentence(mark("Write the mail server in the console, under Mail.")), mail_page);
}

struct Named {
    Sentence what_is_missing;
    Sentence what_is_wrong;
    Sentence what_is_there;
    Sentence unknown;
    Sentence advice;
};

// While no mail leaves, nothing is broken yet.
Finding judge_record(const Readings& readings, Record state, Named named) {
    switch (state) {
        case Record::good: return good(std::move(named.what_is_there));
        case Record::unknown:
            return advice(std::move(named.unknown), sentence(mark("It could not be examined this time.")),
                          sentence(mark("Examine again later.")), mail_page);
        case Record::missing:
        case Record::wrong: break;
    }
    auto what = state == Record::missing ? std::move(named.what_is_missing) : std::move(named.what_is_wrong);
    return readings.mail_server.empty()
               ? advice(std::move(what), sentence(distrusted), std::move(named.advice), mail_page)
               : bad(std::move(what), sentence(distrusted), std::move(named.advice), mail_page);
}

Finding judge_spf(const Readings& readings) {
    const auto& domain = readings.domain;
    auto name = text_of("domain", domain.name);
    auto text = text_of("text", domain.spf.text);
    return judge_record(
        readings, domain.spf.state,
        {.what_is_missing = sentence(mark("SPF of {domain} is missing"), {name}),
         .what_is_wrong = sentence(mark("SPF of {domain} has a mistake: {text}"), {name, text}),
         .what_is_there = sentence(mark("SPF of {domain}: {text}"), {name, text}),
         .unknown = sentence(mark("SPF of {domain}: the name servers did not say"), {name}),
         .advice = sentence(mark("Where the domain is kept, add a TXT record: v=spf1 include:YOUR-PROVIDER -all"))});
}

Finding judge_dkim(const Readings& readings) {
    const auto& domain = readings.domain;
    auto name = text_of("domain", domain.name);
    auto text = text_of("text", domain.dkim.text);
    if (domain.selector.empty())
        return advice(sentence(mark("DKIM of {domain}: the selector is not known"), {name}),
                      sentence(mark("Whether your provider signs our mail cannot be examined without it.")),
                      sentence(mark("Write the selector that your mail provider names in the console, under Mail.")),
                      mail_page);
    return judge_record(
        readings, domain.dkim.state,
        {.what_is_missing = sentence(mark("DKIM of {domain} is missing"), {name}),
         .what_is_wrong = sentence(mark("DKIM of {domain} has a mistake: {text}"), {name, text}),
         .what_is_there = sentence(mark("DKIM of {domain} is published"), {name}),
         .unknown = sentence(mark("DKIM of {domain}: the name servers did not say"), {name}),
         .advice = sentence(mark("Publish the key that your mail provider gives, under the selector {selector}"),
                            {text_of("selector", domain.selector)})});
}

Finding judge_dmarc(const Readings& readings) {
    const auto& domain = readings.domain;
    auto name = text_of("domain", domain.name);
    auto text = text_of("text", domain.dmarc.text);
    return judge_record(
        readings, domain.dmarc.state,
        {.what_is_missing = sentence(mark("DMARC of {domain} is missing"), {name}),
         .what_is_wrong = sentence(mark("DMARC of {domain} has a mistake: {text}"), {name, text}),
         .what_is_there = sentence(mark("DMARC of {domain}: {text}"), {name, text}),
         .unknown = sentence(mark("DMARC of {domain}: the name servers did not say"), {name}),
         .advice = sentence(mark("Where the domain is kept, add a TXT record at _dmarc.{domain}: v=DMARC1; p=none"),
                            {name})});
}

Finding judge_answers(const Readings& readings) {
    auto name = text_of("domain", readings.domain.name);
    return judge_record(readings, readings.domain.mail_server,
                        {.what_is_missing = sentence(mark("MX of {domain} is missing"), {name}),
                         .what_is_wrong = sentence(mark("MX of {domain} has a mistake"), {name}),
                         .what_is_there = sentence(mark("MX of {domain} is there: answers arrive"), {name}),
                         .unknown = sentence(mark("MX of {domain}: the name servers did not say"), {name}),
                         .advice = sentence(mark("Name a mail server that takes what people answer to us."))});
}

} // namespace

std::vector<Finding> judge_mail(const Readings& readings) {
    std::vector<Finding> out{judge_server(readings)};
    out.push_back(
        good(sentence(mark("Mail of the last 30 days: {waiting} waiting, {accepted} accepted, {refused} refused"),
                      {number_of("waiting", readings.mails_waiting), number_of("accepted", readings.mails_accepted),
                       number_of("refused", readings.mails_refused)})));
    const auto& domain = readings.domain;
    if (!readings.is_set_up) {
        out.push_back(
            advice(sentence(mark("The house is empty")), sentence(mark("Nobody has opened it yet.")),
                   sentence(mark("Type “guilde setup-link” on the machine: it prints the link that opens it."))));
    } else if (domain.name.empty()) {
        out.push_back(advice(sentence(mark("There is no sender’s address yet")),
                             sentence(mark("Messages leave with an address that nobody knows.")),
                             sentence(mark("Write it in the console, under Mail.")), mail_page));
    } else if (domain.is_silent()) {
        out.push_back(advice(sentence(mark("No name server answers this machine")),
                             sentence(mark("Whether others will believe mail from {domain} could not be examined."),
                                      {text_of("domain", domain.name)}),
                             sentence(mark("The file /etc/resolv.conf lists the name servers. Examine again later."))));
    } else {
        for (auto* part : {judge_spf, judge_dkim, judge_dmarc, judge_answers}) out.push_back(part(readings));
    }
    return out;
}

} // namespace machine
