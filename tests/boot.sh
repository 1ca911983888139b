#!/usr/bin/env bash
# From power on to a picture: makes a machine with Debian 12, installs both halves on it with install.sh, boots it in qemu with
# a screen, a light, a pointer, a sound card, a USB serial line and a USB printer, cuts its power, and takes Shirube off
# again. Ends with a line for every check.
# Usage: boot.sh [--programs DIR] [--dir DIR] [--keep]
#   --programs DIR   where both programs lie                                  [default: target/debug]
#   --dir DIR        where the machine is made; what apt brought is kept there [default: a new one, removed in the end]
#   --keep           the machine goes on running in the end
# Needs root, apt and 10 GB. Without virtualisation every instruction is played, which takes an hour instead of minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

programs=target/debug dir='' keep=no
while [ $# -gt 0 ]; do
  case $1 in
    --programs) programs=$2; shift 2 ;;
    --dir) dir=$2; shift 2 ;;
    --keep) keep=yes; shift ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
[ "$(id -u)" = 0 ] || { echo "Run this as root: it makes a file system." >&2; exit 1; }
[ -x "$programs/shirube-kiosk" ] && [ -x "$programs/shirube-office" ] || { echo "cargo build --bins first, or name --programs DIR" >&2; exit 1; }

scratch=no; [ -n "$dir" ] || { dir=$(mktemp -d /var/tmp/shirube-boot.XXXXXX); scratch=yes; }
mkdir -p "$dir"; dir=$(cd "$dir" && pwd)
root=$dir/root log=$dir/log good=0 bad=0
ssh_port=2222 office_port=2443
if grep -qwE 'vmx|svm' /proc/cpuinfo && [ -w /dev/kvm ]; then accel=kvm cpu=host times=1
else accel=tcg,thread=multi cpu=Westmere times=10; fi
password="boot-$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')"
: >"$log"

finish() {
  if [ "$keep" = yes ]; then
    echo "It runs: ssh -i $dir/key -p $ssh_port root@127.0.0.1; kill $(cat "$dir/pid" 2>/dev/null) ends it."
    return
  fi
  cut_power
  rm -rf "$root" "$dir/disk"
  [ "$scratch" = no ] || rm -rf "$dir"
}
say() { printf '%s (%d:%02d)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60)); }
on() { ssh -q -i "$dir/key" -p $ssh_port -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o ConnectTimeout=$((10 * times)) \
  -o ControlMaster=auto -o ControlPath="$dir/ssh" -o ControlPersist=60 root@127.0.0.1 "$@"; }
desk() { curl -sSk -m $((30 * times)) -b "$dir/jar" -c "$dir/jar" -H "Origin: https://127.0.0.1:$office_port" "${@:2}" "https://127.0.0.1:$office_port$1"; }
qmp() { printf '{"execute":"qmp_capabilities"}\n%s\n' "$1" | socat -t 2 - "UNIX:$dir/qmp" >>"$log"; }

# check WORDS COMMAND...: what is so is told, and so is what is not.
check() {
  local what=$1; shift
  printf '\n== %s: %s\n' "$what" "$*" >>"$log"
  if "$@" >>"$log" 2>&1; then good=$((good + 1)); say "ok   $what"; else bad=$((bad + 1)); say "BAD  $what"; fi
}
# soon SECONDS COMMAND...: asks until it is so; a machine that is only played has more time.
soon() {
  local until=$((SECONDS + $1 * times)); shift
  until "$@"; do [ "$SECONDS" -lt "$until" ] || return 1; sleep 2; done
}
no() { ! "$@"; }

make_machine() {
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    debootstrap qemu-system-x86 e2fsprogs acpica-tools openssh-client binutils curl socat >/dev/null
  [ -e "$dir/base/etc/debian_version" ] || debootstrap --variant=minbase \
    --include=systemd,systemd-sysv,dbus,udev,kmod,iproute2,openssh-server,linux-image-amd64,initramfs-tools \
    bookworm "$dir/base" http://deb.debian.org/debian >>"$log"
  rm -rf "$root"; cp -a "$dir/base" "$root"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  mkdir -p "$root/srv/shirube/target/release"
  cp -r kiosk-config "$root/srv/shirube/"
  for program in shirube-kiosk shirube-office; do strip -o "$root/srv/shirube/target/release/$program" "$programs/$program"; done
  [ ! -e target/voice/dictionary ] || { mkdir -p "$root/usr/local/share/shirube"; cp -r target/voice/dictionary "$root/usr/local/share/shirube/"; }
  for half in office terminal; do check "install.sh $half prepares a machine that is not running" chroot "$root" bash /srv/shirube/kiosk-config/install.sh $half; done
  cp -n "$root"/var/cache/apt/archives/*.deb "$dir/base/var/cache/apt/archives/"; rm -f "$root"/var/cache/apt/archives/*.deb

  # What is the trial's own: a way in, a network, its printer, and cage drawing without a graphics card.
  rm -f "$dir/key"; ssh-keygen -q -t ed25519 -N '' -f "$dir/key"
  install -m 0600 "$dir/key.pub" "$root/etc/ssh/trial_keys"
  echo "AuthorizedKeysFile /etc/ssh/trial_keys" >"$root/etc/ssh/sshd_config.d/trial.conf"
  printf '[Match]\nName=en*\n[Network]\nDHCP=yes\n' >"$root/etc/systemd/network/80-trial.network"
  chroot "$root" systemctl --quiet enable systemd-networkd.service
  echo "nameserver 10.0.2.3" >"$root/etc/resolv.conf"
  echo corner >"$root/etc/hostname"; echo "127.0.1.1 corner" >>"$root/etc/hosts"
  install -D -m 0644 /dev/stdin "$root/etc/systemd/system/shirube-kiosk.service.d/trial.conf" <<<"[Service]
Environment=WLR_RENDERER=pixman
TimeoutStartSec=$((90 * times))"
  sed -i 's|^#: office = .*|office = "https://127.0.0.1:8443"|' "$root/etc/shirube/kiosk.toml"
  printf '\n[[printers]]\nname = "trial"\nusb = "/dev/shirube-printer"\nwidth_mm = 80\n' >>"$root/etc/shirube/kiosk.toml"
  install -D -m 0755 /dev/stdin "$root/usr/local/sbin/printer-plugged-in" <<'GADGET'
#!/bin/sh
# A printer that a second USB port of this machine plays: what the kernel prints arrives in /dev/g_printer0.
set -e
modprobe dummy_hcd; modprobe libcomposite; mount -t configfs none /sys/kernel/config 2>/dev/null || true
cd /sys/kernel/config/usb_gadget; mkdir -p trial/strings/0x409 trial/configs/c.1 trial/functions/printer.0
cd trial; echo 0x0525 >idVendor; echo 0xa4a8 >idProduct
echo "MFG:Trial;MDL:Slip;CLS:PRINTER;" >functions/printer.0/pnp_string
ln -s functions/printer.0 configs/c.1/
ls /sys/class/udc | head -n 1 >UDC
GADGET
  cp "$root"/boot/vmlinuz-* "$dir/kernel"; cp "$root"/boot/initrd.img-* "$dir/initrd"
  rm -f "$dir/disk"; truncate -s 6G "$dir/disk"; mke2fs -q -t ext4 -d "$root" "$dir/disk"
  # A light as a panel's firmware has it: ten steps.
  cat >"$dir/light.asl" <<'ASL'
DefinitionBlock ("", "SSDT", 2, "CORNER", "LIGHT", 1) {
  External (\_SB.PCI0.S28, DeviceObj)
  Scope (\_SB.PCI0.S28) {
    Name (LVL, 100)
    Method (_DOS, 1) { }
    Method (_DOD, 0) { Return (Package () { 0x80000400 }) }
    Device (GLAS) {
      Name (_ADR, 0x0400)
      Method (_BCL, 0) { Return (Package () { 100, 50, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100 }) }
      Method (_BCM, 1) { Store (Arg0, LVL) }
      Method (_BQC, 0) { Return (LVL) }
    }
  }
}
ASL
  iasl -p "$dir/light" "$dir/light.asl" >>"$log" 2>&1
}

power_on() {
  qemu-system-x86_64 -machine q35 -accel $accel -cpu $cpu -smp 2 -m 3072 -display none -daemonize -pidfile "$dir/pid" \
    -kernel "$dir/kernel" -initrd "$dir/initrd" -append "root=/dev/vda rw console=ttyS0 acpi_backlight=video systemd.show_status=0" \
    -acpitable "file=$dir/light.aml" -drive "file=$dir/disk,format=raw,if=virtio" \
    -nic "user,model=virtio-net-pci,hostfwd=tcp:127.0.0.1:$ssh_port-:22,hostfwd=tcp:127.0.0.1:$office_port-:8443" \
    -vga none -device virtio-vga,addr=5,xres=540,yres=960 -device qemu-xhci -device usb-tablet -device usb-kbd \
    -chardev null,id=line -device usb-serial,chardev=line -audiodev none,id=sound -device intel-hda -device hda-duplex,audiodev=sound \
    -serial "file:$dir/console" -qmp "unix:$dir/qmp,server=on,wait=off"
}
cut_power() {
  [ ! -e "$dir/pid" ] || kill -9 "$(cat "$dir/pid")" 2>/dev/null || true
  rm -f "$dir/pid" "$dir/ssh"
}
is_up() { on systemctl is-active --quiet "shirube-$1"; }
# A black screen of this size is some two thousand bytes.
shows() {
  qmp "{\"execute\":\"screendump\",\"arguments\":{\"filename\":\"$dir/glass.png\",\"format\":\"png\"}}"
  [ "$(stat -c %s "$dir/glass.png")" -gt 6000 ]
}
main_pid() { on systemctl show -P MainPID "shirube-$1"; }
# again UNIT COMMAND...: the unit starts anew after that, and is up.
again() {
  local unit=$1 before; before=$(on systemctl show -P NRestarts "shirube-$unit"); shift
  on "$@"
  soon 120 on "[ \$(systemctl show -P NRestarts shirube-$unit) -gt $before ]" && soon 120 is_up "$unit"
}
keys() { qmp "{\"execute\":\"send-key\",\"arguments\":{\"keys\":[$(printf '{"type":"qcode","data":"%s"},' "$@" | sed 's/,$//')]}}"; }

comes_up() {
  check "$1: the office comes up by itself" soon 300 is_up office
  check "$1: the terminal comes up by itself, and says so" soon 300 is_up kiosk
  check "$1: no unit failed" on '[ -z "$(systemctl --failed --no-legend)" ]'
  check "$1: the glass shows something" soon 60 shows
}
see_office() {
  check "the sandbox of the office is tight" on 'systemd-analyze security --threshold=15 shirube-office'
  check "data and backups are the office's alone" on '[ "$(stat -c %a%U /var/lib/shirube-office /var/backups/shirube | sort -u)" = 700shirube-office ]'
  code=$(on journalctl -u shirube-office -o cat --no-pager | sed -n 's/.*code="\([^"]*\)".*/\1/p' | tail -n 1)
  check "the journal has the code of the first administrator, as a warning" on "journalctl -q -p warning -u shirube-office -o cat | grep -q '$code'"
  check "it makes one" desk /first -f --data-urlencode "code=$code" --data-urlencode name=Boot --data-urlencode login=boot --data-urlencode "new=$password"
  check "they log in over TLS" desk /login -f --data-urlencode login=boot --data-urlencode "password=$password"
  check "a PDF is taken" desk /leaflets -f -F "file=@assets/demo/leaflets/memo-first.pdf;type=application/pdf"
  check "it is drawn inside the sandbox" soon 60 leaflet_is_there
  check "a list is imported into the office of this machine, unasked where it is" \
    on 'cd / && sudo -u shirube-office shirube-office import books --template >/tmp/books.csv && sudo -u shirube-office shirube-office import books /tmp/books.csv --dry-run'
  check "a backup is made and restored in a drill" on 'systemctl start shirube-backup && ls -d /var/backups/shirube/2*'
  check "so it is on a disk of its own" on 'install -d -o shirube-office -m 0700 /mnt/copies && echo BACKUP_DIR=/mnt/copies >/etc/shirube/backup.env && systemctl start shirube-backup && ls -d /mnt/copies/2*'
  check "and the next at half past two in Japan" on '[ "$(date -d @$(($(systemctl show -P NextElapseUSecRealtime shirube-backup.timer | date -f - +%s))) -u +%H)" = 17 ]'
}
leaflet_is_there() { desk /leaflets | grep -q 'href="/leaflets/[0-9a-z-]*"'; }
see_terminal() {
  check "the unit's limits hold the terminal" on 'grep -q shirube-kiosk.service /proc/$(pgrep -xo shirube-kiosk)/cgroup'
  check "a serial line has its name and group" on '[ "$(stat -Lc %G /dev/shirube-serial)" = dialout ]'
  check "the light may be set by the terminal" on '[ "$(stat -c %A%G /sys/class/backlight/*/brightness)" = -rw-rw-r--video ]'
  check "a printer that is plugged in has its name and group" on 'printer-plugged-in; udevadm settle; [ "$(stat -Lc %G /dev/shirube-printer)" = lp ]'
  check "a test slip comes out" on '(cat /dev/g_printer0 >/tmp/paper & cat=$!; sudo -u shirube-kiosk shirube-kiosk check --test-print trial; sleep 5; kill $cat); [ $(stat -c %s /tmp/paper) -gt 1000 ]'
  check "shirube-kiosk check finds all it needs" on 'sudo -u shirube-kiosk shirube-kiosk check'
  check "a chime goes to the sound card" on 'sudo -u shirube-kiosk shirube-kiosk check --test-chime'
  keys ctrl alt f2; keys ctrl alt delete
  check "keys lead out of the terminal to nothing" on 'sleep 5; [ "$(cat /sys/class/tty/tty0/active)" = tty1 ] && systemctl is-active --quiet shirube-kiosk'
}
pair() {
  local code; code=$(on 'sudo -u shirube-office shirube-office device add --name corner --json' | sed -n 's/.*"code": *"\([^"]*\)".*/\1/p')
  check "the terminal is paired" on "systemctl stop shirube-kiosk; sudo -u shirube-kiosk shirube-kiosk pair --office https://127.0.0.1:8443 --code $code; systemctl start shirube-kiosk"
  check "and follows the office" soon 60 on 'sudo -u shirube-kiosk shirube-kiosk status --json | grep -q "\"epoch\""'
  check "the glass shows the corner" soon 60 shows
}
see_trouble() {
  check "an office that hangs is started anew" again office 'kill -STOP $(systemctl show -P MainPID shirube-office)'
  check "a terminal that hangs is started anew" again kiosk 'kill -STOP $(pgrep -xo shirube-kiosk)'
  check "a terminal that is killed is started anew" again kiosk 'pkill -KILL -x shirube-kiosk'
  check "so it is when cage is killed" again kiosk 'systemctl kill -s KILL --kill-who=main shirube-kiosk'
  check "and when the seat goes" again kiosk 'systemctl kill -s KILL seatd'
  check "install.sh again leaves a changed setting alone" on 'for half in office terminal; do bash /srv/shirube/kiosk-config/install.sh $half || exit 1; done; grep -q trial /etc/shirube/kiosk.toml && [ -e /etc/shirube/kiosk.toml.new ] && [ ! -e /etc/shirube/office.toml.new ]'
}
see_traces() {
  check "no journal knows a password" no on "journalctl -o cat | grep -F '$password'"
  check "nothing grave is in the journal of a quiet quarter" on '[ -z "$(journalctl -q -p err --since -15min -u shirube-kiosk -u shirube-office -u shirube-backup _TRANSPORT=stdout)" ]'
}
see_removal() {
  for half in terminal office; do check "install.sh remove $half" on "bash /srv/shirube/kiosk-config/install.sh remove $half"; done
  check "programs and units are gone, data is not" on '! ls /usr/local/bin/shirube-* /etc/systemd/system/shirube-*.service 2>/dev/null && [ -d /var/lib/shirube-office ] && ls /var/backups/shirube/2*'
}

trap finish EXIT
trap 'exit 130' INT TERM
say "A machine is made in $dir"; make_machine
say "It is switched on ($accel)"; power_on
check "it answers" soon 120 on true
comes_up "first start"
see_office; see_terminal; pair; see_trouble
say "The power is cut"; cut_power; power_on
soon 120 on true || true
comes_up "after the cut"
check "whoever was logged in still is" leaflet_is_there
see_traces; see_removal
say "$good as they should be, $bad not"
[ "$bad" = 0 ]
