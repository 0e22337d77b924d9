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

# Neovim plays the editor in the test of `placet lsp`.
if ! command -v nvim >/dev/null; then
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo -n)
    fi
    if ! command -v apt-get >/dev/null || ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq neovim; } >/dev/null 2>&1; then
        echo "nvim is missing and could not be installed: install Neovim 0.7 or newer (Debian: apt-get install neovim), then run this again" >&2
        exit 1
    fi
fi

cargo fetch --locked --quiet
echo "everything that the tests need is installed"
