// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The one exception that is not a bug: what was asked cannot be done, and the reader is told why.
// Thrown before any write; turned into HTTP (page, fragment, problem+json) in one place,
// platform/answer.cpp.
#include "base/message.hpp"
#include <exception>
#include <map>
#include <string>

namespace base {

enum class RefusalKind { not_found, signed_out, not_allowed, invalid, conflict, too_many, too_large };

// field name → what is wrong with it. The empty name is for the form as a whole.
using FieldErrors = std::map<std::string, Message>;

class Refusal : public std::exception {
public:
    RefusalKind kind;
    Message message;
    FieldErrors fields;    // only with `invalid`
    int retry_after_s = 0; // only with `too_many`
    std::string location;  // only with `conflict`: where what already exists can be seen

    Refusal(RefusalKind kind_, Message message_) : kind(kind_), message(std::move(message_)) {}
    const char* what() const noexcept override { return "refusal"; }

    // What one may not see is refused with this too.
    static Refusal not_found();
    static Refusal signed_out();
    static Refusal not_allowed(Message message);
    static Refusal invalid(FieldErrors fields);
    static Refusal invalid(std::string field, Message message);
    static Refusal conflict(Message message, std::string location = {});
    static Refusal too_many(Message message, int retry_after_s);
    static Refusal too_large(Message message);
};

} // namespace base
