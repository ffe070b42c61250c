#!/bin/sh
# The packages are built and tried: the Debian package holds what it must and lintian has no
# complaint; the tarball runs from another folder, with a blank in its name, without this system's
# fonts or libraries being asked for; and so does the folder of which an AppImage is made.
#
# usage: tests/packages.sh BUILD
set -eu
build=$(CDPATH='' cd "$1" && pwd)
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() { echo "packages: $*"; exit 1; }

"$root/packaging/deb.sh" "$scratch"
lintian --fail-on error --suppress-tags bogus-mail-host-in-debian-changelog,bogus-mail-host,no-changelog \
    "$scratch"/halfplane_*.deb
dpkg-deb -x "$scratch"/halfplane_*.deb "$scratch/tree"
unset HALFPLANE_LESSONS
"$scratch/tree/usr/bin/halfplane" render home -o "$scratch/deb.png"
"$build/halfplane" render home -o "$scratch/built.png"
cmp "$scratch/deb.png" "$scratch/built.png" || fail 'the packaged program draws another home screen'
if grep -q "$scratch" "$scratch/tree/usr/bin/halfplane"; then fail 'the package holds the path it was built in'; fi

"$root/packaging/portable.sh" "$build" "$scratch"
mkdir "$scratch/a folder"
tar -C "$scratch/a folder" -xzf "$scratch"/halfplane-*.tar.gz
portable="$scratch/a folder/halfplane/halfplane"
(cd / && "$portable" render home -o "$scratch/portable.png")
cmp "$scratch/portable.png" "$scratch/built.png" || fail 'the unpacked program draws another home screen'
# Nothing but the C library may come from the system: a bare one has no more.
libraries="$scratch/a folder/halfplane/lib"
missing=$(LD_LIBRARY_PATH="$libraries/screen:$libraries" ldd "$scratch/a folder/halfplane/bin/halfplane" |
    grep -vE "$scratch|linux-vdso|/ld-linux|^[[:space:]]*lib(c|m|dl|pthread|rt|resolv)\.so" || true)
[ -z "$missing" ] || fail "the tarball lacks $missing"
mkdir "$scratch/again"
sleep 2 # a clock that moves on
(umask 077 && "$root/packaging/portable.sh" "$build" "$scratch/again")
cmp "$scratch"/halfplane-*.tar.gz "$scratch"/again/halfplane-*.tar.gz || fail 'packed again, the tarball is another one'

# The AppImage as far as its tools are here; its folder in any case, with all that the format asks for.
mkdir "$scratch/an image"
image="$scratch/an image/Halfplane-$("$build/halfplane" --version | sed 's/.* //')-$(uname -m).AppImage"
if "$root/packaging/appimage.sh" "$build" "$scratch/an image" >"$scratch/said" 2>&1; then
    "$image" --appimage-extract-and-run --version | grep -q '^halfplane' ||
        fail 'the AppImage does not start'
elif ! grep -q 'AppDir is ready' "$scratch/said"; then
    fail "$(cat "$scratch/said")"
fi
directory="$scratch/an image/Halfplane.AppDir"
for file in AppRun halfplane.desktop "$(sed -n 's/^Icon=//p' "$directory/halfplane.desktop").png" .DirIcon; do
    [ -s "$directory/$file" ] || fail "the folder of the AppImage has no $file"
done
(cd / && "$directory/AppRun" render home -o "$scratch/image.png")
cmp "$scratch/image.png" "$scratch/built.png" || fail 'the program of the AppImage draws another home screen'
# Put together by hand: a program that is the first part stays one, and the files are read behind it.
if command -v mksquashfs >/dev/null 2>&1 && ! command -v appimagetool >/dev/null 2>&1; then
    APPIMAGE_RUNTIME=/bin/true "$root/packaging/appimage.sh" "$build" "$scratch/an image" >/dev/null
    "$image" || fail 'the first part of the AppImage does not start'
    unsquashfs -o "$(wc -c </bin/true)" -d "$scratch/unpacked" "$image" >/dev/null
    diff -r "$directory" "$scratch/unpacked" || fail 'the AppImage holds other files than its folder'
fi
if APPIMAGE_RUNTIME=/nowhere "$root/packaging/appimage.sh" "$build" "$scratch/an image" >/dev/null 2>&1; then
    fail 'a runtime that is not there makes an AppImage'
fi

# Of the Flatpak only what it is made of: its archives are those of the wraps, and its tool knows every word.
manifest=$root/packaging/flatpak/org.halfplane.Halfplane.yml
sed -n 's/^        sha256: //p' "$manifest" >"$scratch/hashes"
[ -s "$scratch/hashes" ] || fail 'the Flatpak has no archives'
while read -r hash; do
    case $hash in 8e3fd955*) continue ;; esac # cglm, which has no wrap
    grep -q "^source_hash = $hash\$" "$root"/subprojects/*.wrap || fail "the Flatpak has an archive of no wrap: $hash"
done <"$scratch/hashes"
if command -v flatpak-builder >/dev/null 2>&1; then
    flatpak-builder --show-manifest "$manifest" >/dev/null 2>"$scratch/said" || fail "$(cat "$scratch/said")"
    if grep -q WARNING "$scratch/said"; then fail "$(cat "$scratch/said")"; fi
fi
echo 'packages: they hold together'
