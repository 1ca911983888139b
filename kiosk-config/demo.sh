#!/usr/bin/env bash
# The whole corner on one machine: office and kiosk on demo content. Usage: bash kiosk-config/demo.sh [--smoke]
# Without a display the kiosk runs on a virtual one and its pictures lie in target/demo/. --smoke ends by itself
# after proving, through the real window's pixels, that an edit in the console reaches the glass.
set -euo pipefail
cd "$(dirname "$0")/.."

smoke=no
case "${1:-}" in
  "") ;;
  --smoke) smoke=yes ;;
  *) echo "usage: bash kiosk-config/demo.sh [--smoke]" >&2; exit 2 ;;
esac

bash kiosk-config/setup.sh run
echo "Building (the first time takes some minutes) ..."
if [ "$smoke" = yes ]; then
  cargo test --quiet --locked --test it --no-run # the programs with their proof, in one build
else
  cargo build --quiet --locked --bins
fi

demo=$PWD/target/demo
bin=${CARGO_TARGET_DIR:-$PWD/target}/debug
port=${SHIRUBE_PORT:-7443}
page=7444 # as the code on the demo's slips says
login=demo
password=mihon-$(od -An -N4 -tx1 /dev/urandom | tr -d ' \n')

pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
}
trap finish EXIT
trap 'exit 130' INT TERM

# wait_for SECONDS DESCRIPTION COMMAND...: asks five times a second.
wait_for() {
  local left=$(( $1 * 5 )) what=$2; shift 2
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { echo "Gave up waiting for $what; see target/demo/*.log" >&2; exit 1; }
    sleep 0.2
  done
}

rm -rf "$demo"; mkdir -p "$demo"
"$bin/shirube-office" demo --data "$demo/office" >"$demo/load.log"
printf '%s\n' "$password" | "$bin/shirube-office" staff add "$login" --data "$demo/office" \
  --name "みほん 花子" --admin --password-stdin >>"$demo/load.log"
# The paper for the safe gives the desk's key to the one member of staff, so that お問い合わせ can be read.
sed -n 's/^Recovery key of the desk, shown this once: //p' "$demo/load.log" |
  "$bin/shirube-office" keys grant "$login" --data "$demo/office" >/dev/null

"$bin/shirube-office" serve --data "$demo/office" --listen "127.0.0.1:$port" --public "127.0.0.1:$page" >"$demo/office.out" 2>"$demo/office.log" & pids+=($!)
wait_for 20 "the office" grep -q . "$demo/office.out"

code=$("$bin/shirube-office" device add --data "$demo/office" --name "15階 フリースペース" --at "エレベーター前" --json |
  sed -n 's/.*"code": *"\([^"]*\)".*/\1/p')
"$bin/shirube-kiosk" pair --data "$demo/kiosk" --office "https://127.0.0.1:$port" --code "$code" >"$demo/pair.log"

# The demo reads aloud where the tables for it could be had.
config=()
dictionary=$PWD/target/voice/dictionary
if [ -s target/voice/tables/naist-jdic.csv ]; then
  [ -s "$dictionary/metadata.json" ] ||
    "$bin/shirube-kiosk" dictionary --from target/voice/tables --to "$dictionary" >"$demo/dictionary.log" 2>&1
  printf '[aloud]\ndictionary = "%s"\n' "$dictionary" >"$demo/kiosk.toml"
  config=(--config "$demo/kiosk.toml")
fi

size=(); virtual=no
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$smoke" = yes ]; then
  virtual=yes
  echo "No display is used: the kiosk runs on a virtual one (1080x1920)."
  Xvfb -displayfd 3 -screen 0 1080x1920x24 -nolisten tcp -fbdir "$demo" 3>"$demo/display" 2>"$demo/xvfb.log" & pids+=($!)
  wait_for 20 "the virtual display" grep -q . "$demo/display"
  DISPLAY=:$(cat "$demo/display"); export DISPLAY
  unset WAYLAND_DISPLAY
else
  size=(--windowed --size 540x960)
fi

"$bin/shirube-kiosk" run --data "$demo/kiosk" "${config[@]}" "${size[@]}" --tour "$demo" >"$demo/kiosk.out" 2>"$demo/kiosk.log" & kiosk=$!; pids+=("$kiosk")
wait_for 60 "the kiosk's pictures" test -s "$demo/rooms.png"

cat <<TEXT

Shirube runs.
  Console   https://127.0.0.1:$port/     (the browser warns once: the certificate was made on this machine)
  Log in    $login / $password
  Replies   https://127.0.0.1:$page/   (the public page; the numbers stand on a slip)
  Arriving  今日の部屋 → 到着しました: every booking of the demo has the number 2468
  Pictures  target/demo/signage.png  home.png  group.png  rooms.png
TEXT

if [ "$smoke" = yes ]; then
  SHIRUBE_DEMO_DIR="$demo" SHIRUBE_DEMO_URL="https://127.0.0.1:$port" SHIRUBE_DEMO_LOGIN="$login" SHIRUBE_DEMO_PASSWORD="$password" \
    cargo test --quiet --locked --test it e2e::smoke::a_console_edit_reaches_the_glass -- --exact --nocapture
  echo "Smoke: the edit reached the glass."
  exit 0
fi
[ "$virtual" = no ] || echo "  Open the console in a browser on this machine; changes appear on the virtual screen (target/demo/Xvfb_screen0)."
echo "Ctrl-C ends both."
wait "$kiosk"
