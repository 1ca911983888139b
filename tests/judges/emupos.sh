#!/usr/bin/env bash
# Installs emupos, a receipt printer that other people simulated, into target/judges; says why where that cannot be.
set -euo pipefail
cd "$(dirname "$0")/../.."
place=target/judges

[ -x "$place/bin/emupos" ] && exit 0
# Debian 12 has no Python that is new enough; machines with several keep them apart.
candidates=(python3.14 python3.13 python3)
command -v pyenv >/dev/null && candidates+=("$(pyenv root)"/versions/3.1[3-9]*/bin/python3)
for python in "${candidates[@]}"; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 13))' 2>/dev/null; then
    "$python" -m venv "$place" &&
      "$place/bin/pip" install --quiet --disable-pip-version-check --requirement tests/judges/requirements.txt && exit 0
    rm -rf "$place"
    echo "emupos cannot be installed with $python: see above." >&2
  fi
done
echo "emupos needs Python 3.13, which cannot be had here: the project's own printer for tests judges alone." >&2
