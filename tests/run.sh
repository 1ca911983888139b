#!/usr/bin/env bash
# The whole gate: installs what is missing, then format, lints on three feature sets, tests, docs, and the running product.
set -euo pipefail
cd "$(dirname "$0")/.."
bash kiosk-config/setup.sh test

step() { printf '\n== %s (%d:%02d)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60)); }
step "format";           cargo fmt --check
step "lints, default";   cargo clippy --quiet --all-targets --locked -- -D warnings
step "lints, terminal";  cargo clippy --quiet --lib --bins --locked --no-default-features --features kiosk -- -D warnings
step "lints, office";    cargo clippy --quiet --lib --bins --locked --no-default-features --features office -- -D warnings
step "the office needs no window and no sound"
if cargo tree --locked -e normal --no-default-features --features office --prefix none | grep -E '^(glow|winit|alsa|rodio|cpal|eframe|egui) '; then
  echo "the office's build reaches for a window or a sound card: see the crates above" >&2; exit 1
fi
step "documentation";    RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --locked
npm ci --prefix tests/e2e --silent --no-audit --no-fund
# Tests on real programs wait more than they work.
step "tests";            RUST_TEST_THREADS=${RUST_TEST_THREADS:-3} cargo test --locked
step "a slice of the night of pulled plugs"; bash tests/nightly.sh --slice
step "the running product"; bash kiosk-config/demo.sh --smoke
step "the console in a real browser"
node --test --test-reporter=spec --test-concurrency=3 tests/e2e/*.test.js
