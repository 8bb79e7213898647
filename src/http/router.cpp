// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/router.hpp"
#include <optional>
#include <stdexcept>

namespace http {

namespace {

// One method of one path: what answers, and what its pattern calls the parameters.
struct Endpoint {
    std::size_t index = 0;
    std::vector<std::string> names;
};

using Segments = std::vector<std::string_view>;

Segments segments_of(std::string_view path) {
    Segments segments;
    path.remove_prefix(1);
    for (;;) {
        const auto slash = path.find('/');
        segments.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return segments;
        path.remove_prefix(slash + 1);
    }
}

bool is_parameter(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

} // namespace

struct Router::Node {
    std::map<std::string, Node, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    std::map<Method, Endpoint> endpoints;

    // The node of a path; the values of its parameters are left in `values`.
    const Node* find(const Segments& segments, std::size_t at, Segments& values) const {
        if (at == segments.size()) return endpoints.empty() ? nullptr : this;
        if (const auto literal = literals.find(segments[at]); literal != literals.end()) {
            if (const Node* found = literal->second.find(segments, at + 1, values)) return found;
        }
        if (!parameter || segments[at].empty()) return nullptr;
        values.push_back(segments[at]);
        if (const Node* found = parameter->find(segments, at + 1, values)) return found;
        values.pop_back();
        return nullptr;
    }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

void Router::add(Method method, std::string_view pattern, std::size_t index) {
    if (!pattern.starts_with('/')) {
        throw std::logic_error("a route starts with a slash: " + std::string(pattern));
    }
    Node* node = root_.get();
    Endpoint endpoint{index, {}};
    for (const auto segment : segments_of(pattern)) {
        if (is_parameter(segment)) {
            endpoint.names.emplace_back(segment.substr(1, segment.size() - 2));
            if (!node->parameter) node->parameter = std::make_unique<Node>();
            node = node->parameter.get();
        } else {
            node = &node->literals.try_emplace(std::string(segment)).first->second;
        }
    }
    if (!node->endpoints.try_emplace(method, std::move(endpoint)).second) {
        throw std::logic_error("two routes answer " + std::string(name_of(method)) + " " + std::string(pattern));
    }
}

Router::Match Router::find(Method method, std::string_view path) const {
    Match match;
    if (!path.starts_with('/')) return match;
    Segments values;
    const Node* node = root_->find(segments_of(path), 0, values);
    if (node == nullptr) return match;
    auto endpoint = node->endpoints.find(method);
    if (endpoint == node->endpoints.end() && method == Method::head) {
        endpoint = node->endpoints.find(Method::get);
    }
    if (endpoint == node->endpoints.end()) {
        match.kind = Match::Kind::wrong_method;
        for (const auto& [allowed, unused] : node->endpoints) match.allowed.push_back(allowed);
        return match;
    }
    match.kind = Match::Kind::found;
    match.index = endpoint->second.index;
    for (std::size_t i = 0; i < values.size(); ++i) {
        match.parameters.emplace(endpoint->second.names[i], values[i]);
    }
    return match;
}

} // namespace http
