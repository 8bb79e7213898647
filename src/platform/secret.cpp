// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/secret.hpp"
#include "platform/house.hpp"
#include <stdexcept>

namespace platform {

namespace {
std::string about(const FieldPlace& place) {
    return std::string(place.table) + "/" + std::string(place.column) + "/" + std::to_string(place.row) + "/1";
}
} // namespace

db::Bytes seal_field(Visit& visit, const FieldPlace& place, std::string_view plain) {
    return {base::seal(visit.house().key.derive("field"), plain, about(place))};
}

std::string open_field(Visit& visit, const FieldPlace& place, const db::Bytes& sealed) {
    auto plain = base::open_sealed(visit.house().key.derive("field"), sealed.value, about(place));
    if (!plain) throw std::runtime_error("a sealed field does not open: the key file is not this house's");
    return *plain;
}

std::string blind_index(Visit& visit, std::string_view purpose, std::string_view text) {
    return base::keyed_hash(visit.house().key.derive("blind-index").bytes(),
                            std::string(purpose) + "\n" + std::string(text));
}

} // namespace platform
