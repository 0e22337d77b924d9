#!/usr/bin/env bash
# Builds what ships for editors and tests it: the extension for Visual Studio Code and its grammar. Safe to run again.
set -euo pipefail
cd "$(dirname "$0")/../editors/vscode"

if ! command -v npm >/dev/null || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo -n)
    fi
    if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends nodejs npm; } >/dev/null 2>&1 ||
        [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
        echo "Node 20 or newer and npm are missing and could not be installed: install them, then run this again" >&2
        exit 1
    fi
fi

# A lock file that names the registry of one machine is of no use on another.
if grep -q '"resolved"' package-lock.json; then
    echo "package-lock.json names a registry: write it again with 'npm install', which .npmrc keeps from doing that" >&2
    exit 1
fi

# Nothing here needs the install scripts of a package, which fetch from elsewhere.
npm ci --ignore-scripts --no-audit --no-fund --silent
npm test --silent
rm -f ./*.vsix
npx vsce package </dev/null
packaged=(*.vsix)
[ -s "${packaged[0]}" ] || { echo "nothing was packaged" >&2; exit 1; }
echo "${packaged[0]} is packaged, and its grammar colours what its tests say"
