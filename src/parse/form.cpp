// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/form.hpp"
#include "parse/utf8.hpp"
#include <algorithm>

namespace parse {

namespace {

constexpr std::size_t part_header_bytes_max = 8192;
constexpr std::size_t boundary_bytes_max = 70; // RFC 2046
constexpr std::string_view line_end = "\r\n";

Problem too_large() {
    return {ProblemKind::too_large, base::say("This form is too large.")};
}
Problem malformed() {
    return {ProblemKind::malformed, base::say("This form cannot be read.")};
}
Problem unsupported() {
    return {ProblemKind::unsupported, base::say("This form was sent in an unknown way.")};
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return lower;
}

std::string_view trim_blanks(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

std::string unix_lines(std::string_view text) {
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!pair) lines += text[i] == '\r' ? '\n' : text[i];
    }
    return lines;
}

// "form-data; name=\"a\"; filename=\"b.csv\"" → the word first, then its parameters.
struct HeaderValue {
    std::string word;
    std::vector<Pair> parameters;

    std::optional<std::string_view> find(std::string_view name) const {
        const auto found = std::ranges::find(parameters, name, &Pair::name);
        if (found == parameters.end()) return std::nullopt;
        return found->value;
    }
};

struct Quoted {
    std::string text;
    std::size_t end; // after the closing quote
};

// Only \" is an escape: browsers of old put whole Windows paths here.
Quoted read_quoted(std::string_view text) {
    Quoted quoted{"", 1};
    while (quoted.end < text.size() && text[quoted.end] != '"') {
        if (text[quoted.end] == '\\' && quoted.end + 1 < text.size() && text[quoted.end + 1] == '"') {
            ++quoted.end;
        }
        quoted.text += text[quoted.end++];
    }
    quoted.end = std::min(quoted.end + 1, text.size());
    return quoted;
}

HeaderValue read_header_value(std::string_view text) {
    HeaderValue header{lower_ascii(trim_blanks(text.substr(0, text.find(';')))), {}};
    std::size_t at = std::min(text.find(';'), text.size());
    while (at < text.size()) {
        text.remove_prefix(at + 1);
        const std::size_t name_end = std::min(text.find_first_of("=;"), text.size());
        const std::string name = lower_ascii(trim_blanks(text.substr(0, name_end)));
        at = name_end;
        if (at == text.size() || text[at] == ';') continue;
        const std::size_t from = std::min(text.find_first_not_of(" \t", at + 1), text.size());
        if (from < text.size() && text[from] == '"') {
            Quoted quoted = read_quoted(text.substr(from));
            header.parameters.push_back({name, std::move(quoted.text)});
            at = std::min(text.find(';', from + quoted.end), text.size());
        } else {
            at = std::min(text.find(';', from), text.size());
            header.parameters.push_back({name, std::string(trim_blanks(text.substr(from, at - from)))});
        }
    }
    return header;
}

// Browsers write a quote and line ends of a name as escapes, and nothing else (HTML standard).
std::string clean_name(std::string_view raw) {
    std::string name;
    while (!raw.empty()) {
        const std::string_view escape = raw.substr(0, 3);
        if (escape == "%22") {
            name += '"';
        } else if (escape == "%0D" || escape == "%0A") {
            if (escape == "%0A") name += '\n';
        } else {
            name += raw.front();
            raw.remove_prefix(1);
            continue;
        }
        raw.remove_prefix(3);
    }
    return repair_utf8(name);
}

std::string clean_filename(std::string_view raw) {
    std::string name = clean_name(raw);
    const std::size_t folder = name.find_last_of("/\\");
    if (folder != name.npos) name.erase(0, folder + 1);
    std::erase_if(name, [](char c) { return has_control({&c, 1}); });
    if (name == "." || name == "..") name.clear();
    return name;
}

struct PartHeaders {
    HeaderValue disposition;
    std::string type;
    std::string transfer_encoding;
};

PartHeaders read_part_headers(std::string_view text) {
    PartHeaders headers;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(line_end), text.size());
        const std::string_view line = text.substr(0, end);
        const std::size_t colon = std::min(line.find(':'), line.size());
        const std::string name = lower_ascii(trim_blanks(line.substr(0, colon)));
        const std::string_view value = trim_blanks(line.substr(std::min(colon + 1, line.size())));
        if (name == "content-disposition") headers.disposition = read_header_value(value);
        if (name == "content-type") headers.type = lower_ascii(value);
        if (name == "content-transfer-encoding") headers.transfer_encoding = lower_ascii(value);
        text.remove_prefix(std::min(end + line_end.size(), text.size()));
    }
    return headers;
}

bool is_plain_encoding(std::string_view encoding) {
    return encoding.empty() || encoding == "binary" || encoding == "8bit" || encoding == "7bit";
}

std::optional<Problem> add_file(Form& form, std::string name, const PartHeaders& headers, std::string_view bytes,
                                const FormLimits& limits) {
    std::string filename = clean_filename(*headers.disposition.find("filename"));
    if (filename.empty() && bytes.empty()) return std::nullopt;
    if (filename.size() > limits.name_bytes_max || bytes.size() > limits.file_bytes_max) {
        return too_large();
    }
    std::string type = headers.type.empty() ? "application/octet-stream" : repair_utf8(headers.type);
    form.files.push_back({std::move(name), std::move(filename), std::move(type), std::string(bytes)});
    return std::nullopt;
}

std::optional<Problem> add_field(Form& form, std::string name, std::string_view bytes, const FormLimits& limits) {
    if (bytes.size() > limits.field_bytes_max) return too_large();
    if (bytes.find('\0') != bytes.npos) return malformed();
    form.fields.push_back({std::move(name), unix_lines(repair_utf8(bytes))});
    return std::nullopt;
}

// A part is what stands between two boundary lines.
std::optional<Problem> add_part(Form& form, std::string_view part, const FormLimits& limits) {
    constexpr std::string_view headers_end = "\r\n\r\n";
    const std::size_t split = part.substr(0, part_header_bytes_max).find(headers_end);
    if (split == part.npos) return malformed();
    const PartHeaders headers = read_part_headers(part.substr(0, split));
    const auto raw_name = headers.disposition.find("name");
    if (headers.disposition.word != "form-data" || !raw_name) return malformed();
    if (!is_plain_encoding(headers.transfer_encoding)) return unsupported();
    std::string name = clean_name(*raw_name);
    if (name.size() > limits.name_bytes_max) return too_large();
    if (name.find('\0') != name.npos) return malformed();
    const std::string_view bytes = part.substr(split + headers_end.size());
    if (headers.disposition.find("filename")) {
        return add_file(form, std::move(name), headers, bytes, limits);
    }
    return add_field(form, std::move(name), bytes, limits);
}

// Where the next line that starts with the boundary is, and where what follows it begins.
struct BoundaryLine {
    std::size_t at;
    std::size_t after;
    bool last;
};

std::optional<BoundaryLine> find_boundary(std::string_view body, std::string_view delimiter, std::size_t from) {
    while (true) {
        const std::size_t at = body.find(delimiter, from);
        if (at == body.npos) return std::nullopt;
        const std::size_t after = at + delimiter.size();
        if (body.substr(after).starts_with("--")) return BoundaryLine{at, after + 2, true};
        const std::size_t text = std::min(body.find_first_not_of(" \t", after), body.size());
        if (body.substr(text).starts_with(line_end)) {
            return BoundaryLine{at, text + line_end.size(), false};
        }
        from = text;
    }
}

} // namespace

std::optional<std::string_view> Form::find(std::string_view name) const {
    const auto found = std::ranges::find(fields, name, &Pair::name);
    if (found == fields.end()) return std::nullopt;
    return found->value;
}

std::vector<std::string_view> Form::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const Pair& field : fields) {
        if (field.name == name) values.push_back(field.value);
    }
    return values;
}

const File* Form::find_file(std::string_view name) const {
    const auto found = std::ranges::find(files, name, &File::name);
    return found == files.end() ? nullptr : &*found;
}

Result<Form> read_form(std::string_view content_type, std::string_view body, const FormLimits& limits) {
    const HeaderValue type = read_header_value(content_type);
    if (type.word == "application/x-www-form-urlencoded") return read_urlencoded(body, limits);
    if (type.word != "multipart/form-data") return unsupported();
    const auto boundary = type.find("boundary");
    if (!boundary) return malformed();
    return read_multipart(*boundary, body, limits);
}

Result<Form> read_urlencoded(std::string_view body, const FormLimits& limits) {
    if (body.size() > limits.bytes_max) return too_large();
    if (static_cast<std::size_t>(std::ranges::count(body, '&')) >= limits.parts_max) {
        return too_large();
    }
    auto query = read_query(body);
    if (!query) return malformed();
    Form form{std::move(query->pairs), {}};
    for (Pair& field : form.fields) {
        if (field.name.size() > limits.name_bytes_max) return too_large();
        if (field.value.size() > limits.field_bytes_max) return too_large();
        field.value = unix_lines(field.value);
    }
    return form;
}

Result<Form> read_multipart(std::string_view boundary, std::string_view body, const FormLimits& limits) {
    if (body.size() > limits.bytes_max) return too_large();
    if (boundary.empty() || boundary.size() > boundary_bytes_max) return malformed();
    const std::string delimiter = std::string(line_end) + "--" + std::string(boundary);
    const std::string_view first = std::string_view(delimiter).substr(line_end.size());
    auto line = body.starts_with(first) ? find_boundary(body, first, 0) : find_boundary(body, delimiter, 0);
    Form form;
    for (std::size_t parts = 0; line && !line->last; ++parts) {
        if (parts >= limits.parts_max) return too_large();
        // An empty part's line end belongs to the next boundary line.
        const auto next = find_boundary(body, delimiter, line->after - line_end.size());
        if (!next) return malformed();
        const std::size_t length = next->at > line->after ? next->at - line->after : 0;
        if (auto problem = add_part(form, body.substr(line->after, length), limits)) {
            return *problem;
        }
        line = next;
    }
    if (!line) return malformed();
    return form;
}

} // namespace parse
