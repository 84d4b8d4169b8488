#!/usr/bin/env bash
# Fuzzes the API by its own description: starts `./opspawn up` with the demo model on a free port and a data directory of its
# own, and has schemathesis ask it whatever the description allows, and what it does not, with every check that it has.
# Usage: build-tools/fuzz_api.sh [seconds]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-75}

scratch=$(mktemp -d)
server=""
clean_up() {
  if [ -n "$server" ]; then
    kill "$server" 2> /dev/null || true
    wait "$server" 2> /dev/null || true
  fi
  rm -rf "$scratch"
}
trap clean_up EXIT

python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" -q install schemathesis==4.32.5

OPSPAWN_MODEL=demo ./opspawn up --port 0 --data "$scratch/data" > "$scratch/up.log" 2>&1 &
server=$!
for _ in $(seq 600); do
  if grep -q '^Try:' "$scratch/up.log"; then break; fi
  if ! kill -0 "$server" 2> /dev/null; then break; fi
  sleep 0.5
done
api=$(sed -n 's/^ *API  *\(http[^ ]*\).*/\1/p' "$scratch/up.log")
if [ -z "$api" ]; then
  echo "fuzz_api: opspawn up did not start:" >&2
  cat "$scratch/up.log" >&2
  exit 1
fi

tools=$PWD/build-tools
cd "$scratch"
export SCHEMATHESIS_HOOKS=fuzz_hooks PYTHONPATH=$tools PYTHONDONTWRITEBYTECODE=1
# One worker: the requests of a failure are then those that led to it.
"$scratch/venv/bin/schemathesis" --config-file "$tools/schemathesis.toml" run "$api/openapi.json" \
  --checks all --max-time "$seconds" --workers 1 --request-timeout 30 --continue-on-failure \
  --no-color --output-sanitize false --generation-database none

if ! kill -0 "$server" 2> /dev/null; then
  echo "fuzz_api: the server has ended by itself:" >&2
  tail -50 "$scratch/up.log" >&2
  exit 1
fi
echo "fuzz_api: $seconds s without a failure"
