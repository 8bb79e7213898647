// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/policy.hpp"

namespace platform {

bool may_call(const Viewer& viewer, Policy policy) {
    switch (policy) {
        case Policy::unset: return false;
        case Policy::anyone: return true;
        case Policy::member: return viewer.is_member;
        case Policy::facilitator: return viewer.is_member && viewer.is_facilitator();
        case Policy::treasurer: return viewer.is_member && viewer.is_treasurer();
        case Policy::officer: return viewer.is_member && viewer.is_officer();
        case Policy::administrator: return viewer.is_member && viewer.is_administrator();
    }
    return false;
}

std::string_view policy_name(Policy policy) {
    switch (policy) {
        case Policy::unset: return "unset";
        case Policy::anyone: return "public";
        case Policy::member: return "member";
        case Policy::facilitator: return "facilitator";
        case Policy::treasurer: return "treasurer";
        case Policy::officer: return "officer";
        case Policy::administrator: return "administrator";
    }
    return "unset";
}

} // namespace platform
