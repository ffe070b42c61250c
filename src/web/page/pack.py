#!/usr/bin/env python3
"""Makes the page: page.html with its scripts, and in it the program, the fonts, the lessons and the
licences. Fonts are cut to the letters that the program may write, by fonttools' pyftsubset.

usage: pack.py [--folder] OUT HTML PAGE.js HELPER.js PROGRAM.js LICENCES.txt FONTS-FOLDER LESSON...
       pack.py --fonts OUT FONTS-FOLDER

With --folder, OUT is a folder for a web server: what lies in the page otherwise is a file beside it. With --fonts, it is
one with the fonts alone, for the tests that node runs.
"""
import base64
import gzip
import json
import os
import struct
import subprocess
import sys
import tempfile

# The letters of each font, as ranges. A letter that is left out is taken from the next font that has it, as
# src/web/font_freetype.c does, and so looks otherwise than in the window.
TEXT = ('20-17f,192,218-21b,2bc,2c6-2dd,300-308,30c,370-3ff,400-45f,1e80-1e85,1ef2,1ef3,2010-2030,2032-2034,2039,203a,'
        '2044,2070-209f,20ac,2116,2122,2190-2199,21bb,2200-2212,2215-221e,2220-222b,2248,2260-2265,22c5,25a0-25cf,2713,'
        '2717,27e8,27e9')
MATH = ('20-7e,a0-ff,131,177,192,2c6,2dc,300-308,30a,30c,391-3a9,3b1-3c9,3d1,3d5,3d6,3f0,3f1,3f5,2010-2026,2032-2034,'
        '2070-209c,2102,210e,210f,2113,2115,211d,2190-21d4,2200-2237,223c,2243-2264,226a,226b,2282-2287,2295-2299,22a4,'
        '22a5,22c0-22c6,22ee-22f1,2308-230b,23de,23df,27e8,27e9,2a7d,2a7e')
MONO = '20-7e,a0-17f,391-3a9,3b1-3c9,2010-2026,2070-209c,2190-2193,2200-2265,2500-257f,2580-259f'
REST = ('20-7e,131,2c6,2dc,300-308,30c,1d2c-1d6a,2070-209f,2100-214f,2190-21ff,2200-22ff,2300-2335,25a0-25ff,2605,2606,'
        '2610,2660-2667,2713-2718,27e8,27e9')
FONTS = {
    'Inter-Regular.otf': TEXT,
    'Inter-Medium.otf': TEXT,
    'Inter-SemiBold.otf': TEXT,
    'Inter-Italic.otf': TEXT,
    'STIXGeneral-Regular.otf': MATH,
    'STIXGeneral-Italic.otf': MATH,
    'STIXGeneral-Bold.otf': MATH,
    'DejaVuSansMono.ttf': MONO,
    'DejaVuSans.ttf': REST,
}
# What the same letters are called by now. They go by the earlier name in the page; the signs of formulas have become a
# font of their own.
LATER = {
    'STIXGeneral-Regular.otf': 'STIXTwoText-Regular.otf',
    'STIXGeneral-Italic.otf': 'STIXTwoText-Italic.otf',
    'STIXGeneral-Bold.otf': 'STIXTwoText-Bold.otf',
}
SIGNS = 'STIXTwoMath-Regular.otf'


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def find_file(name, folder):
    for above, _, names in os.walk(folder):
        if name in names:
            return os.path.join(above, name)
    return None


def find_fonts(folder):
    """What each font is called in the page, its file and its letters."""
    found = []
    for name, letters in FONTS.items():
        path = find_file(name, folder) or name in LATER and find_file(LATER[name], folder)
        if not path:
            sys.exit(f'{name} is not in {folder}: install the fonts Inter, STIX and DejaVu')
        found.append((name, path, letters))
    signs = find_file(SIGNS, folder)
    if signs and not find_file('STIXGeneral-Regular.otf', folder):
        found.append((SIGNS, signs, MATH))
    return found


def cut_font(path, letters, scratch):
    """The font with these letters, hints and all, under no name: some names are reserved."""
    out = os.path.join(scratch, os.path.basename(path))
    subprocess.run(['pyftsubset', path, '--unicodes=' + letters, '--layout-features=', '--name-IDs=',
                    '--notdef-outline', '--hinting', '--drop-tables+=FFTM,MATH', '--output-file=' + out], check=True)
    return read(out)


def cut_fonts(fonts):
    with tempfile.TemporaryDirectory() as scratch:
        return [(name, cut_font(path, letters, scratch)) for name, path, letters in find_fonts(fonts)]


def write_fonts(out, fonts):
    os.makedirs(out, exist_ok=True)
    for name, data in cut_fonts(fonts):
        with open(os.path.join(out, name), 'wb') as file:
            file.write(data)


def cargo(helper, program, licences, fonts, lessons):
    files = [('page.wasm', read(program[:-len('.js')] + '.wasm')), ('program', read(program)),
             ('helper', read(helper)), ('licences', read(licences))]
    files += [('fonts/' + name, data) for name, data in cut_fonts(fonts)]
    files += [('lessons/' + os.path.basename(path), read(path)) for path in lessons]
    index = json.dumps([[name, len(data)] for name, data in files]).encode()
    return struct.pack('<I', len(index)) + index + b''.join(data for _, data in files)


def letters(data):
    """Five letters for four bytes, which takes less room than base64: those of ASCII from # to x, but for <."""
    ours = bytes(c for c in range(35, 121) if c != ord('<'))
    usual = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
    return base64.b85encode(data, pad=True).translate(bytes.maketrans(usual, ours)).decode()


def main():
    words = sys.argv[1:]
    if words[0] == '--fonts':
        return write_fonts(*words[1:])
    folder = words[0] == '--folder'
    out, html, page, helper, program, licences, fonts, *lessons = words[folder:]
    inside = cargo(helper, program, licences, fonts, lessons)
    script = ''
    if folder:
        os.makedirs(out, exist_ok=True)
        with open(os.path.join(out, 'halfplane.cargo'), 'wb') as file:
            file.write(inside)
        out = os.path.join(out, 'index.html')
    else:
        packed = gzip.compress(inside, 9, mtime=0)
        script = f'<script type="text/plain" id="cargo" data-bytes="{len(packed)}">{letters(packed)}</script>'
    text = read(html).decode()
    text = text.replace('//PAGE', read(page).decode(), 1).replace('//CARGO', script, 1)
    with open(out, 'w', encoding='utf-8') as file:
        file.write(text)


main()
