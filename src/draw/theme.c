/* See theme.h. The fourth class, which files call gold, is drawn violet: gold is the gradient. */
#include "draw/theme.h"

#include <assert.h>

// clang-format off
#define RGB(hex)      {(hex) >> 16 & 255, (hex) >> 8 & 255, (hex) & 255, 255}
#define SHADE(hex, a) {(hex) >> 16 & 255, (hex) >> 8 & 255, (hex) & 255, (a)}
// clang-format on

static const Theme themes[THEME_COUNT] =
    {
        [THEME_LIGHT] =
            {
                .paper = RGB(0xF6F5F1),
                .card = RGB(0xFFFFFF),
                .sunken = RGB(0xF1F0EB),
                .hairline = RGB(0xE3E1DA),
                .shadow = SHADE(0x1E2430, 14),
                .ink = RGB(0x1E2430),
                .quiet = RGB(0x646C7B),
                .faint = RGB(0xB9B7AF),
                .accent = RGB(0x1E2430),
                .on_accent = RGB(0xFFFFFF),
                .hover = SHADE(0x1E2430, 14),
                .class_color = {RGB(0x2464C8), RGB(0xD8432B), RGB(0x2E8B57), RGB(0x7A4FB5),
                                RGB(0x1B7F8C), RGB(0xB0487A), RGB(0x6B6F2A), RGB(0x54606E)},
                .class_field = {RGB(0xA9C1E8), RGB(0xF0B5A9), RGB(0xAAD4BC), RGB(0xCDBCE4),
                                RGB(0xA9D3D8), RGB(0xE2B6CB), RGB(0xCFD1A6), RGB(0xC3C8CF)},
                .side_text = {RGB(0x16479A), RGB(0x8F2313)},
                .unit_color = {RGB(0x7A45B5), RGB(0x1A8573), RGB(0xA66A12), RGB(0xB23A78)},
                .undecided = RGB(0xFBFAF8),
                .positive = RGB(0xD8432B),
                .negative = RGB(0x2464C8),
                .gold = RGB(0xE0A526),
                .gold_soft = RGB(0xFDF5E2),
                .gold_text = RGB(0x91640A),
                .on_gold = RGB(0x1E2430),
                .good = RGB(0x257A4A),
                .bad = RGB(0xB3341F),
            },
        [THEME_DARK] =
            {
                .paper = RGB(0x14171D),
                .card = RGB(0x1C2028),
                .sunken = RGB(0x171A21),
                .hairline = RGB(0x363C47),
                .shadow = SHADE(0x000000, 60),
                .ink = RGB(0xF0F1F3),
                .quiet = RGB(0x9AA1AD),
                .faint = RGB(0x555C68),
                .accent = RGB(0xE8EAED),
                .on_accent = RGB(0x1A1E26),
                .hover = SHADE(0xFFFFFF, 22),
                .class_color = {RGB(0x5B93F0), RGB(0xF0654B), RGB(0x4CC27F), RGB(0xB08CEB),
                                RGB(0x4CBCCB), RGB(0xE67BAE), RGB(0x8FA85E), RGB(0xA4AFBD)},
                .class_field = {RGB(0x3F6199), RGB(0x80423A), RGB(0x2F6347), RGB(0x5A4A80),
                                RGB(0x2B626A), RGB(0x733E58), RGB(0x5E6130), RGB(0x4C545F)},
                .side_text = {RGB(0xCFE0FF), RGB(0xFFC0B1)},
                .unit_color = {RGB(0xB184E6), RGB(0x3FB8A2), RGB(0xD59A3E), RGB(0xE070AB)},
                .undecided = RGB(0x20242C),
                .positive = RGB(0xF0654B),
                .negative = RGB(0x5B93F0),
                .gold = RGB(0xF0B73F),
                .gold_soft = RGB(0x3A3220),
                .gold_text = RGB(0xF0B73F),
                .on_gold = RGB(0x1A1E26),
                .good = RGB(0x4CC27F),
                .bad = RGB(0xFF8A70),
            },
        [THEME_CONTRAST] =
            {
                .paper = RGB(0xFFFFFF),
                .card = RGB(0xFFFFFF),
                .sunken = RGB(0xF4F4F4),
                .hairline = RGB(0x6E6E6E),
                .shadow = SHADE(0x000000, 0),
                .ink = RGB(0x000000),
                .quiet = RGB(0x2E2E2E),
                .faint = RGB(0x767676),
                .accent = RGB(0x000000),
                .on_accent = RGB(0xFFFFFF),
                .hover = SHADE(0x000000, 26),
                .class_color = {RGB(0x0A3D99), RGB(0xB01800), RGB(0x0E5C2F), RGB(0x55208F),
                                RGB(0x005662), RGB(0x8A1150), RGB(0x494D00), RGB(0x333B45)},
                .class_field = {RGB(0x8FB2F0), RGB(0xF5A190), RGB(0x8CD0A8), RGB(0xC3A6EA),
                                RGB(0x8CD0D8), RGB(0xEBA0C2), RGB(0xD0D38A), RGB(0xB9C0CA)},
                .side_text = {RGB(0x0A3D99), RGB(0x8E1300)},
                .unit_color = {RGB(0x55208F), RGB(0x005A4B), RGB(0x7A4600), RGB(0x8A1150)},
                .undecided = RGB(0xFFFFFF),
                .positive = RGB(0xB01800),
                .negative = RGB(0x0A3D99),
                .gold = RGB(0xC98A00),
                .gold_soft = RGB(0xFFF3D0),
                .gold_text = RGB(0x6E4A00),
                .on_gold = RGB(0x000000),
                .good = RGB(0x0E5C2F),
                .bad = RGB(0xB01800),
            },
};
static_assert(THEME_COUNT == 3, "the colours of each theme");

const Theme *theme_get(ThemeKind kind) {
    assert((unsigned)kind < THEME_COUNT);
    return &themes[kind];
}

const char *theme_name(ThemeKind kind) {
    static const char *const names[THEME_COUNT] = {
        [THEME_LIGHT] = "light", [THEME_DARK] = "dark", [THEME_CONTRAST] = "contrast"};
    static_assert(THEME_COUNT == 3, "a name for each theme");
    assert((unsigned)kind < THEME_COUNT);
    return names[kind];
}
