// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/key_file.hpp"
#include "base/text.hpp"
#include "net/durable_file.hpp"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>

namespace app {

void write_key_file(const std::string& path, const base::Key& key) {
    auto text = base::base64url(key.bytes()) + "\n";
    int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw BootError("the key file cannot be written: " + path);
    bool is_written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!is_written) {
        ::unlink(path.c_str()); // half a key is worse than none
        throw BootError("the key file cannot be written: " + path);
    }
    auto folder = std::filesystem::absolute(path).parent_path().string();
    int parent = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent < 0) return;
    ::fsync(parent);
    ::close(parent);
}

void replace_key_file(const std::string& path, const std::vector<base::Key>& keys) {
    std::string text;
    for (const auto& key : keys) text += base::base64url(key.bytes()) + "\n";
    auto folder = std::filesystem::absolute(path).parent_path().string();
    auto temporary = net::write_temporary(folder, text);
    std::filesystem::rename(temporary, path);
    net::sync_folder(folder);
}

std::string default_key_file(const std::string& data_directory) {
    auto path = std::filesystem::absolute(data_directory).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    return path.string() + ".key";
}

std::string key_file_of(const Settings& settings) {
    return settings.key_file.empty() ? default_key_file(settings.data_directory) : settings.key_file;
}

std::vector<base::Key> read_keys(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw BootError("the key file cannot be read: " + path);
    std::vector<base::Key> out;
    for (std::string line; std::getline(in, line);) {
        auto text = base::trim(line);
        if (text.empty() && !out.empty()) continue;
        auto bytes = base::from_base64url(text);
        if (!bytes || bytes->size() != 32) throw BootError("the key file is damaged: " + path);
        out.emplace_back(*bytes);
    }
    if (out.empty()) throw BootError("the key file is damaged: " + path);
    return out;
}

base::Key read_key(const std::string& path) {
    return read_keys(path).front();
}

base::Key read_or_create_key(const std::string& path, Data data) {
    if (std::filesystem::exists(path)) return read_key(path);
    if (data == Data::some)
        throw BootError("the key file is missing: " + path +
                        ". Put it back, or restore it with `guilde key restore CODE`: a new key could not open this "
                        "house's data.");
    auto key = base::Key::random();
    write_key_file(path, key);
    return key;
}

std::string recovery_code(const base::Key& key) {
    auto digits = base::hex(key.bytes());
    digits += base::sha256_hex("guilde recovery " + key.bytes()).substr(0, 8);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); i += 4) {
        if (i > 0) out += '-';
        out += digits.substr(i, 4);
    }
    return out;
}

std::optional<base::Key> parse_recovery_code(std::string_view code) {
    std::string digits;
    for (char c : code)
        if (std::isxdigit(static_cast<unsigned char>(c)))
            digits += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (digits.size() != 72) return std::nullopt;
    auto bytes = base::from_hex(digits.substr(0, 64));
    if (!bytes || base::sha256_hex("guilde recovery " + *bytes).substr(0, 8) != digits.substr(64)) return std::nullopt;
    return base::Key(*bytes);
}

} // namespace app
