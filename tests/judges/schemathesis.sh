#!/usr/bin/env bash
# Installs schemathesis, which asks an interface what nobody thought of, into target/questions; says why where that
# cannot be.
set -euo pipefail
cd "$(dirname "$0")/../.."
place=target/questions

[ -x "$place/bin/st" ] && exit 0
python3 -m venv "$place" &&
  "$place/bin/pip" install --quiet --disable-pip-version-check 'schemathesis==4.32.5' && exit 0
rm -rf "$place"
echo "schemathesis cannot be installed here: the interface is asked by the project's own nonsense alone." >&2
