// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/workers.hpp"

namespace http {

Workers::Workers(int threads, std::size_t queue_max) : queue_max_(queue_max) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() {
    stop();
}

bool Workers::try_submit(Job job) {
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_ || queue_.size() >= queue_max_) return false;
        queue_.push_back(std::move(job));
    }
    is_needed_.notify_one();
    return true;
}

void Workers::submit(Job job) {
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_) return;
        queue_.push_back(std::move(job));
    }
    is_needed_.notify_one();
}

void Workers::stop() {
    std::deque<Job> dropped;
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
        dropped.swap(queue_);
    }
    is_needed_.notify_all();
    threads_.clear();
}

void Workers::run() {
    for (;;) {
        std::unique_lock lock(mutex_);
        is_needed_.wait(lock, [this] { return is_stopping_ || !queue_.empty(); });
        if (is_stopping_) return;
        const auto job = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        job();
    }
}

} // namespace http
