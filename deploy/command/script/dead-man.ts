/**
 * The host's script, part two: the dead-man, by which a host goes back when nobody watches it any more.
 *
 * It is one line of state and one detached process. The state says which release is being watched, what to go back to, and until when; to extend is to
 * write the line again, to confirm is to remove it. The process (the *guard*) sleeps until the deadline that it read, reads again, and acts only when
 * the line is still its own and `current` is still the release that the line watches. So a deployer and a host cannot disagree: both change
 * the line under one lock, and whoever comes second is told.
 *
 * Going back takes no space, because a full disk is among the reasons to go back: the line is renamed (armed to reverting to reverted), and the
 * link is renamed. A guard that is killed half way is completed by the next order, whatever it is; so is one that a reboot took away. That is the
 * limit: nothing is installed on a host, so after a reboot it waits for the next deployer's word, `deploy status` included.
 *
 * Where systemd runs as root the guard is a transient unit, which the end of a login session cannot take along; else it is in a session of its own.
 */

/** A reload that takes longer hangs, and the order's answer waits for it. */
const RELOAD_SECONDS = 60;
/** systemd answers in milliseconds or is stuck. */
const UNIT_SECONDS = 3;

export const DEAD_MAN_SCRIPT = `
# Sets dm_token and its kin from a file; all empty when it is not there.
read_dead_man() {
  dm_token= dm_epoch= dm_from= dm_to= dm_until= dm_boot= dm_clock=
  first_line "$state/\${1:-dead-man}" || return 1
  set -f
  set -- $line
  set +f
  [ $# -eq 7 ] || return 1
  dm_token=$1 dm_epoch=$2 dm_from=$3 dm_to=$4 dm_until=$5 dm_boot=$6 dm_clock=$7
}

write_dead_man() {
  replace "$state/\${1:-dead-man}" "$dm_token $dm_epoch $dm_from $dm_to $dm_until $dm_boot $dm_clock"
}

# Sets dm_until and dm_clock to so many milliseconds from now.
set_deadline() {
  dm_until=$((now + ($1 + 9) / 10))
  dm_boot=$boot
  dm_clock=$((clock_ms + $1))
}

# Sets left, in milliseconds. After a reboot only the clock can tell.
read_left() {
  if [ "$dm_boot" = "$boot" ]; then
    left=$(((dm_until - now) * 10))
  else
    read_clock
    left=$((dm_clock - clock_ms))
  fi
}

# Arms: watches $1, goes back to $2 after $3 milliseconds. Nothing is switched before the guard runs.
arm_dead_man() {
  dm_token=$epoch.$$.$now dm_epoch=$epoch dm_from=$1 dm_to=$2
  set_deadline "$3"
  { printf '%s' "$reload" >"$state/reload"; } 2>/dev/null || return 1
  write_dead_man || return 1
  start_guard && return 0
  rm -f "$state/dead-man"
  return 1
}

start_guard() {
  { printf '%s\\nguard "$@"\\n' "$library" >"$state/guard.new"; } 2>/dev/null && mv -f "$state/guard.new" "$state/guard" || return 1
  if [ -w /run/systemd/system ] && [ "$has_timeout" = yes ] && start_unit; then
    return 0
  fi
  guard_pid=$($setsid sh "$state/guard" "$dm_token" leave </dev/null 2>/dev/null 9>&-)
  [ -n "$guard_pid" ]
}

# Bounded, and without waiting for a boot that never ends. A unit that starts late all the same is a second guard, which does no harm.
start_unit() {
  timeout ${UNIT_SECONDS} systemd-run --quiet --collect --property=KillMode=process --property=DefaultDependencies=no \\
    --working-directory="$root" /bin/sh "$state/guard" "$dm_token" stay </dev/null >/dev/null 2>&1 9>&-
}

# The guard's own main: prints its pid once it cannot be lost any more.
guard() {
  trap '' HUP
  prepare
  clock_ms=
  if [ "$2" = stay ]; then
    { echo $$ >"$state/guard.pid"; } 2>/dev/null
    stay_on_guard "$1"
  else
    # Redirected inside: a shell keeps a copy of what it redirects for a function, and whoever waits for the pid would wait for the guard.
    (
      exec </dev/null >/dev/null 2>&1
      stay_on_guard "$1"
    ) &
    { echo $! >"$state/guard.pid"; } 2>/dev/null
    echo $!
  fi
}

stay_on_guard() {
  while :; do
    read_times
    read_dead_man
    [ "$dm_token" = "$1" ] || exit 0
    read_left
    if [ "$left" -gt 0 ]; then
      pause "$left"
    elif lock; then
      revert_if_due
      unlock
      finish_revert
    else
      sleep 1
    fi
  done
}

pause() {
  sleep "$(($1 / 1000)).$(($1 % 1000 / 100))$(($1 % 100 / 10))" 2>/dev/null || sleep "$(($1 / 1000 + 1))"
}

# Under the lock. A dead-man that is due goes off, unless what it watches is gone. Its epoch is no ground to stay: a deployer that claims a host and
# dies must not have taken the watch away.
revert_if_due() {
  if read_dead_man; then
    read_times
    read_left
    [ "$left" -le 0 ] || return 0
    mv -f "$state/dead-man" "$state/reverting" || return 0
  fi
  read_dead_man reverting || return 0
  read_current
  if [ "$current" != "$dm_from" ] && [ "$current" != "$dm_to" ]; then
    rm -f "$state/reverting"
    return 0
  fi
  [ "$current" = "$dm_to" ] || link_current "$dm_to" || return 0
  owe_reload
  read_times
  read_clock
  dm_clock=$clock_ms
  write_dead_man reverting
  mv -f "$state/reverting" "$state/reverted"
  is_reverted=yes
  note "dead-man $dm_epoch: from $dm_from back to $dm_to"
}

# Outside the lock: a reload may take its time.
finish_revert() {
  [ "$is_reverted" = yes ] || return 0
  is_reverted=
  [ -n "$reload" ] || { [ -f "$state/reload" ] && reload=$(cat "$state/reload"); }
  reload_current
}

# The mark of a reload that is due: an empty file, which takes no room. Once the reload has succeeded it says so, without a process.
owe_reload() {
  { true >"$state/unreloaded"; } 2>/dev/null
}

owes_reload() {
  [ -e "$state/unreloaded" ] && [ ! -s "$state/unreloaded" ]
}

# Runs the reload command in the current release. It is owed until it has succeeded, so that a switch that is repeated reloads again.
reload_current() {
  if [ -n "$reload" ]; then
    { printf '%s' "$reload" >"$state/reload"; } 2>/dev/null
    run_file "$state/reload" current ${RELOAD_SECONDS} || return 1
  fi
  owes_reload && { echo reloaded >"$state/unreloaded"; } 2>/dev/null
  return 0
}

# Runs a file of commands in a folder. Sets code; what it printed is in $state/output. The text is in a file because a command line is for all to read.
run_file() {
  set -- "$root/$1" "$2" "$3"
  (
    cd "$2" || exit 127
    export SHARD_RUN_ROOT="$root"
    if [ "$has_timeout" = yes ]; then
      exec timeout -k 5 "$3" sh "$1"
    fi
    exec sh "$1"
  ) </dev/null >"$state/output" 2>&1 9>&-
  code=$?
  return $code
}
`;
