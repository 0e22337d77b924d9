#!/usr/bin/env bash
# Installs what the tests need and the machine lacks. Safe to run again.
set -euo pipefail

if ! command -v cargo >/dev/null; then
    echo "cargo is missing: install Rust $(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$(dirname "$0")/../Cargo.toml") or newer with rustup, then run this again" >&2
    exit 1
fi
for part in rustfmt clippy; do
    if ! cargo "${part/rustfmt/fmt}" --version >/dev/null 2>&1; then
        rustup component add "$part"
    fi
done
cargo fetch --locked --quiet
echo "everything that the tests need is installed"
