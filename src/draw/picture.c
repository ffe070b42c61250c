/* See picture.h. */
#include "draw/picture.h"

#include <errno.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool picture_write(const Canvas *canvas, const char *path, Message *message) {
    char beside[4096];
    if (snprintf(beside, sizeof beside, "%s.part", path) >= (int)sizeof beside) {
        return message_set(message, "%.80s...: this name is too long", path);
    }
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)canvas->width,
                       .height = (png_uint_32)canvas->height,
                       .format = PNG_FORMAT_RGBA};
    errno = 0;
    FILE *file = fopen(beside, "wb");
    if (!file) return message_set(message, "%s: cannot be written: %s", path, strerror(errno));
    bool written = png_image_write_to_stdio(&image, file, 0, canvas->pixels, 0, NULL) != 0 &&
                   fflush(file) == 0;
    written = fclose(file) == 0 && written;
    if (written && rename(beside, path) == 0) return true;
    message_set(message, "%s: cannot be written: %s", path,
                errno ? strerror(errno) : image.message);
    remove(beside);
    return false;
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
