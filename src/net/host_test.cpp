// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/host.hpp"
#include "base/scratch_folder.hpp"
#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>

namespace net {
namespace {

namespace fs = std::filesystem;

class Host : public ::testing::Test {
protected:
    void write(const std::string& name, std::size_t bytes) {
        fs::create_directories((folder / name).parent_path());
        std::ofstream(folder / name) << std::string(bytes, 'x');
    }
    base::ScratchFolder scratch;
    fs::path folder = scratch.path;
};

TEST_F(Host, sums_what_stands_in_a_folder) {
    write("a", 10);
    write("below/b", 32);
    EXPECT_EQ(size_of_folder(folder.string()), 42);
    EXPECT_EQ(size_of_file((folder / "a").string()), 10);
}

TEST_F(Host, says_nothing_of_what_is_not_there) {
    EXPECT_EQ(size_of_folder((folder / "none").string()), 0);
    EXPECT_EQ(size_of_file((folder / "none").string()), 0);
    EXPECT_FALSE(disk_of((folder / "none").string()));
    EXPECT_FALSE(is_readable_by_others((folder / "none").string()));
}

TEST_F(Host, knows_a_disk_and_who_may_read_a_file) {
    auto disk = disk_of(folder.string());
    ASSERT_TRUE(disk);
    EXPECT_GT(disk->total_bytes, 0);
    EXPECT_LE(disk->free_bytes, disk->total_bytes);
    write("key", 1);
    fs::permissions(folder / "key", fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_FALSE(is_readable_by_others((folder / "key").string()));
    fs::permissions(folder / "key", fs::perms::others_read, fs::perm_options::add);
    EXPECT_TRUE(is_readable_by_others((folder / "key").string()));
}

} // namespace
} // namespace net
