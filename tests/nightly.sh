#!/usr/bin/env bash
# A night of pulled plugs: power cuts at every write, simulated days with faults, kill -9 of both programs,
# then a monkey at the window. Ends with one line of JSON.
# Usage: nightly.sh [--slice] [--images N] [--days N] [--kills N] [--monkey MINUTES] [--seed N]
set -euo pipefail
cd "$(dirname "$0")/.."

images=100000 days=5000 kills=1000 monkey=30 seed=1 profile=night
while [ $# -gt 0 ]; do
  case $1 in
    --slice) images=2400 days=4 kills=24 monkey=0 profile=dev; shift ;;
    --images) images=$2; shift 2 ;;
    --days) days=$2; shift 2 ;;
    --kills) kills=$2; shift 2 ;;
    --monkey) monkey=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    *) echo "Usage: nightly.sh [--slice] [--images N] [--days N] [--kills N] [--monkey MINUTES] [--seed N]" >&2; exit 2 ;;
  esac
done
[ -e /dev/fuse ] || { echo "Power cuts are tried on a file system of our own: modprobe fuse (container: --device /dev/fuse --cap-add SYS_ADMIN)." >&2; exit 1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export SHIRUBE_NIGHT="images=$images days=$days kills=$kills monkey=$monkey seed=$seed" SHIRUBE_NIGHT_LOG=$log
tail -n +1 -f "$log" --pid=$$ >&2 & told=$!
began=$SECONDS
status=0
cargo test --quiet --locked --profile "$profile" --test it -- --exact night::a_night_of_pulled_plugs >&2 || status=$?
kill "$told" 2>/dev/null || true
tail -n 1 "$log" | sed "s/}$/,\"seconds\":$((SECONDS - began))}/"
exit $status
