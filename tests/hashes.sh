#!/bin/sh
# The same scene must give the same bits everywhere. Builds the program with gcc and clang, at -O0 and
# -O3, runs each scene with every instruction set this machine has and on 1, 2, 3, 4 and 8 threads, and
# compares the whole JSON output, digit for digit, with the first build's; that of node as well, where
# build-web/halfplane.js was built (docs/web.md). Names whatever differs.
#
# usage: tests/hashes.sh [SCENE...]      default: the scenes in tests/bits
set -u
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
if [ $# -eq 0 ]; then set -- "$root"/tests/bits/*.scene; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # COMPILER LEVEL: sets program
    folder=$root/build-bits-$1$2
    program=$folder/halfplane
    { [ -f "$folder/build.ninja" ] || CC=$1 meson setup "$folder" "$root" -Dwerror=false -Doptimization="$2"; } >"$work/log" 2>&1 &&
        ninja -C "$folder" halfplane >"$work/log" 2>&1 && return
    tail -n 40 "$work/log"
    exit 1
}

sets=plain
if grep -qw avx2 /proc/cpuinfo 2>/dev/null; then sets="$sets avx2"; fi
if grep -qw avx512f /proc/cpuinfo 2>/dev/null; then sets="$sets avx512"; fi

compilers=
for compiler in gcc clang; do
    if command -v "$compiler" >/dev/null; then compilers="$compilers $compiler"; fi
done

runs=0 differing=0
check() { # SCENE SET THREADS NAME: the run and the field, against the first answer
    scene=$1 set=$2 threads=$3 name=$(basename "$1" .scene)
    {
        HALFPLANE_ISA=$set "$program" train "$scene" --epochs 40 --threads "$threads" --json &&
            HALFPLANE_ISA=$set "$program" field "$scene" --size 32 --epochs 3 --json
    } >"$work/now" 2>"$work/log" || { echo "FAILED: $name ($compiler -O$level, $set, $threads threads)"; cat "$work/log"; exit 1; }
    runs=$((runs + 1))
    if [ ! -f "$work/$name" ]; then cp "$work/now" "$work/$name"; fi
    if cmp -s "$work/now" "$work/$name"; then return; fi
    differing=$((differing + 1))
    echo "DIFFERS: $name ($compiler -O$level, $set, $threads threads)"
}

for compiler in $compilers; do
    for level in 0 3; do
        build "$compiler" "$level"
        for scene in "$@"; do
            for set in $sets; do
                for threads in 1 2 3 4 8; do check "$scene" "$set" "$threads"; done
            done
        done
    done
done
web=$root/build-web/halfplane.js
if [ -f "$web" ] && command -v node >/dev/null; then
    printf '#!/bin/sh\nexec node --no-experimental-fetch "%s" "$@"\n' "$web" >"$work/node"
    chmod +x "$work/node"
    program=$work/node compiler=node level=3
    for scene in "$@"; do check "$scene" plain 1; done
    compilers="$compilers node"
fi

echo "$runs runs of $# scenes (compilers:$compilers; -O0 -O3; instruction sets: $sets; threads: 1 2 3 4 8): $differing differ"
[ "$differing" -eq 0 ]
