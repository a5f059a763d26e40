#!/usr/bin/env bash
# Runs a command with a quarter of the processor and two busy loops beside it, so that a test which races the clock fails
# here instead of on somebody's slow machine. Linux with the cpu controller of cgroup v1, as root:
#
#   tests/slowly.sh npm test
#   tests/slowly.sh npx playwright test phases
set -euo pipefail

controller=/sys/fs/cgroup/cpu
group=$controller/entrenous-slowly.$$
period=100000

if [[ $# -eq 0 ]]; then
  echo 'tests/slowly.sh: no command, expected one: tests/slowly.sh npm test' >&2
  exit 2
fi
if ! mkdir "$group"; then
  echo "tests/slowly.sh: $controller cannot be written, expected the cpu controller of cgroup v1, as root" >&2
  exit 2
fi
echo $period >"$group/cpu.cfs_period_us"
echo $((period * $(nproc) / 4)) >"$group/cpu.cfs_quota_us"

loops=()
leave() {
  kill "${loops[@]}" 2>/dev/null || true
  # What the command left running goes back to where it came from: a group with processes cannot be removed.
  while read -r pid; do echo "$pid" >"$controller/cgroup.procs" 2>/dev/null || true; done <"$group/cgroup.procs"
  rmdir "$group"
}
trap leave EXIT

for _ in 1 2; do
  while :; do :; done &
  loops+=($!)
done

# The shell that becomes the command enters the group; its children are born there.
(
  echo $BASHPID >"$group/cgroup.procs"
  exec "$@"
)
