// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Who wants to be called after a commit.
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace db {

class Wakes {
public:
    void add(std::function<void()> wake) {
        const std::lock_guard lock(mutex_);
        auto longer = std::make_shared<List>(*list_);
        longer->push_back(std::move(wake));
        list_ = std::move(longer);
    }
    // With no lock held. The commit has happened: whatever a wake throws cannot change that.
    void call() noexcept {
        std::shared_ptr<const List> list;
        {
            const std::lock_guard lock(mutex_);
            list = list_;
        }
        for (const auto& wake : *list) {
            try {
                wake();
            } catch (...) { // NOLINT: see above
            }
        }
    }

private:
    using List = std::vector<std::function<void()>>;
    std::mutex mutex_;
    std::shared_ptr<const List> list_ = std::make_shared<List>();
};

} // namespace db
