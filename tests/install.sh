#!/bin/sh
# What `meson install` puts there works as a whole, also when it is moved elsewhere afterwards: the
# program finds its lessons, tells nothing of the folder it was built in, and brings what a desktop,
# man and three shells want of it.
#
# usage: tests/install.sh BUILD     BUILD is without debug information, as ./run makes it
set -eu
build=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() { echo "install: $*"; exit 1; }
has() { [ -s "$root/$1" ] || fail "there is no $1"; }
if_there() { if command -v "$1" >/dev/null 2>&1; then "$@" >&2 || fail "$* complains"; fi; }

DESTDIR=$scratch/first meson install -C "$build" --no-rebuild >"$scratch/log" 2>&1 ||
    fail "$(tail -n 5 "$scratch/log")"
mkdir "$scratch/elsewhere"
root=$scratch/elsewhere/halfplane
mv "$scratch/first/usr/local" "$root"

for file in bin/halfplane share/applications/halfplane.desktop share/mime/packages/halfplane.xml \
    share/icons/hicolor/scalable/apps/halfplane.svg share/icons/hicolor/48x48/apps/halfplane.png \
    share/metainfo/org.halfplane.Halfplane.metainfo.xml share/man/man1/halfplane.1 \
    share/bash-completion/completions/halfplane share/zsh/site-functions/_halfplane \
    share/fish/vendor_completions.d/halfplane.fish share/halfplane/assets/iris.csv \
    share/doc/halfplane/LICENSE share/doc/halfplane/docs/scenes.md \
    share/halfplane/lessons/13-backpropagation-by-hand.md; do
    has "$file"
done

# The home screen lists the lessons: the same picture here as there, and another one without them.
halfplane=$root/bin/halfplane
unset HALFPLANE_LESSONS
"$build/halfplane" render home -o "$scratch/built.png"
(cd / && "$halfplane" render home -o "$scratch/installed.png")
cmp "$scratch/built.png" "$scratch/installed.png" || fail 'the installed program lists other lessons'
mv "$root/share/halfplane/lessons" "$root/share/halfplane/away"
(cd / && "$halfplane" render home -o "$scratch/without.png")
if cmp -s "$scratch/built.png" "$scratch/without.png"; then
    fail 'the installed program takes its lessons from where it was built'
fi

# No path of the build in the program: whoever owned that folder would own its users.
if grep -q "$(cd "$build/.." && pwd)" "$halfplane"; then fail 'the program holds the path it was built in'; fi

# Every command and every option is in the manual and offered by each shell.
bash=$root/share/bash-completion/completions/halfplane
zsh=$root/share/zsh/site-functions/_halfplane
fish=$root/share/fish/vendor_completions.d/halfplane.fish
sed 's/\\-/-/g' "$root/share/man/man1/halfplane.1" >"$scratch/manual"
commands=$("$halfplane" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p')
[ "$(echo "$commands" | wc -w)" -ge 9 ] || fail "--help names few commands: $commands"
for command in $commands; do
    for option in $("$halfplane" "$command" --help | sed -n 's/^  \(-[-a-z]*\) .*/\1/p') "$command"; do
        for page in "$scratch/manual" "$bash" "$zsh"; do
            grep -q -e "$option" "$page" || fail "$(basename "$page") lacks $command $option"
        done
        grep -q -e "${option##*-}" "$fish" || fail "fish lacks $command $option"
    done
done
if command -v bash >/dev/null 2>&1; then
    offered=$(bash -c '. "$1"; COMP_WORDS=(halfplane render --theme d) COMP_CWORD=3; _halfplane
        echo "${COMPREPLY[@]}"; COMP_WORDS=(halfplane tr) COMP_CWORD=1; _halfplane
        echo "${COMPREPLY[@]}"; COMP_WORDS=(halfplane train x.scene --ep) COMP_CWORD=3; _halfplane
        echo "${COMPREPLY[@]}"' bash "$bash" | tr '\n' ' ')
    [ "$offered" = 'dark train --epochs ' ] || fail "bash offers: $offered"
fi
if_there zsh -n "$zsh"
if_there fish -n "$fish"
if_there mandoc -T lint -W error "$root/share/man/man1/halfplane.1"
if_there desktop-file-validate "$root/share/applications/halfplane.desktop"
if_there appstreamcli validate --no-net "$root/share/metainfo/org.halfplane.Halfplane.metainfo.xml"
echo 'install: all there, and it may be moved'
