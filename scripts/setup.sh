#!/usr/bin/env bash
# Sets up what is missing: the virtual environment, PyTorch first and pinned, the packages, the models, the web client.
# Running it again does nothing. `--test` adds what the tests need: development packages and Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\033[1m== %s\033[0m\n' "$*"; }
fail() { printf '\033[31mmadang: %s\033[0m\n' "$*" >&2; exit 1; }

find_python() {
  for candidate in python3.11 python3; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
      echo "$candidate"; return
    fi
  done
  fail "Python 3.11 is missing: install it (Debian: apt-get install python3.11 python3.11-venv) and run this again"
}

need_node() {
  command -v node >/dev/null || fail "Node.js 20 or newer is missing: install it (https://nodejs.org) and run this again"
  local major; major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || fail "Node.js $major is too old: install 20 or newer and run this again"
  command -v npm >/dev/null || fail "npm is missing: it comes with Node.js; install it and run this again"
}

# Prints what a stamp must hold for its step to be skipped.
digest() { cat "$@" | sha256sum | cut -d' ' -f1; }
fresh() { [ -f ".venv/.stamp-$1" ] && [ "$(cat ".venv/.stamp-$1")" = "$2" ]; }
stamp() { printf '%s' "$2" > ".venv/.stamp-$1"; }

packages() {
  local extras=$1 name=$2 wanted
  wanted=$(digest pyproject.toml constraints.txt)
  fresh "$name" "$wanted" && return
  step "Python packages ($name): a few minutes the first time"
  # PyTorch first and pinned: any other way in pulls several GB of CUDA (docs/operations.md).
  .venv/bin/pip show torch 2>/dev/null | grep -q '^Version: 2\.13\.0' || .venv/bin/pip install --progress-bar on torch==2.13.0
  .venv/bin/python scripts/requirements.py $extras > .venv/requirements.txt
  .venv/bin/pip install --progress-bar on -c constraints.txt -r .venv/requirements.txt
  stamp "$name" "$wanted"
}

browser() {
  command -v chromium >/dev/null && return
  step "Chromium, for the browser tests"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
  fi
  command -v chromium >/dev/null || fail "Chromium is missing: install it (Debian: apt-get install chromium) and run this again"
}

python=$(find_python)
need_node
if [ ! -x .venv/bin/python ]; then
  step "virtual environment"
  "$python" -m venv .venv || fail "python3.11-venv is missing: install it (Debian: apt-get install python3.11-venv)"
  .venv/bin/pip install -q 'pip>=25,<26'
fi
packages "" run
printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s/.venv/bin/python" -m app.cli "$@"\n' "$PWD" "$PWD" > .venv/bin/madang
chmod +x .venv/bin/madang
if [ "${1:-}" = "--test" ]; then
  packages "test" test
  browser
fi
.venv/bin/python -m app.cli models fetch || fail "the models could not be fetched; see the line above"
bash scripts/web.sh
