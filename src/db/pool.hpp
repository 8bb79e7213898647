// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A bounded set of connections, opened when first needed; the one used last is lent first, its
// cache being warm.
#include "db/connection.hpp"
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace db {

template <class T>
class Pool {
public:
    Pool(int size_max, std::function<std::unique_ptr<T>()> make)
        : size_max_(static_cast<std::size_t>(size_max < 1 ? 1 : size_max)), make_(std::move(make)) {}

    // Throws Error when none came back for 30 s.
    T& take() {
        std::unique_lock lock(mutex_);
        const auto ready = [&] { return !free_.empty() || opened_ < size_max_; };
        if (!given_back_.wait_for(lock, wait_max, ready))
            throw Error("all " + std::to_string(size_max_) + " connections have been busy for 30 s");
        if (free_.empty()) {
            ++opened_;
            lock.unlock();
            return open_one();
        }
        T* out = free_.back();
        free_.pop_back();
        return *out;
    }
    void give_back(T& connection) {
        {
            const std::lock_guard lock(mutex_);
            free_.push_back(&connection);
        }
        given_back_.notify_one();
    }

private:
    static constexpr std::chrono::seconds wait_max{30};

    T& open_one() {
        try {
            auto made = make_();
            const std::lock_guard lock(mutex_);
            all_.push_back(std::move(made));
            return *all_.back();
        } catch (...) {
            {
                const std::lock_guard lock(mutex_);
                --opened_;
            }
            given_back_.notify_one();
            throw;
        }
    }

    const std::size_t size_max_;
    const std::function<std::unique_ptr<T>()> make_;
    std::mutex mutex_;
    std::condition_variable given_back_;
    std::size_t opened_ = 0; // and being opened
    std::vector<std::unique_ptr<T>> all_;
    std::vector<T*> free_;
};

} // namespace db
