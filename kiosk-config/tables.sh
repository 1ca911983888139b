#!/usr/bin/env bash
# Brings the tables of which shirube-kiosk builds its dictionary for reading aloud. Usage: tables.sh DIR
# They are part of the source of Open JTalk (BSD-3-Clause; its COPYING comes along), as Debian keeps it: taken from the
# mirror this machine uses for packages, and used only if it is the one we know.
set -euo pipefail
to=${1:?usage: tables.sh DIR}

[ -s "$to/naist-jdic.csv" ] && [ -s "$to/matrix.def" ] && exit 0
sum=20fdc6aeb6c757866034abc175820573db43e4284707c866fcd02c8ec18de71f
pool=$(apt-get download --print-uris open-jtalk 2>/dev/null | sed -n "s|^'\(.*\)/open-jtalk_[^/]*'.*|\1|p")
[ -n "$pool" ] || { echo "No mirror of Debian has open-jtalk: apt-get update, then run this again." >&2; exit 1; }

mkdir -p "$to"
work=$(mktemp -d "$to/.XXXXXX")
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
/usr/lib/apt/apt-helper -qq download-file "$pool/open-jtalk_1.11.orig.tar.gz" "$work/source.tar.gz" "SHA256:$sum" 2>/dev/null ||
  { echo "The tables for reading aloud cannot be had from $pool." >&2; exit 1; }
tar xzf "$work/source.tar.gz" -C "$work" --strip-components=2 \
  open_jtalk-1.11/mecab-naist-jdic/{naist-jdic.csv,matrix.def,char.def,unk.def,COPYING}
mv "$work"/{matrix.def,char.def,unk.def,COPYING,naist-jdic.csv} "$to/"
