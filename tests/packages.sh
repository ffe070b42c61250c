#!/bin/sh
# Both packages are built and tried: the Debian package holds what it must and lintian has no
# complaint; the tarball runs from another folder, with a blank in its name, without this system's
# fonts or libraries being asked for.
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
missing=$(LD_LIBRARY_PATH="$scratch/a folder/halfplane/lib" ldd "$scratch/a folder/halfplane/bin/halfplane" | grep 'not found' || true)
[ -z "$missing" ] || fail "the tarball lacks $missing"
echo 'packages: both hold together'
