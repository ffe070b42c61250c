#!/bin/sh
# ./run as strangers meet it: on systems it knows and systems it does not, from other folders, through
# links, in paths with blanks. Package managers are stubs that write down what they are asked for.
# Needs a machine on which Halfplane builds. Prints one line a case, as the other tests do.
#
# usage: tests/run.sh
# shellcheck disable=SC2016,SC2317 # a stub is a script; some functions are called through holds
set -u
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0 failed=0

ok() { number=$((number + 1)); echo "ok $number - $1"; }
not_ok() {
    number=$((number + 1)) failed=1
    echo "not ok $number - $1"
    sed 's/^/# /' "$work/out" "$work/err"
}
holds() { # NAME COMMAND...
    name=$1
    shift
    if "$@"; then ok "$name"; else not_ok "$name"; fi
}
says() { grep -qF -- "$1" "$work/err"; } # on standard error

# A copy of what git would give, in a path with a blank.
copy() {
    rm -rf "$work/half plane"
    mkdir "$work/half plane"
    (cd "$root" && git ls-files -z | xargs -0 tar cf - ) | tar xf - -C "$work/half plane"
}

# A machine with nothing but everyday tools and the stubs named; its PATH is $work/bin.
# usage: bare SYSTEM USER STUB...
bare() {
    rm -rf "${work:?}/bin" "$work/half plane/build"
    mkdir "$work/bin"
    for tool in sh cat cksum dirname readlink mkdir rm grep awk sed ls env cp printf flock; do
        path=$(command -v "$tool") && case $path in /*) ln -s "$path" "$work/bin/$tool" ;; esac
    done
    stub uname "echo $1"
    stub id "echo $2"
    shift 2
    for tool in "$@"; do stub "$tool" "echo $tool \"\$@\" >>'$work/asked'"; done
    : >"$work/asked"
}
stub() { printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1" && chmod +x "$work/bin/$1"; }
run_bare() { # ARGUMENT...
    env -i PATH="$work/bin" HOME="$work" "$work/half plane/run" "$@" >"$work/out" 2>"$work/err" </dev/null
    status=$?
}
asked() { grep -qxF -- "$1" "$work/asked"; }
asked_nothing() { ! [ -s "$work/asked" ]; }

copy

bare Linux 0 apt-get
run_bare test
holds 'apt is asked for these' asked 'apt-get install -y --no-install-recommends gcc libc6-dev meson ninja-build pkg-config libyaml-dev libcsv-dev libmd4c-dev zlib1g-dev libpng-dev libcglm-dev libsdl2-dev libsdl2-ttf-dev libfontconfig-dev fontconfig libcmocka-dev'
holds 'and then for what it can do without' asked 'apt-get install -y --no-install-recommends libqrencode-dev fonts-inter fonts-stix fonts-dejavu-core'
holds 'what is still missing is named' says 'still missing after the install'
holds 'and stops the call' [ "$status" -eq 1 ]

bare Linux 0 apt-get
HALFPLANE_BUILD="$work/else where"
env -i PATH="$work/bin" HOME="$work" HALFPLANE_BUILD="$HALFPLANE_BUILD" "$work/half plane/run" test >"$work/out" 2>"$work/err" </dev/null
holds 'a build may lie elsewhere' [ -f "$HALFPLANE_BUILD/install.log" ]
holds 'and then leaves the sources alone' [ ! -e "$work/half plane/build" ]
rm -rf "$HALFPLANE_BUILD"

bare Linux 0 dnf
run_bare test
holds 'dnf is asked for these' asked 'dnf install -y --setopt=install_weak_deps=False gcc meson ninja-build pkgconf-pkg-config libyaml-devel libcsv-devel md4c-devel zlib-devel libpng-devel cglm-devel SDL2-devel SDL2_ttf-devel fontconfig-devel fontconfig libcmocka-devel'
holds 'and then for these' asked 'dnf install -y --setopt=install_weak_deps=False qrencode-devel rsms-inter-fonts stix-fonts dejavu-sans-fonts dejavu-sans-mono-fonts'

bare Linux 0 pacman
run_bare test
holds 'pacman is asked for these' asked 'pacman -S --needed --noconfirm gcc meson ninja pkgconf libyaml md4c zlib libpng cglm sdl2 sdl2_ttf fontconfig cmocka'
holds 'and then for these' asked 'pacman -S --needed --noconfirm qrencode inter-font ttf-dejavu'

bare Linux 0
run_bare test
holds 'an unknown system is told what it needs' says 'a C compiler, Meson 0.61 or newer, Ninja, pkg-config, libyaml, libcsv, md4c, zlib, libpng, cglm, SDL2, SDL2_ttf, fontconfig, libqrencode, cmocka, OpenMP, the fonts Inter, STIX and DejaVu'
holds 'and which managers are known' says 'apt, dnf, pacman and Homebrew'

bare Darwin 501
run_bare test
holds 'a Mac without a compiler is told how to get one' says 'xcode-select --install'

bare Darwin 501 brew
stub brew "case \$1 in --prefix) echo /opt/homebrew ;; *) echo brew \"\$@\" >>'$work/asked' ;; esac"
stub cc 'for word; do case $word in *.c) exec grep -q stdio "$word" ;; esac; done' # and no libraries
run_bare test
holds 'Homebrew is not used unasked' asked_nothing
run_bare -y test
holds 'Homebrew is asked for these' asked 'brew install meson ninja pkgconf libyaml libcsv md4c libpng cglm sdl2 sdl2_ttf fontconfig cmocka'
holds 'and then for these' asked 'brew install qrencode libomp'

bare Linux 1000 apt-get
run_bare test
holds 'without sudo nothing is tried' asked_nothing
holds 'and the line for an administrator is shown' says 'To install: sudo apt-get install'

bare Linux 1000 apt-get sudo
run_bare test
holds 'with sudo but nobody to ask, nothing is tried' asked_nothing
holds 'and the way on is named' says './run -y'
run_bare -y test
holds 'with -y sudo is used' asked 'sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends gcc libc6-dev meson ninja-build pkg-config libyaml-dev libcsv-dev libmd4c-dev zlib1g-dev libpng-dev libcglm-dev libsdl2-dev libsdl2-ttf-dev libfontconfig-dev fontconfig libcmocka-dev'

bare Linux 0 apt-get
stub apt-get "echo apt-get \"\$@\" >>'$work/asked'; case \$* in *fonts-inter*) echo 'E: Unable to locate package fonts-inter'; exit 100 ;; esac"
run_bare test
holds 'a font that the system lacks keeps it from none of the others' asked 'apt-get install -y --no-install-recommends fonts-stix'

bare Linux 0 apt-get
stub apt-get "echo \"E: Failed to fetch: Temporary failure resolving 'somewhere'\"; exit 100"
run_bare test
holds 'without a network that is what it says' says 'connected to the network'

# From here on with this machine's own tools: a first call, through a link, from another folder.
rm -rf "$work/half plane/build"
mkdir "$work/away"
ln -s '../half plane/run' "$work/away/start"
printf 'data: {set: gauss, count: 40}\n' >"$work/away/my own.scene"
away() { (cd "$work/away" && ./start "$@" >"$work/out" 2>"$work/err" </dev/null); status=$?; }

away train 'my own.scene' --epochs 2 --json
holds 'a first call from another folder, through a link, builds and runs' [ "$status" -eq 0 ]
holds 'and leaves standard output to the program' python3 -m json.tool "$work/out" /dev/null
holds 'telling what it does on standard error' says 'Building'
away train 'my own.scene' --epochs 2 --json
holds 'a second call says nothing' [ ! -s "$work/err" ]
away train nowhere.scene
holds "the program's own status comes through" [ "$status" -eq 2 ]

echo 'int main(void) { return nonsense; }' >"$work/half plane/src/main.c"
away --version
holds 'a build that fails shows its first error' says nonsense
holds 'and where the log is' says "$work/half plane/build/build.log"
cp "$root/src/main.c" "$work/half plane/src/main.c"
away --version
holds 'a repaired source is built again' [ "$status" -eq 0 ]
mv "$work/half plane" "$work/moved plane"
ln -sf '../moved plane/run' "$work/away/start"
away --version
holds 'a folder that was moved builds again' [ "$status" -eq 0 ]

echo "1..$number"
exit "$failed"
