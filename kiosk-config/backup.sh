#!/usr/bin/env bash
# Makes a backup of the office, restores it beside itself, compares, and forgets old ones. Settings: /etc/shirube/backup.env.
#   BACKUP_DIR    where the copies lie; best on another disk            [default: /var/backups/shirube]
#   BACKUP_DAYS   how many of them are kept, at most 90                 [default: 30]
#                 (what people asked without a name is destroyed after 90 days: no copy outlives that)
#   OFFICE_DATA   the office's directory                                [default: /var/lib/shirube-office]
set -euo pipefail

to=${BACKUP_DIR:-/var/backups/shirube}
keep=${BACKUP_DAYS:-30}
data=${OFFICE_DATA:-/var/lib/shirube-office}
office=${SHIRUBE_OFFICE:-shirube-office}
name=$(date +%Y-%m-%d-%H%M%S)

case $keep in
  ''|*[!0-9]*|0) echo "BACKUP_DAYS is \"$keep\": write a number of one or more in /etc/shirube/backup.env" >&2; exit 1 ;;
esac
[ "$keep" -le 90 ] || { echo "BACKUP_DAYS is \"$keep\": keep at most 90, because enquiries are destroyed after 90 days" >&2; exit 1; }
mkdir -p "$to" 2>/dev/null && [ -w "$to" ] || {
  echo "$to cannot be written: sudo install -d -m 0700 -o shirube-office -g shirube-office $to" >&2
  exit 1
}
# What a night that was cut short left beside them is no backup, and holds the same secrets.
find "$to" -mindepth 1 -maxdepth 1 -type d \( -name '????-??-??-??????.unfinished' -o -name '????-??-??-??????.drill' \) -exec rm -rf {} +
# A backup nobody could restore is none: it is restored beside itself at once, and the office notes that it could be.
made=$("$office" backup "$to/$name" --data "$data" --drill --json)
pictures=$(grep -o '"blobs": *[0-9]*' <<<"$made" | head -n 1 | grep -o '[0-9]*$')
echo "backup $to/$name made and restored in a drill: $pictures pictures"

# Oldest first; whatever is doubtful stays for somebody to look at.
mapfile -t old < <(find "$to" -mindepth 1 -maxdepth 1 -type d -name '????-??-??-??????' | sort | head -n "-$keep")
for copy in ${old[@]+"${old[@]}"}; do
  rm -rf "$copy"
  echo "forgotten: $copy"
done
