#!/bin/sh
# The real program in a real window, used by xdotool as by a person: points are clicked, keys pressed, the window
# resized, the work saved and opened again, a crash survived. Skipped (77) where there is no Xvfb or xdotool.
set -eu

program=$(realpath "$1")
for tool in Xvfb xdotool; do
    command -v "$tool" >/dev/null 2>&1 || { echo "skipped: there is no $tool here"; exit 77; }
done

folder=$(mktemp -d)
running='' screen=''
trap 'kill $running $screen 2>/dev/null || true; rm -rf "$folder"' EXIT INT TERM
cd "$folder"
export XDG_DATA_HOME="$folder/home" SDL_VIDEODRIVER=x11
unset WAYLAND_DISPLAY || true
# Graphics drivers and font libraries keep memory to the end; the other tests look for our own leaks.
export ASAN_OPTIONS=detect_leaks=0

# How many times as much work there is as this machine can do at once.
busy=$(awk -v cores="$(nproc 2>/dev/null || echo 1)" '{ b = $1 / cores; print b < 1 ? 1 : b }' /proc/loadavg 2>/dev/null || echo 1)
if awk -v busy="$busy" 'BEGIN { exit busy < 4 }'; then
    echo "skipped: this machine is too busy for hands at a person's pace"
    exit 77
fi

# A pause in seconds of an idle machine; on a busy one everything, the window too, takes longer.
nap() { sleep "$(awk -v pause="$1" -v busy="$busy" 'BEGIN { print pause * busy }')"; }

fail() { echo "window.sh: $1" >&2; cat log >&2; exit 1; }

# A screen of our own: the server picks a free number and tells it.
Xvfb -displayfd 3 -screen 0 1500x950x24 3>number >/dev/null 2>&1 &
screen=$!
for _ in $(seq 100); do [ -s number ] && break; nap 0.1; done
[ -s number ] || { echo 'skipped: Xvfb does not start'; exit 77; }
DISPLAY=:$(cat number)
export DISPLAY

with='' # what the program is started with
begin() { # ARGUMENTS...: starts the program and waits for its window
    # shellcheck disable=SC2086 # some words, or none
    $with "$program" "$@" >log 2>&1 &
    running=$!
    window=''
    for _ in 1 2 3 4 5; do # a window that goes while xdotool looks at it ends the search
        window=$(timeout 60 xdotool search --sync --onlyvisible --name '^Halfplane$' 2>>log | head -n 1)
        if [ -n "$window" ]; then break; fi
        nap 0.5
    done
    [ -n "$window" ] || fail 'no window appears'
    nap 2
}

end() { # closes the program, and expects a clean end
    press ctrl+q 2>/dev/null || true # the key may come up when the window is gone
    for _ in $(seq 100); do kill -0 "$running" 2>/dev/null || break; nap 0.1; done
    wait "$running" || fail "it ended with status $?"
    running=''
}

click() { # X Y: in the window
    xdotool mousemove --window "$window" "$1" "$2" click 1
    nap 0.2
}

double() { xdotool mousemove --window "$window" "$1" "$2" click --repeat 2 --delay 80 1; nap 0.4; }

type() { xdotool type --window "$window" "$1"; nap 0.3; }

press() { xdotool key --window "$window" "$@"; nap 0.3; }

wait_for() { # COMMAND...: until it is true, for a few seconds: the machine may have other things to do
    for _ in $(seq 50); do "$@" && return; nap 0.1; done
    return 1
}

has_points() { [ -e "$1" ] && [ "$(points "$1")" -eq "$2" ]; } # FILE NUMBER

has_many() { [ -e "$1" ] && [ "$(points "$1")" -ge "$2" ]; } # FILE NUMBER

points() { grep -c '^ *- \[' "$1"; }

# The home screen: a click on the second lesson opens it, PageDown and PageUp go through it, and that is remembered.
begin
progress=home/halfplane/progress
click 820 145
wait_for grep -qs '^02-the-perceptron-trick.md' "$progress" || fail 'a click on a lesson does not open it'
press Next Next Prior
end
grep -q '^02-the-perceptron-trick.md 5 [0-9a-f]* 1 last$' "$progress" || { cat "$progress" >&2; fail 'the lesson is not where it was left'; }

# A lesson of one's own: its prediction locks the run until it is answered, and saving its file reads it anew.
cat >own.md <<'END'
---
title: Own
---
## One

```{scene}
data: {points: [[4, 5, blue]]}
network: {layers: [1 step], values: [{w: [[3, 4]], b: [-10]}]}
training: {rule: perceptron}
select: {point: 1}
```

```{task}
- say: Step
  when: steps >= 1
  solve: [step]
```
END
begin own.md
press s
end
grep -q '^own.md 1 1 0 last$' "$progress" || { cat "$progress" >&2; fail 'a step taken does not tick the task'; }
[ ! -e home/halfplane/unsaved.scene ] || fail "a lesson's step is kept as if it were work not saved"
begin own.md
printf '\n## Two\n\nMore.\n' >>own.md
nap 4 # it is looked at once a second, and a sanitized frame takes its time
press Next
end
grep -q '^own.md 2 .* 1 last$' "$progress" || { cat "$progress" >&2; fail 'the lesson was not read anew'; }

# Four points of two classes on an empty plane, some epochs, and the work is saved.
: >halfplane-1.scene
begin halfplane-1.scene
press 1
click 640 250
click 700 300
press 2
click 600 500
click 560 560
press e e e
xdotool windowsize "$window" 1100 700
nap 0.5
press ctrl+s
wait_for grep -q "run:" halfplane-1.scene || fail 'ctrl+s saves no scene with what was trained'
first=$(points halfplane-1.scene)
end

# Opened again, one point more, undone, saved: the same file.
cp halfplane-1.scene before.scene
begin halfplane-1.scene
press 1
click 650 330
press ctrl+z
press ctrl+s
end
cmp -s halfplane-1.scene before.scene || { diff halfplane-1.scene before.scene >&2 || true; fail 'saving what was opened and undone changes it'; }
[ "$first" -ge 4 ] || fail "only $first points were placed"

# Closed without saving: it is there again, and gone once it is saved.
begin halfplane-1.scene
press e e
end
rm halfplane-1.scene
begin
press ctrl+s Return # it is in no file yet: the name that it had is suggested
wait_for has_points halfplane-1.scene "$first" || fail 'what was not saved is lost'
end
[ ! -e home/halfplane/unsaved.scene ] || fail 'saved work is kept as if it were not'

# Hands on the plane: a held button sprays, and all of that is undone at once; the wheel looks nearer, the middle button
# moves the plane, and neither is undone.
cat >hands.scene <<'END'
data: {points: [[2, 1, red], [-1, -2, blue]]}
network: {layers: [1 step], values: [{w: [[3, 4]], b: [-1]}]}
training: {rule: perceptron}
END
begin hands.scene
press 1
xdotool mousemove --window "$window" 500 500 mousedown 1
nap 2
xdotool mouseup 1
press ctrl+s
wait_for has_many hands.scene 6 || fail 'a held button does not spray'
xdotool mousemove --window "$window" 800 300 click 4 click 4
xdotool mousemove --window "$window" 600 300 mousedown 2 mousemove --window "$window" 640 330
xdotool mousemove --window "$window" 680 340 mouseup 2
xdotool keydown space mousemove --window "$window" 600 300 mousedown 1 mousemove --window "$window" 640 330
xdotool mousemove --window "$window" 640 340 mouseup 1 keyup space
press ctrl+z
press ctrl+s
wait_for has_points hands.scene 2 || fail 'a spray is not undone at once'
grep -q '^view:' hands.scene || fail 'wheel and middle button do not move the plane'
end
# A window that nobody touches takes no time, shown or hidden: about 0.1 % of a processor; up to 1 % on a busy machine.
used() { awk '{ print $14 + $15 }' "/proc/$running/stat"; } # in ticks
idles() { # WHAT
    before=$(used)
    sleep 4
    spent=$((($(used) - before) * 1000 / $(getconf CLK_TCK)))
    [ "$spent" -le 40 ] || fail "$1 takes $spent ms of 4000"
}
if [ -r /proc/self/stat ]; then
    begin halfplane-1.scene
    nap 2
    idles 'a window that is left alone'
    xdotool windowunmap "$window"
    nap 1
    idles 'a hidden window'
    xdotool windowmap "$window"
    nap 0.5
    end
fi

# A picture, and a crash: what was there is there again.
begin halfplane-1.scene
press F12
wait_for [ -s halfplane-1-1.png ] || fail 'F12 leaves no picture'
press e
nap 11
kill -KILL "$running"
wait "$running" 2>/dev/null || true
ls "$folder"/home/halfplane/*.scene >/dev/null 2>&1 || fail 'nothing was kept against a crash'
begin
press ctrl+s
type after
press Return
end
[ "$(points after.scene)" -eq "$first" ] || fail 'the crash lost points'

# Files are chosen in the sheet, by keys: down the list, into a folder, back, by a part of the name; a bad one is refused.
mkdir folder
printf 'data: {points: [[1, 1, red], [2, 2, blue]]}\n' >folder/two.scene
printf 'data: {points: [[1, 1, red]]}\n' >folder/one.scene
printf 'data: {set: ovals}\n' >folder/bad.scene
begin
press ctrl+o
type folder
press Return
type bad
press Return
press BackSpace BackSpace BackSpace
press Down Down Return # from bad.scene to two.scene
press ctrl+s
wait_for grep -q values folder/two.scene || fail 'the sheet does not open what was chosen by keys'
[ "$(points folder/two.scene)" -eq 2 ] || fail 'another file was opened than was chosen'

# By mouse: a row twice. The sheet is in the middle of the window; it lists the folder it was in last.
press ctrl+o
double 600 381 # the third row: the folder above, bad.scene, one.scene
press ctrl+s
wait_for grep -q values folder/one.scene || fail 'the sheet does not open what was chosen by mouse'

# Under another name; over a file that is there, only when asked twice.
press ctrl+shift+s
type 'my name'
press Return
wait_for has_points 'folder/my name.scene' 1 || fail 'nothing is saved under another name'
press ctrl+shift+s
type two
press Return
[ "$(points folder/two.scene)" -eq 2 ] || fail 'a file is replaced without a question'
press Return
wait_for has_points folder/two.scene 1 || fail 'a file is not replaced'

# The plane alone, 300 pixels wide.
press shift+F12
type 300
press Return
wait_for [ -s folder/two-1.png ] || fail 'there is no picture of the plane'
size=$(head -c 24 folder/two-1.png | tail -c 8 | od -An -tx1 | tr -d ' ')
[ "$size" = 0000012c0000012c ] || fail "the picture of the plane is $size large"
end

# A closed terminal, a window of ten pixels, and at last a display that goes: each epoch trained is there again.
epochs() { grep -o 'epochs [0-9]*' home/halfplane/unsaved.scene; }
printf 'data: {set: xor, count: 40}\n' >ends.scene
# A terminal's end is told to it, also where this test was started by nohup.
if env --default-signal=HUP true 2>>log; then with='env --default-signal=HUP'; fi
begin ends.scene
with=''
xdotool windowsize "$window" 10 10
nap 1
kill -HUP "$running"
wait "$running" || fail 'a window of ten pixels, or a closed terminal, ends it badly'
trap '' HUP # as nohup does
begin ends.scene
trap - HUP
kill -HUP "$running"
nap 1
kill -0 "$running" || fail 'a closed terminal ends what nohup has started'
end
begin ends.scene
press e
kill -QUIT "$running"
wait "$running" || fail "SIGQUIT ends it badly"
[ "$(epochs)" = 'epochs 1' ] || fail 'SIGQUIT loses an epoch'
begin ends.scene
press e e
kill -KILL "$screen"
wait "$running" || true
running='' screen=''
[ "$(epochs)" = 'epochs 2' ] || fail 'a display that is gone loses two epochs'
echo "a window: $first points placed, saved, opened, restored"
