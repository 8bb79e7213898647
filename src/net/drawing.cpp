// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/image.hpp"
#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>
#include <memory>

namespace net {
namespace {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr double a4_width = 210.0 * points_per_mm;
constexpr double a4_height = 297.0 * points_per_mm;
constexpr int side_max = 8192;

using Drawing = std::unique_ptr<RsvgHandle, decltype(&g_object_unref)>;
using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Pen = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

// Given no address of its own, the drawing can load nothing but data: pictures.
Drawing read_svg(std::string_view svg) {
    GError* error = nullptr;
    RsvgHandle* handle = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error);
    g_clear_error(&error);
    return {handle, &g_object_unref};
}

bool draw(std::string_view svg, cairo_t* pen, double width, double height) {
    const Drawing drawing = read_svg(svg);
    if (!drawing) return false;
    const RsvgRectangle page{.x = 0, .y = 0, .width = width, .height = height};
    GError* error = nullptr;
    const bool is_drawn = rsvg_handle_render_document(drawing.get(), pen, &page, &error) != FALSE;
    g_clear_error(&error);
    return is_drawn && cairo_status(pen) == CAIRO_STATUS_SUCCESS;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

std::optional<std::string> svg_to_png(std::string_view svg, int width, int height) {
    if (width < 1 || height < 1 || width > side_max || height > side_max) return std::nullopt;
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height), &cairo_surface_destroy);
    const Pen pen(cairo_create(surface.get()), &cairo_destroy);
    if (!draw(svg, pen.get(), width, height)) return std::nullopt;
    std::string bytes;
    const auto status = cairo_surface_write_to_png_stream(surface.get(), &append, &bytes);
    if (status != CAIRO_STATUS_SUCCESS) return std::nullopt;
    return bytes;
}

std::optional<std::string> svg_to_pdf(const std::vector<std::string>& pages) {
    if (pages.empty()) return std::nullopt;
    std::string bytes;
    {
        const Surface surface(cairo_pdf_surface_create_for_stream(&append, &bytes, a4_width, a4_height),
                              &cairo_surface_destroy);
        const Pen pen(cairo_create(surface.get()), &cairo_destroy);
        for (const auto& page : pages) {
            if (!draw(page, pen.get(), a4_width, a4_height)) return std::nullopt;
            cairo_show_page(pen.get());
        }
        cairo_surface_finish(surface.get());
        if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
    }
    return bytes;
}

} // namespace net
