#!/bin/sh
# Makes the PDFs of this folder from their sources, each with the tool it came from: `./make.sh` all, `./make.sh twins` one.
#
# Wants python3 with typst, weasyprint, reportlab and pillow; chromium; soffice (LibreOffice Writer); pdftoppm; and in the
# folder FONTS the typefaces Klee One, Shippori Mincho, Yomogi and Zen Maru Gothic. Noto CJK is the system's.
set -eu
cd "$(dirname "$0")"
fonts=${FONTS:?name the folder of the typefaces: FONTS=DIR ./make.sh}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/fonts.conf" <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <dir>$fonts</dir>
  <dir>$PWD/../../fonts</dir>
  <cachedir>$work/cache</cachedir>
</fontconfig>
END
export FONTCONFIG_FILE="$work/fonts.conf"

by_typst() {
  python3 -c 'import sys, typst; typst.compile(sys.argv[1] + ".typ", output=sys.argv[1] + ".pdf", font_paths=sys.argv[2:])' \
    "$1" "$fonts" ../../fonts
}

by_browser() {
  chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --virtual-time-budget=4000 \
    --print-to-pdf="$2" "file://$PWD/$1.html" 2> "$work/browser.log" || { cat "$work/browser.log" >&2; exit 1; }
}

make_one() {
  case $1 in
    bench-guide | waiting-call) python3 "$1.py" "$1.pdf" ;;
    sayu-night | train-winter) python3 -m weasyprint "$1.html" "$1.pdf" ;;
    grandchild-notes | sundial-news) soffice --headless --convert-to pdf --outdir . "$1.fodt" > "$work/writer.log" ;;
    tea-garden) by_browser "$1" "$work/$1.pdf" && python3 scan.py "$work/$1.pdf" "$1.pdf" ;;
    *) if [ -f "$1.typ" ]; then by_typst "$1"; else by_browser "$1" "$PWD/$1.pdf"; fi ;;
  esac
}

if [ $# -eq 0 ]; then
  set -- $(for pdf in *.pdf; do echo "${pdf%.pdf}"; done)
fi
for name in "$@"; do
  make_one "$name"
  echo "$name.pdf"
done
