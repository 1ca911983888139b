#!/usr/bin/env bash
# Installs what a fresh Debian 12 with Rust lacks. Usage: setup.sh [run|test|bench]; says what it does, does nothing twice.
set -euo pipefail

purpose=${1:-run}
packages=(
  gcc libc6-dev pkg-config libasound2-dev                        # build
  libx11-6 libxcursor1 libx11-xcb1 libxi6 libxrandr2 libxkbcommon0 libxkbcommon-x11-0   # window on X11
  libwayland-client0 libwayland-egl1 libegl1 libgl1 libgl1-mesa-dri                    # window on Wayland, drawing in software
  fonts-noto-cjk xvfb xauth curl ca-certificates openssl         # other scripts, a virtual display, scripts
)
if [ "$purpose" != run ]; then
  packages+=(chromium-headless-shell faketime iproute2 openbox xdotool x11-utils cage xwayland zbar-tools
    pulseaudio pulseaudio-utils libasound2-plugins                # a sound card that only listens
    open-jtalk open-jtalk-mecab-naist-jdic)                       # a reader of other people
  packages+=(cups-ipp-utils libcups2 avahi-daemon dbus python3 python3-venv)   # an office printer of other people
  packages+=(nginx)                                               # what stands before the public page
  [ "$purpose" != bench ] || packages+=(chromium)                 # a whole browser to be measured beside
  # Another Node than Debian's brings its own npm, beside which Debian's cannot be installed.
  { command -v node && command -v npm; } >/dev/null || packages+=(nodejs npm)
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
  export DEBIAN_FRONTEND=noninteractive
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
bash "$(dirname "$0")/tables.sh" "$(dirname "$0")/../target/voice/tables" ||
  echo "Going on without reading aloud." >&2
command -v cargo >/dev/null || { echo "Rust is missing: install it with rustup, then run this again." >&2; exit 1; }
if [ "$purpose" != run ]; then
  judges=$(dirname "$0")/../tests/judges
  npm ci --prefix "$judges" --silent --no-audit --no-fund
  bash "$judges/emupos.sh"
  bash "$judges/schemathesis.sh"
fi
