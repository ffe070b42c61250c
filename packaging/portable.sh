#!/bin/sh
# Packs the program with all it needs into a folder that runs on any Linux not older than this one:
# unpack it, start halfplane/halfplane. Build on the oldest system you want to reach.
#
# usage: packaging/portable.sh BUILD [FOLDER]     the tarball lands there (the current folder)
set -eu
build=$1
into=$(CDPATH='' cd "${2:-.}" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
top=$scratch/halfplane

DESTDIR=$scratch/tree meson install -C "$build" --no-rebuild >"$scratch/log" 2>&1 ||
    { tail -n 5 "$scratch/log" >&2; exit 1; }
mv "$scratch/tree$(meson introspect "$build" --buildoptions |
    python3 -c 'import json, sys; print(next(o["value"] for o in json.load(sys.stdin) if o["name"] == "prefix"))')" "$top"
strip "$top/bin/halfplane" 2>/dev/null || true

# All libraries but the C library. Those that go with the drivers of a screen are for a system that has none.
mkdir -p "$top/lib/screen"
ldd "$top/bin/halfplane" | awk '$3 ~ /^\// { print $3 }' |
    grep -vE '/(libc|libm|libdl|libpthread|librt|libresolv|ld-linux[^/]*)\.so' |
    while read -r library; do
        case ${library##*/} in
            libGL* | libEGL* | libdrm* | libgbm* | libX* | libxcb* | libwayland*) cp -L "$library" "$top/lib/screen/" ;;
            *) cp -L "$library" "$top/lib/" ;;
        esac
    done

# The fonts it is drawn with, so that it looks the same everywhere.
mkdir -p "$top/share/fonts"
fc-list : family file | grep -E '(Inter|STIX|DejaVu Sans)' | sed 's/:.*//' |
    while read -r font; do cp "$font" "$top/share/fonts/"; done
cat >"$top/fonts.conf" <<'END'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">halfplane-fonts</cachedir>
</fontconfig>
END
cat >"$top/halfplane" <<'END'
#!/bin/sh
# Starts Halfplane from wherever this folder lies.
here=$(CDPATH='' cd "$(dirname "$(readlink -f "$0")")" && pwd)
export FONTCONFIG_FILE="$here/fonts.conf"
export LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
"$here/bin/halfplane" --version >/dev/null 2>&1 || LD_LIBRARY_PATH="$here/lib/screen:$LD_LIBRARY_PATH"
exec "$here/bin/halfplane" "$@"
END
chmod +x "$top/halfplane"
name=halfplane-$("$build/halfplane" --version | sed 's/.* //')-$(uname -m).tar.gz
# The same bytes whenever and wherever it is packed.
tar -C "$scratch" --sort=name --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
    --mtime="@${SOURCE_DATE_EPOCH:-0}" -czf "$into/$name" halfplane
ls "$into/$name"
