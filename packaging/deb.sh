#!/bin/sh
# Builds a Debian package of the sources here.
#
# usage: packaging/deb.sh [FOLDER]     the package lands there (the current folder)
# It needs: debhelper dpkg-dev, and what debian/control says under Build-Depends.
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
into=$(CDPATH='' cd "${1:-.}" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mkdir "$scratch/halfplane"
for part in src lessons assets docs packaging subprojects meson.build meson_options.txt README.md CHANGELOG.md LICENSE; do
    cp -R "$root/$part" "$scratch/halfplane/"
done
mv "$scratch/halfplane/packaging/debian" "$scratch/halfplane/debian"
cd "$scratch/halfplane"
dpkg-buildpackage --build=binary --no-sign >"$scratch/log" 2>&1 || { tail -n 40 "$scratch/log"; exit 1; }
cp "$scratch"/halfplane_*.deb "$into/"
ls "$into"/halfplane_*.deb
