#!/usr/bin/env bash
# Every check, cheapest first; stops at the first that fails and says which.
set -euo pipefail
cd "$(dirname "$0")/.."
run() { printf '\033[1m== %s\033[0m\n' "$1"; shift; "$@"; }

run "format" .venv/bin/ruff format --check --quiet .
run "lint" .venv/bin/ruff check --quiet .
run "layers" .venv/bin/lint-imports --no-cache
run "types" web/node_modules/.bin/pyright --warnings
run "web lint" npm --prefix web run --silent lint
run "web types" npm --prefix web run --silent typecheck
run "web tests" npm --prefix web test --silent
run "tests" .venv/bin/python -m pytest "$@"
