#!/usr/bin/env bash
# Builds the web client: packages as locked, types from the service's OpenAPI page, then Vite. Again: only what changed.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf '\033[1m== %s\033[0m\n' "$*"; }
tree() { find "$@" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }

lock=$(sha256sum web/package-lock.json | cut -d' ' -f1)
if [ ! -f web/node_modules/.stamp ] || [ "$(cat web/node_modules/.stamp)" != "$lock" ]; then
  step "web packages"
  npm --prefix web ci --no-fund --no-audit --ignore-scripts --loglevel=error
  printf '%s' "$lock" > web/node_modules/.stamp
fi

.venv/bin/python -m app.openapi > web/openapi.json.new
if ! cmp -s web/openapi.json.new web/openapi.json || [ ! -f web/src/api/schema.d.ts ]; then
  mv web/openapi.json.new web/openapi.json
  npm --prefix web run --silent api >/dev/null
fi
rm -f web/openapi.json.new

state=$(tree web/src web/public web/index.html web/package-lock.json web/vite.config.ts)
if [ ! -f web/dist/.stamp ] || [ "$(cat web/dist/.stamp)" != "$state" ]; then
  step "web client"
  npm --prefix web run --silent build
  printf '%s' "$state" > web/dist/.stamp
fi
