// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/file_type.hpp"
#include <gtest/gtest.h>

namespace net {

TEST(FileType, is_read_from_the_bytes) {
    EXPECT_EQ(read_file_type("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"), "application/pdf");
    EXPECT_EQ(read_file_type("{\\rtf1\\ansi Bonjour}"), "text/rtf");
    EXPECT_EQ(read_file_type("Bonjour à toutes et à tous.\n"), "text/plain");
    EXPECT_EQ(read_file_type("<!DOCTYPE html><html><script>alert(1)</script></html>"), "text/html");
    EXPECT_EQ(read_file_type(std::string_view("\0\1\2\3\4\5\6\7", 8)), "application/octet-stream");
    EXPECT_NE(read_file_type("#!/bin/sh\nrm -rf /\n"), "text/plain");
}

} // namespace net
