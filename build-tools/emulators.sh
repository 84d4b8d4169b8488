#!/usr/bin/env bash
# Deploys the built system on emulators of AWS and runs the black-box tests against what stands there:
# on MiniStack, which is installed for it from PyPI, and on LocalStack, where there is Docker.
# Usage: emulators.sh [ministack|localstack ...], both without arguments. MINISTACK=DIR uses an environment that is there.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

limit=1500
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

run_tests() {
  local emulator=$1
  shift
  rm -rf system-tests/target/surefire-reports
  # One process, or each would deploy a system of its own.
  timeout --kill-after=30 "$limit" mvn -B -ntp -q verify -pl system-tests -am -Dgroups=deployed \
    -Dsurefire.failIfNoSpecifiedTests=false -Dtest.processes=1 -Dopspawn.emulator="$emulator" "$@"
  local ended=$?
  python3 build-tools/test_summary.py "$emulator" system-tests/target/surefire-reports || ended=1
  if [ "$ended" = 124 ]; then echo "$emulator: not done within $limit s"; fi
  return "$ended"
}

on_ministack() {
  local environment=${MINISTACK:-$scratch/ministack}
  if [ ! -x "$environment/bin/ministack" ]; then
    python3 -m venv "$environment" || return 1
    "$environment/bin/pip" -q install ministack==1.5.33 aws-sam-translator==1.115.0 || return 1
  fi
  if ! run_tests ministack -Dministack="$environment" -Dministack.log="$scratch/ministack.log"; then
    echo "the end of MiniStack's own log:"
    tail -60 "$scratch/ministack.log"
    return 1
  fi
}

# Without Docker every one of its tests would be skipped with these words; saying so once costs no build.
on_localstack() {
  if ! timeout 20 docker info > /dev/null 2>&1; then
    echo "localstack: skipped, there is no Docker here"
    return 0
  fi
  run_tests localstack
}

failed=0
for emulator in "${@:-ministack localstack}"; do
  for one in $emulator; do
    "on_$one" || failed=1
  done
done
exit "$failed"
