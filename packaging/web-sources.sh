#!/bin/sh
# The sources of the libraries that the page in a browser is built with, from Debian: for machines that
# reach Debian's archive and not the pages of each library (subprojects/*.wrap name those). Downloads
# what is not there yet, compares it with the hashes below, and unpacks it where Meson looks first.
#
# usage: packaging/web-sources.sh [--tests]     with what the tests need, too
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
cache=$root/subprojects/packagecache/debian
tests=${1-}

# Source package, its archive, the archive's hash, the folder that its wrap names.
sources() {
    cat <<'END'
freetype freetype_2.12.1+dfsg.orig.tar.xz 7dedb6b9adf331559daea614a83b8de42a753e685ec8e1c4bdb4529eb880b0d1 freetype-2.12.1
libcsv libcsv_3.0.3+dfsg.orig.tar.gz 06fddfaca720a4be7603bad63eb1833bca5b6c5a69b42b1c518a02cda2a73aef libcsv-3.0.3
libpng1.6 libpng1.6_1.6.39.orig.tar.gz a00e9d2f2f664186e4202db9299397f851aea71b36a35e74910b8820e380d441 libpng-1.6.39
libyaml libyaml_0.2.5.orig.tar.gz fa240dbf262be053f3898006d502d514936c818e422afdcf33921c63bed9bf2e yaml-0.2.5
md4c md4c_0.4.8.orig.tar.gz 4a457df853425b6bb6e3457aa1d1a13bccec587a04c38c622b1013a0da41439f md4c-release-0.4.8
qrencode qrencode_4.1.1.orig.tar.bz2 e455d9732f8041cf5b9c388e345a641fd15707860f928e94507b1961256a6923 qrencode-4.1.1
zlib zlib_1.2.13.dfsg.orig.tar.bz2 71feb7947e3c00ef125f83b79a4e529bde31171e5babe48b391f06758d1ab0a1 zlib-1.2.13
END
    if [ "$tests" = --tests ]; then
        echo 'cmocka cmocka_1.1.5.orig.tar.xz f0ccd8242d55e2fd74b16ba518359151f6f8383ff8aef4976e48393f77bba8b6 cmocka-1.1.5'
    fi
}

# Lists of sources of our own, at the archives that the machine takes its programs from: its own lists
# need not name any sources, and stay as they are. The versions above are those of bookworm.
apt() {
    apt-get -o "Dir::Etc::sourcelist=$cache/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o "Dir::State::lists=$cache/lists" -o APT::Sandbox::User="$(id -un)" "$@"
}

listed=
download() { # PACKAGE FILE
    if [ -z "$listed" ]; then
        mkdir -p "$cache/lists"
        # shellcheck disable=SC2016 # apt puts in what is in $( )
        apt-get indextargets --format 'deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)' \
            'Identifier: Packages' 'Origin: Debian' | grep -v -e -security -e -updates | sort -u >"$cache/sources.list"
        apt update
        listed=yes
    fi
    # What is downloaded beside it, Debian's own changes, is not needed and may be gone.
    (cd "$cache" && apt source --download-only --only-source "$1") || [ -f "$cache/$2" ]
}

unpack() { # FILE HASH FOLDER
    echo "$2  $cache/$1" | sha256sum --check --quiet
    unpacked=$root/subprojects/$3
    rm -rf "$unpacked.part"
    mkdir "$unpacked.part"
    tar -x -f "$cache/$1" -C "$unpacked.part" --strip-components=1
    for overlay in "$root"/subprojects/*.wrap; do
        if ! grep -q "^directory = $3\$" "$overlay"; then continue; fi
        patch=$(sed -n 's/^patch_directory = //p' "$overlay")
        if [ -n "$patch" ]; then cp -R "$root/subprojects/packagefiles/$patch/." "$unpacked.part"; fi
    done
    mv "$unpacked.part" "$unpacked"
}

sources | while read -r package file hash folder; do
    if [ -d "$root/subprojects/$folder" ]; then continue; fi
    if [ ! -f "$cache/$file" ]; then download "$package" "$file"; fi
    unpack "$file" "$hash" "$folder"
done
