// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Finds what answers a method and a path. Patterns: "/spaces/{slug}/posts/{id}"; a literal wins over a parameter.
#include "http/request.hpp"
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace http {

class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    // Throws std::logic_error when two routes collide.
    void add(Method method, std::string_view pattern, std::size_t index);

    struct Match {
        enum class Kind { found, missing, wrong_method } kind = Kind::missing;
        std::size_t index = 0;
        std::map<std::string, std::string, std::less<>> parameters;
        std::vector<Method> allowed; // with wrong_method
    };
    Match find(Method method, std::string_view path) const; // HEAD finds GET

private:
    struct Node;
    std::unique_ptr<Node> root_;
};

} // namespace http
