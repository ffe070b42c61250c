#!/bin/sh
# Packs the program with all it needs into one file that starts by itself on any Linux not older than this one: an
# AppImage. What is in it is the folder of portable.sh, and what the format asks for at its top.
#
# usage: packaging/appimage.sh BUILD [FOLDER]     Halfplane.AppDir and the AppImage land there (the current folder)
#
# It needs appimagetool; or else mksquashfs, and in APPIMAGE_RUNTIME the file that every AppImage begins with, the
# "type 2 runtime". Where neither is at hand the folder is made, and what is missing is said.
set -eu
packaging=$(CDPATH='' cd "$(dirname "$0")" && pwd)
build=$1
into=$(CDPATH='' cd "${2:-.}" && pwd)
top=$into/Halfplane.AppDir
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A runtime that is asked for and is none must not be found out by whoever starts the program.
runtime=${APPIMAGE_RUNTIME-}
if [ -n "$runtime" ] && [ "$(head -c 4 "$runtime" 2>/dev/null | tail -c 3)" != ELF ]; then
    echo "appimage: APPIMAGE_RUNTIME names no program: $runtime" >&2
    exit 1
fi

"$packaging/portable.sh" "$build" "$scratch" >/dev/null
tar -C "$scratch" -xzf "$scratch"/halfplane-*.tar.gz
rm -rf "$top"
mkdir "$top"
mv "$scratch/halfplane" "$top/usr"
# The script of the folder follows links to where it lies, so one may start it from here.
ln -s usr/halfplane "$top/AppRun"
cp "$top/usr/share/applications/halfplane.desktop" "$top/"
cp "$top/usr/share/icons/hicolor/256x256/apps/halfplane.png" "$top/"
ln -s halfplane.png "$top/.DirIcon"

machine=$(uname -m)
image=$into/Halfplane-$("$build/halfplane" --version | sed 's/.* //')-$machine.AppImage
# The same bytes whenever and wherever it is packed.
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-0}"
find "$top" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
if command -v appimagetool >/dev/null 2>&1; then
    ARCH=$machine appimagetool ${runtime:+--runtime-file "$runtime"} "$top" "$image" >"$scratch/log" 2>&1 ||
        { tail -n 20 "$scratch/log" >&2; exit 1; }
elif [ -n "$runtime" ] && command -v mksquashfs >/dev/null 2>&1; then
    mksquashfs "$top" "$scratch/files" -root-owned -noappend -no-xattrs >"$scratch/log" 2>&1 ||
        { tail -n 20 "$scratch/log" >&2; exit 1; }
    cat "$runtime" "$scratch/files" >"$image"
    chmod 755 "$image"
else
    echo "appimage: $top is ready, and its AppRun starts the program. To make one file of it I need" >&2
    echo 'appimagetool; or mksquashfs (Debian: squashfs-tools) with APPIMAGE_RUNTIME=FILE, the type 2 runtime.' >&2
    exit 1
fi
ls "$image"
