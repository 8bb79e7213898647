// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/file_store.hpp"
#include "base/crypto.hpp"
#include "base/scratch_folder.hpp"
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <filesystem>
#include <fstream>
#include <thread>

namespace net {
namespace {

namespace fs = std::filesystem;

class FolderTest : public ::testing::Test {
protected:
    base::ScratchFolder scratch_;
    fs::path folder_ = scratch_.path;
};

void keeps_gives_back_and_forgets(FileStore& store) {
    const std::string bytes("a\0b\xff", 4);
    const std::string name = store.put(bytes);
    EXPECT_EQ(name, base::sha256_hex(bytes));
    EXPECT_EQ(store.put(bytes), name);
    EXPECT_EQ(store.get(name), bytes);
    const std::string empty = store.put("");
    EXPECT_EQ(store.get(empty), "");
    EXPECT_EQ(store.list().size(), 2U);
    store.remove(name);
    store.remove(name);
    EXPECT_FALSE(store.get(name));
    EXPECT_EQ(store.list(), std::vector<std::string>{empty});
}

TEST_F(FolderTest, keeps_gives_back_and_forgets) {
    keeps_gives_back_and_forgets(*open_file_store(folder_ / "deep" / "files"));
    keeps_gives_back_and_forgets(*open_memory_file_store());
}

TEST_F(FolderTest, is_still_there_when_opened_again) {
    const std::string name = open_file_store(folder_)->put("a picture");
    EXPECT_EQ(open_file_store(folder_)->get(name), "a picture");
}

TEST_F(FolderTest, spreads_files_over_two_levels_that_only_the_owner_reads) {
    const std::string name = open_file_store(folder_)->put("a picture");
    const fs::path path = folder_ / name.substr(0, 2) / name.substr(2, 2) / name;
    struct stat about {};
    ASSERT_EQ(::stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

TEST_F(FolderTest, names_that_are_not_names_find_and_remove_nothing) {
    const auto store = open_file_store(folder_ / "files");
    std::ofstream(folder_ / "secret") << "key";
    const std::string name = store->put("a picture");
    std::string upper = name;
    for (char& c : upper) c = c >= 'a' ? static_cast<char>(c - 32) : c;
    for (const std::string& bad : {std::string("../secret"), std::string("../../secret"), std::string(""), name + "0",
                                   name.substr(1), upper, std::string(64, '/')}) {
        EXPECT_FALSE(store->get(bad)) << bad;
        store->remove(bad);
    }
    EXPECT_TRUE(fs::exists(folder_ / "secret"));
    EXPECT_EQ(store->list().size(), 1U);
}

TEST_F(FolderTest, writes_again_a_file_that_was_cut_short) {
    const auto store = open_file_store(folder_);
    const std::string name = store->put("a picture");
    fs::resize_file(folder_ / name.substr(0, 2) / name.substr(2, 2) / name, 3);
    store->put("a picture");
    EXPECT_EQ(store->get(name), "a picture");
}

TEST_F(FolderTest, leaves_no_temporary_file_and_clears_those_of_a_crash) {
    const fs::path left = folder_ / "tmp" / "new-abcdef";
    const fs::path fresh = folder_ / "tmp" / "new-ghijkl";
    open_file_store(folder_)->put("a picture");
    EXPECT_TRUE(fs::is_empty(folder_ / "tmp"));
    std::ofstream(left) << "half";
    std::ofstream(fresh) << "being written";
    fs::last_write_time(left, fs::file_time_type::clock::now() - std::chrono::hours(48));
    open_file_store(folder_);
    EXPECT_FALSE(fs::exists(left));
    EXPECT_TRUE(fs::exists(fresh));
}

TEST_F(FolderTest, says_so_when_the_disk_refuses) {
    const auto store = open_file_store(folder_ / "files");
    fs::remove_all(folder_ / "files");
    std::ofstream(folder_ / "files") << "a file where the folder was";
    EXPECT_THROW(store->put("a picture"), std::exception);
}

TEST_F(FolderTest, several_threads_may_put_the_same_file) {
    const auto store = open_file_store(folder_);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 10; ++j) store->put("file " + std::to_string(j));
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(store->list().size(), 10U);
}

} // namespace
} // namespace net
