/**
 * The host's script, part five: one request after the other.
 *
 * A request is a line of words, split with globbing off and decoded into values; the order's name is checked against a list before a function of that
 * name is called, so no request reaches any other function. The lock is taken for what decides, and given back before what takes its time. Whatever the
 * order is, a dead-man that is due or was left half done is completed first, so no order ever acts on a state that is about to change by itself.
 */

export const SERVE_SCRIPT = `
# A root that is not there is a host that nobody ever claimed: a claim makes it.
enter_root() {
  has_root=yes
  if cd -P "$root" 2>/dev/null; then
    real_root=$PWD
    return 0
  fi
  has_root=no
  [ ! -e "$root" ] || refuse failed "cannot enter $root" || return 1
  case $1 in
    probe)
      place=$root
      until cd "\${place:-/}" 2>/dev/null; do place=\${place%/*}; done
      order_probe
      return 1
      ;;
    claim)
      mkdir -p "$root" 2>/dev/null && cd -P "$root" && real_root=$PWD && has_root=yes || refuse failed "cannot make $root"
      ;;
    *) refuse stale 'no deployer ever claimed this host' ;;
  esac
}

enter_state() {
  [ -d "$state" ] && return 0
  case $1 in
    probe)
      order_probe
      return 1
      ;;
    claim) mkdir -p releases shared "$state" 2>/dev/null && chmod 700 "$state" || refuse_write "$root/$state" ;;
    *) refuse stale 'no deployer ever claimed this host' ;;
  esac
}

# A probe changes nothing and needs no lock, unless a dead-man is due or was left half done.
carry_out() {
  enter_root "$1" && enter_state "$1" || return 1
  read_times
  guess_clock
  if [ -f "$state/reverting" ] || { read_dead_man && read_left && [ "$left" -le 0 ]; } || [ "$1" != probe ]; then
    lock || refuse failed "the lock of this host is held: $root/$state/lock" || return 1
    revert_if_due
  fi
  verb=$1
  shift
  "order_$verb" "$@"
  order_code=$?
  unlock
  finish_revert
  return $order_code
}

# After the lock: what takes its time.
finish() {
  if [ "$needs_reload" = yes ] && ! reload_current; then
    take_output
    refuse reload-failed "the reload exits with $code$output_end"
  fi
  [ "$has_removed" = no ] || rm -rf releases/.incoming-gone-* 2>/dev/null
  :
}

answer() {
  status=done detail= output= is_probe=no is_switch=no needs_reload=no has_removed=no facts=
  number=$1
  shift
  carry_out "$@"
  finish
  tell_facts
  [ -z "$output" ] || output=$output$lf
  [ -z "$detail" ] || detail="d $(printf '%s' "$detail" | tr '\\r\\n' '  ')$lf"
  printf '%s' "$facts$output$detail< $number $status$lf"
}

take_request() {
  number=$1
  verb=$2
  shift 2
  case $verb in
    probe | claim | switch | extend | confirm | copy | mark_bad | pin | remove | run) ;;
    *) printf 'd the order is unknown\\n< %s failed\\n' "$number" && return ;;
  esac
  count=$#
  while [ "$count" -gt 0 ]; do
    decode "$1"
    shift
    set -- "$@" "$value"
    count=$((count - 1))
  done
  answer "$number" "$verb" "$@"
}

prepare() {
  has_flock=no has_timeout=no has_renaming_ln=no setsid= library=\${library:-} reload=\${reload:-} serving_pid=\${serving_pid:-} root=\${root:-$PWD} free= is_reverted= is_locked=no
  command -v flock >/dev/null 2>&1 && has_flock=yes
  command -v timeout >/dev/null 2>&1 && has_timeout=yes
  command -v setsid >/dev/null 2>&1 && setsid=setsid
  # A CDPATH would send \`cd\` elsewhere.
  unset CDPATH
  real_root=$(pwd -P)
  read_times
}

# A dead process that nobody has buried still has its pid, but no command line.
has_guard() {
  first_line "$state/guard.pid" && guard_pid=$line && kill -0 "$guard_pid" 2>/dev/null || return 1
  [ -d /proc/self ] || return 0
  first_line "/proc/$guard_pid/cmdline"
  case $line in
    *shard-run/guard*) return 0 ;;
  esac
  return 1
}

# A guard that a reboot or the machine's memory took away is set again.
restore_guard() {
  cd "$root" 2>/dev/null && read_dead_man || return 0
  [ "$dm_boot" = "$boot" ] && has_guard && return 0
  lock || return 0
  if read_dead_man; then
    read_left
    [ "$dm_boot" = "$boot" ] || { set_deadline "$left" && write_dead_man; }
    start_guard
  fi
  unlock
}

# Epochs need 53 bits; a shell that cannot count so far would compare them wrongly.
serve() {
  prepare
  [ $((9007199254740991 - 9007199254740990)) = 1 ] && [ 9007199254740991 -gt 0 ] || {
    printf 'd the sh of this host counts with 32 bits\n< 0 failed\n'
    return 1
  }
  read_clock
  learn_ln
  restore_guard >/dev/null 2>&1
  printf '< 0 ready\\n'
  while IFS= read -r request; do
    set -f
    set -- $request
    set +f
    [ $# -ge 2 ] && take_request "$@"
  done
}
`;
