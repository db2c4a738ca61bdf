#!/usr/bin/env bash
# Prints the folder of a Node.js 22 or newer: this machine's own, else the one that npm installs here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
if [ "$(node -p 'parseInt(process.versions.node)')" -ge 22 ]; then dirname "$(command -v node)"; exit; fi
ls node_modules/*/bin/node >/dev/null 2>&1 ||
  npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error >&2
folder=$(dirname "$PWD"/node_modules/*/bin/node)
"$folder/node" --version >/dev/null
printf '%s\n' "$folder"
