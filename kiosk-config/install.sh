#!/usr/bin/env bash
# Puts Shirube on a machine with Debian 12. Usage: install.sh terminal|office [--programs DIR]   install.sh remove terminal|office
#   terminal   the kiosk: cage, its own user, udev rule, started with the machine
#   office     the server: its own user, started with the machine, a backup every night
# Run again after an update: settings that were changed stay, the new ones are laid beside them as *.new.
# Removing leaves settings, data and backups where they are.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

usage() {
  sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

action=install
[ "${1:-}" = remove ] && { action=remove; shift; }
what=${1:-}; [ $# -gt 0 ] && shift
case $what in terminal|office) ;; *) usage ;; esac
programs=$here/../target/release
while [ $# -gt 0 ]; do
  case $1 in
    --programs) [ $# -ge 2 ] || usage; programs=$2; shift 2 ;;
    *) usage ;;
  esac
done

[ "$(id -u)" = 0 ] || stop "Run this as root: sudo bash $0 $what"
if [ "$what" = terminal ]; then
  program=shirube-kiosk; units=(shirube-kiosk.service)
else
  program=shirube-office; units=(shirube-office.service shirube-backup.service shirube-backup.timer)
fi

# Whether systemd runs here: in a root that is only being prepared it does not, and starting is left to the next boot.
running=no; [ -d /run/systemd/system ] && running=yes
# A terminal never sleeps, and three fingers on a keyboard do not start it anew.
never=(sleep.target suspend.target hibernate.target hybrid-sleep.target ctrl-alt-del.target)

if [ "$action" = remove ]; then
  for unit in "${units[@]}"; do
    if [ "$running" = yes ]; then systemctl disable --now "$unit" >/dev/null 2>&1 || true
    else systemctl disable "$unit" >/dev/null 2>&1 || true; fi
    rm -f "/etc/systemd/system/$unit"
  done
  rm -f "/usr/local/bin/$program"
  if [ "$what" = terminal ]; then rm -f /etc/udev/rules.d/60-shirube-printer.rules; systemctl --quiet unmask "${never[@]}"
  else rm -rf /usr/local/lib/shirube; fi
  [ "$running" = no ] || systemctl daemon-reload
  say "Removed. Settings (/etc/shirube), data (/var/lib/$program) and backups are still there."
  exit 0
fi

[ -x "$programs/$program" ] || stop "There is no program $programs/$program: build it with
  cargo build --release --locked
or name the directory it lies in with --programs DIR."
. /etc/os-release
[ "${ID:-}-${VERSION_ID:-}" = debian-12 ] ||
  say "This is ${PRETTY_NAME:-another system}; Shirube is tried on Debian 12. Going on."

packages=(systemd ca-certificates sudo fonts-noto-cjk)
if [ "$what" = terminal ]; then
  packages+=(cage xwayland seatd libwayland-client0 libwayland-egl1 libxkbcommon0 libegl1 libgl1 libgl1-mesa-dri
    libasound2)
fi
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  say "Installing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if ! id "$program" >/dev/null 2>&1; then
  useradd --system --user-group --home-dir "/var/lib/$program" --shell /usr/sbin/nologin "$program"
  say "Made the user $program."
fi
# The unit gives these groups by itself; whoever runs "shirube-kiosk check" as this user needs them as well.
[ "$what" = office ] || usermod -a -G video,render,lp,audio,dialout "$program"
install -d -m 0700 -o "$program" -g "$program" "/var/lib/$program"
install -d -m 0755 /etc/shirube

# A running program keeps its own file: the new one takes the name.
install -m 0755 "$programs/$program" "/usr/local/bin/.$program.new"
mv -f "/usr/local/bin/.$program.new" "/usr/local/bin/$program"

# settings NAME: what somebody changed is never written over.
settings() {
  local to=/etc/shirube/$1.toml fresh
  fresh=$(mktemp)
  sed "s|^data = .*|data = \"/var/lib/$program\"|" "$here/$1.toml" >"$fresh"
  if [ ! -e "$to" ]; then install -m 0644 "$fresh" "$to"; say "Settings: $to"
  elif ! cmp -s "$fresh" "$to"; then install -m 0644 "$fresh" "$to.new"; say "Settings stay as they are: $to; this version's lie beside them as $1.toml.new"
  fi
  rm -f "$fresh"
}

install -d -m 0755 /etc/systemd/system
for unit in "${units[@]}"; do install -m 0644 "$here/systemd/$unit" "/etc/systemd/system/$unit"; done
if [ "$what" = terminal ]; then
  settings kiosk
  install -D -m 0644 "$here/60-shirube-printer.rules" /etc/udev/rules.d/60-shirube-printer.rules
  # Reading aloud: what the words sound like. Without it the terminal does all else.
  words=/usr/local/share/shirube
  if [ "$running" = yes ] && [ ! -e "$words/dictionary" ]; then
    install -d -m 0755 "$words"
    if bash "$here/tables.sh" "$words/tables" && /usr/local/bin/shirube-kiosk dictionary --from "$words/tables" --to "$words/dictionary" >/dev/null 2>&1
    then install -m 0644 "$words/tables/COPYING" "$words/dictionary/"; say "Reading aloud: $words/dictionary"
    else say "Reading aloud stays off: the dictionary could not be built (shirube-kiosk dictionary --help)."; fi
    rm -rf "$words/tables"
  fi
  systemctl --quiet set-default graphical.target
  systemctl --quiet mask "${never[@]}"
  enable=(shirube-kiosk.service)
else
  settings office
  install -D -m 0755 "$here/backup.sh" /usr/local/lib/shirube/backup.sh
  install -d -m 0700 -o "$program" -g "$program" /var/backups/shirube
  enable=(shirube-office.service shirube-backup.timer)
fi

systemctl --quiet enable "${enable[@]}" || stop "The units could not be enabled: see above, then run this again."
if [ "$running" = yes ]; then
  systemctl daemon-reload
  if [ "$what" = terminal ] && [ -S /run/udev/control ]; then
    udevadm control --reload
    # What is plugged in already comes in once more, by the new rules.
    udevadm trigger --action=add --subsystem-match=usb --subsystem-match=usbmisc --subsystem-match=backlight
    udevadm trigger --action=add --sysname-match='ttyUSB*'
    udevadm settle --timeout=10 || true
  fi
  systemctl restart "${enable[@]}" || stop "What is wrong:  sudo journalctl -u ${enable[0]} -n 50
It is tried again by itself; after a mend, run this again."
  say "Started: ${enable[*]}"
else
  say "systemd does not run here: ${enable[*]} starts when this machine is booted."
fi

if [ "$what" = terminal ]; then
  say "Next: the screen shows a code. Type it in the console under 端末, compare the three words, confirm."
  say "See what is missing at any time: sudo -u shirube-kiosk shirube-kiosk check"
else
  say "Next: add the first person who may log in:"
  say "  sudo -u shirube-office shirube-office staff add LOGIN --name 名前 --admin"
  say "Then open https://$(hostname):8443 in a browser."
fi
