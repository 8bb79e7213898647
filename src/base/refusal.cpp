// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/refusal.hpp"
#include <utility>

namespace base {

Refusal Refusal::not_found() {
    return {RefusalKind::not_found, say("This page does not exist, or it is not open to you.")};
}

Refusal Refusal::signed_out() {
    return {RefusalKind::signed_out, say("Sign in to continue.")};
}

Refusal Refusal::not_allowed(Message message) {
    return {RefusalKind::not_allowed, std::move(message)};
}

Refusal Refusal::invalid(FieldErrors fields) {
    Refusal refusal{RefusalKind::invalid, say("Some answers need another look. What you typed is kept.")};
    refusal.fields = std::move(fields);
    return refusal;
}

Refusal Refusal::invalid(std::string field, Message message) {
    FieldErrors fields;
    fields.emplace(std::move(field), std::move(message));
    return invalid(std::move(fields));
}

Refusal Refusal::conflict(Message message, std::string location) {
    Refusal refusal{RefusalKind::conflict, std::move(message)};
    refusal.location = std::move(location);
    return refusal;
}

Refusal Refusal::too_many(Message message, int retry_after_s) {
    Refusal refusal{RefusalKind::too_many, std::move(message)};
    refusal.retry_after_s = retry_after_s;
    return refusal;
}

Refusal Refusal::too_large(Message message) {
    return {RefusalKind::too_large, std::move(message)};
}

} // namespace base
