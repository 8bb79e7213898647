// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/print.hpp"
#include "ui/parts.hpp"
#include <qrencode.h>
#include <memory>
#include <stdexcept>

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

std::string grouped_code(const std::string& code) {
    return code.size() == 6 ? code.substr(0, 3) + "\u00a0" + code.substr(3) : code;
}

html::Html entry_box(const Frame& frame, const Letter& letter) {
    if (letter.code.empty() && letter.qr.text.empty()) return {};
    const auto code =
        letter.code.empty()
            ? html::Html{}
            : div_(p(_class = "small", letter.code_label), p(_class = "letter-code", grouped_code(letter.code)),
                   letter.address.empty() ? html::Html{} : p(_class = "small", letter.address));
    return div_(_class = "letter-entry", letter.qr.text.empty() ? html::Html{} : qr(frame, letter.qr), code);
}

} // namespace

html::Html qr(const Frame&, const Qr& shape) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(shape.text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) throw std::length_error("too long for a QR code");
    const int size = code->width;
    std::string d;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            if ((code->data[y * size + x] & 1) != 0)
                d += "M" + std::to_string(x) + " " + std::to_string(y) + "h1v1h-1z";
    const auto edge = std::to_string(size);
    return svg(_class = "qr", _viewBox = "0 0 " + edge + " " + edge, _role = "img", _shape_rendering = "crispEdges",
               _aria_label = shape.label, path(_d = d));
}

html::Html letter(const Frame& frame, const Letter& letter) {
    return article(
        _class = "letter",
        div_(_class = "letter-sender", frame.logo ? img(_src = *frame.logo, _alt = "") : html::Html{},
             frame.organisation),
        address(_class = "letter-recipient",
                html::each(letter.recipient, [](const std::string& each) { return html::group(each, br()); })),
        p(_class = "letter-place", letter.place_and_day), p(_class = "letter-subject", letter.subject),
        div_(_class = "prose", letter.body), entry_box(frame, letter), p(letter.signature));
}

} // namespace ui
