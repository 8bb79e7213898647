// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The threads that run handlers, behind one bounded queue.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

class Workers {
public:
    using Job = std::function<void()>; // must not throw

    Workers(int threads, std::size_t queue_max);
    ~Workers(); // stops

    bool try_submit(Job job); // no when the queue is full or the workers have stopped
    void submit(Job job);     // for the continuation of what was already accepted: no bound
    void stop();              // waits for running jobs; queued ones are dropped

private:
    void run();

    std::mutex mutex_;
    std::condition_variable is_needed_;
    std::deque<Job> queue_;
    const std::size_t queue_max_;
    bool is_stopping_ = false;
    std::vector<std::jthread> threads_;
};

} // namespace http
