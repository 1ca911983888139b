#!/usr/bin/env bash
# Makes the pictures of the README from the demo corner. Usage: bash kiosk-config/gallery.sh [shirube-kiosk]
# Half the size of the reference glass, in 256 colours; needs pngquant (apt-get install pngquant).
set -euo pipefail
cd "$(dirname "$0")/.."
kiosk=${1:-${CARGO_TARGET_DIR:-target}/debug/shirube-kiosk}
to=assets/gallery

[ -x "$kiosk" ] || { echo "Build it first: cargo build --locked --bins" >&2; exit 1; }
command -v pngquant >/dev/null || { echo "Install it first: apt-get install pngquant" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '[panel]\npitch_mm = 0.496\n' >"$work/half.toml"

take() { # NAME OPTION...
  local name=$1
  shift
  "$kiosk" shot --config "$work/half.toml" --demo --at "2026-11-27 13:42" --size 540x960 --out "$work/$name.png" "$@"
  pngquant --force --strip --nofs --speed 1 --output "$to/$name.png" 256 "$work/$name.png"
}

take signage --page signage
take home --page home
take group --page group/nonbiri-kisha
take tonight --page tonight
take rooms --page rooms
take talk --page talk
take follow-up --page follow-up
take english --page home --lang en
take contrast --page home --text large --theme contrast
