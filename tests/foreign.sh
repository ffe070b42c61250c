#!/bin/sh
# The same bits on machines that are not this one. Builds the commands that need no window for a large
# machine that counts bytes from the other end (s390x), for ARM, for a PC of 32 bits and for Windows, runs
# the scenes of tests/bits there, under qemu or wine, and compares all that is printed, digit for digit,
# with what this machine prints. What systems do with files in their own way is tried as well.
#
# usage: tests/foreign.sh BUILD [MACHINE...]     default: all of tests/foreign
# It needs qemu-user-static, wine and the compilers that tests/foreign/*.ini name; the libraries are built from the
# sources that packaging/web-sources.sh fetches.
set -u
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
build=$(CDPATH='' cd "$1" && pwd)
shift
work=$(mktemp -d)
# What wine has started stays for a while, and writes into its folder.
trap 'if [ -d "$work/wine" ]; then wineserver -k -w 2>/dev/null; fi; rm -rf "$work"' EXIT

compile() { # NAME
    folder=$root/build-foreign-$1
    if [ ! -f "$folder/build.ninja" ]; then
        meson setup "$folder" "$root" --cross-file "$root/tests/foreign/$1.ini" -Dwindow=false \
            >"$work/log" 2>&1 || { tail -n 30 "$work/log"; return 1; }
    fi
    ninja -C "$folder" >"$work/log" 2>&1 || { tail -n 30 "$work/log"; return 1; }
}

# What a program answers about a scene: every weight, every loss, the field.
answer() { # SCENE COMMAND...
    scene=$1
    shift
    "$@" train "$scene" --epochs 12 --threads 3 --json && "$@" field "$scene" --size 16 --epochs 2 --json
}

# Wine keeps what it takes for a disk in a folder, which it makes first; nobody shall be asked anything.
export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='

on() { # MACHINE PROGRAM ARGUMENT...
    machine=$1 program=$root/build-foreign-$1/$2
    shift 2
    case $machine in
        windows) wine "$program.exe" "$@" ;;
        *) "qemu-$machine-static" "$program" "$@" ;;
    esac
}

failed=0 compared=0
try() { # MACHINE
    mkdir "$work/files-$1"
    on "$1" foreign_files "$work/files-$1" || { echo "FAILED: files on $1"; failed=1; }
    for scene in "$root"/tests/bits/*.scene; do
        name=$(basename "$scene" .scene)
        if [ ! -f "$work/$name" ]; then answer "$scene" "$build/halfplane" >"$work/$name" || exit 1; fi
        if ! answer "$scene" on "$1" halfplane >"$work/now" 2>"$work/log"; then
            cat "$work/log"
            echo "FAILED: $name on $1"
            failed=1
        elif cmp -s "$work/now" "$work/$name"; then
            compared=$((compared + 1))
        else
            echo "DIFFERS: $name on $1"
            failed=1
        fi
    done
}

if [ $# -eq 0 ]; then set -- s390x aarch64 i386 windows; fi
for machine in "$@"; do
    if compile "$machine"; then try "$machine"; else failed=1; fi
done
echo "$compared runs on $*: all that they print is what this machine prints"
[ "$failed" -eq 0 ] && [ "$compared" -gt 0 ]
