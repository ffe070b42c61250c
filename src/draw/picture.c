/* See picture.h. */
#include "draw/picture.h"

#include <assert.h>
#include <png.h>
#include <stdlib.h>

#include "base/memory.h"

char *picture_bytes(const Canvas *canvas, size_t *length) {
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)canvas->width,
                       .height = (png_uint_32)canvas->height,
                       .format = PNG_FORMAT_RGBA};
    png_alloc_size_t most = PNG_IMAGE_PNG_SIZE_MAX(image), used = most;
    char *bytes = memory_resize(NULL, most);
    int written = png_image_write_to_memory(&image, bytes, &used, 0, canvas->pixels, 0, NULL);
    assert(written); /* there is room for the worst case */
    (void)written;
    *length = used;
    return memory_resize(bytes, used);
}

bool picture_read(Canvas *canvas, const char *path, Message *message) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_file(&image, path)) {
        return message_set(message, "%s: is no PNG picture: %s", path, image.message);
    }
    image.format = PNG_FORMAT_RGBA;
    uint32_t *pixels =
        image.width <= 16384 && image.height <= 16384 ? malloc(PNG_IMAGE_SIZE(image)) : NULL;
    if (!pixels || !png_image_finish_read(&image, NULL, pixels, 0, NULL)) {
        free(pixels);
        png_image_free(&image);
        return message_set(message, "%s: cannot be read", path);
    }
    *canvas = (Canvas){(int)image.width, (int)image.height, pixels, 1};
    return true;
}
