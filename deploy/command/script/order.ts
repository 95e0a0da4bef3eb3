/**
 * The host's script, part three: orders, each a compare-and-swap under the lock.
 *
 * An order names the epoch of whoever gives it and, where it changes what is served, what it believes to be served now. Both are compared under the
 * lock, and only then is anything changed; an order that was carried out already is done. What can take long (a reload, a copy, a removal, a command)
 * happens outside the lock, after what it needs was decided under it.
 *
 * An answer is lines that begin with what they are: `f` a fact, `d` why an order was refused, `o` output of a command, `<` the end with the
 * request's number and how it went. A command's output can therefore look like nothing but output.
 */

/** Output of one command in an answer: two screens for a person; the rest is on the host. */
const OUTPUT_BYTES = 16_384;

export const ORDER_SCRIPT = `
refuse() {
  status=$1
  detail=$2
  return 1
}

# A write that failed: the disk is full, or it is something else.
refuse_write() {
  if is_full; then refuse no-space "no room to write $1"; else refuse failed "cannot write $1"; fi
}

# Refuses an order of another epoch than the host's.
fence() {
  read_epoch
  [ "$1" -eq "$epoch" ] && return 0
  if [ "$1" -lt "$epoch" ]; then
    refuse fenced "the host belongs to epoch $epoch, the order is of $1"
  else
    refuse stale "the order is of epoch $1, which never claimed this host: it is at $epoch"
  fi
}

need_name() {
  is_name "$1" || refuse failed 'not a name that a release may have'
}

need_held() {
  need_name "$1" || return 1
  read_digest "$1" || refuse not-held "release $1 is not on the host, or was never verified"
}

order_probe() {
  read_clock
  is_probe=yes
}

order_claim() {
  read_epoch
  [ "$1" -ge "$epoch" ] || refuse fenced "the host belongs to epoch $epoch, the order is of $1" || return 1
  if [ "$1" -ne "$epoch" ]; then
    replace "$state/epoch" "$1" durably || refuse_write "$root/$state/epoch" || return 1
    read_dead_man && dm_epoch=$1 && write_dead_man
    trim_log
    note "claim $1"
  fi
  order_probe
}

trim_log() {
  [ -f "$state/log" ] && [ "$(wc -c <"$state/log")" -gt 262144 ] && mv -f "$state/log" "$state/log.1"
}

# epoch expect to afterMs revertTo
order_switch() {
  fence "$1" || return 1
  read_current
  [ -z "$foreign" ] || refuse foreign "current is $foreign" || return 1
  is_switch=yes
  if [ "$current" != "$3" ]; then
    [ "$current" = "$2" ] || refuse stale "current is \${current:-not there}, not \${2:-missing}" || return 1
    need_held "$3" || return 1
  fi
  if [ -n "$5" ]; then
    need_held "$5" || return 1
    arm_dead_man "$3" "$5" "$4" || refuse_write 'the dead-man' || return 1
  fi
  if [ "$current" != "$3" ]; then
    [ -z "$reload" ] || owe_reload
    { printf '%s\\n' "$current" >"$state/previous"; } 2>/dev/null
    link_current "$3" || refuse_switch "$5" || return 1
    note "switch $1 $2 $3"
  elif [ "$2" = "$3" ]; then
    # From a release to itself: the link is right, and what serves it did not take it.
    [ -z "$reload" ] || owe_reload
    note "reload $1 $3"
  fi
  [ -n "$5" ] || blank "$state/dead-man"
  drop "$state/reverting"
  drop "$state/reverted"
  ! owes_reload || needs_reload=yes
}

refuse_switch() {
  [ -z "$1" ] || rm -f "$state/dead-man"
  refuse_write "$root/current"
}

# The dead-man that watches the release, or why there is none.
need_watch() {
  read_current
  [ "$current" = "$1" ] || refuse stale "current is \${current:-not there}, not $1"
}

order_extend() {
  fence "$1" && need_watch "$2" || return 1
  read_dead_man && [ "$dm_from" = "$2" ] || refuse stale 'no dead-man is armed' || return 1
  set_deadline "$3"
  write_dead_man || refuse_write 'the dead-man'
}

order_confirm() {
  fence "$1" && need_watch "$2" || return 1
  blank "$state/dead-man"
  note "confirm $1 $2"
}

# Hard links cost no space and no time; a file system without them gets a copy.
order_copy() {
  fence "$1" && need_held "$2" && need_name "$3" || return 1
  read_digest "$3" && return 0
  unlock
  incoming=releases/.incoming-$3-$1
  rm -rf "$incoming" "releases/$3.digest" "releases/$3.manifest"
  cp -al "releases/$2" "$incoming" 2>/dev/null || { rm -rf "$incoming" && cp -a "releases/$2" "$incoming" 2>/dev/null; }
  code=$?
  lock || refuse failed 'the lock of this host is held' || return 1
  if [ "$code" -ne 0 ]; then
    rm -rf "$incoming"
    refuse_write "$root/$incoming"
    return 1
  fi
  fence "$1" || { rm -rf "$incoming" && return 1; }
  need_held "$2" || return 1
  clear_way "$3" || return 1
  { mv -fT "$incoming" "releases/$3" 2>/dev/null || mv -fh "$incoming" "releases/$3" 2>/dev/null; } &&
    cp "releases/$2.manifest" "releases/$3.manifest" 2>/dev/null &&
    replace "releases/$3.digest" "$digest" || refuse_write "$root/releases/$3"
}

# What a copy left that was cut off goes; what somebody uses stays.
clear_way() {
  [ -e "releases/$1" ] || return 0
  read_current
  read_running
  [ "$current" != "$1" ] && [ "$running" != "$1" ] || refuse stale "releases/$1 is in use and was never verified" || return 1
  has_removed=yes
  mv -f "releases/$1" "releases/.incoming-gone-$1-$$" || refuse_write "$root/releases/$1"
}

order_mark_bad() {
  fence "$1" && need_name "$2" || return 1
  [ -d "$state/bad" ] || mkdir "$state/bad" 2>/dev/null
  { true >"$state/bad/$2"; } 2>/dev/null || refuse_write "$root/$state/bad"
}

order_pin() {
  fence "$1" && need_name "$2" || return 1
  if [ "$3" = yes ]; then
    [ -d "$state/pin" ] || mkdir "$state/pin" 2>/dev/null
    { true >"$state/pin/$2"; } 2>/dev/null || refuse_write "$root/$state/pin"
  else
    rm -f "$state/pin/$2"
  fi
}

# Out of the way under the lock, away after it: a large tree takes seconds.
order_remove() {
  fence "$1" || return 1
  read_current
  read_running
  read_dead_man
  shift
  for name; do
    is_name "$name" || continue
    case $name in
      "$current" | "$running" | "$dm_from" | "$dm_to") continue ;;
    esac
    [ ! -e "$state/pin/$name" ] || continue
    rm -f "releases/$name.manifest" "releases/$name.digest"
    [ -d "releases/$name" ] && mv -f "releases/$name" "releases/.incoming-gone-$name-$$" 2>/dev/null
  done
  has_removed=yes
}

# epoch release seconds command
order_run() {
  fence "$1" || return 1
  folder=.
  if [ -n "$2" ]; then
    need_name "$2" || return 1
    [ -d "releases/$2" ] || refuse not-held "release $2 is not on the host" || return 1
    folder=releases/$2
  fi
  unlock
  { printf '%s' "$4" >"$state/command.$$"; } 2>/dev/null || refuse_write 'the command' || return 1
  export SHARD_RUN_RELEASE="$2"
  began=$now
  run_file "$state/command.$$" "$folder" "$3"
  unset SHARD_RUN_RELEASE
  take_output
  rm -f "$state/command.$$"
  read_times
  [ "$code" -lt 124 ] || [ $((now - began)) -lt $(($3 * 100)) ] || refuse failed "takes longer than $3 s$output_end" || return 1
  [ "$code" -eq 0 ] || refuse failed "exits with $code$output_end"
}

take_output() {
  output=$(head -c ${OUTPUT_BYTES} "$state/output" 2>/dev/null | tr -d '\\000\\r' | sed 's/^/o /')
  output_end=$(tail -c 400 "$state/output" 2>/dev/null | tr '\\000\\r\\n' '   ')
  output_end=\${output_end:+: $output_end}
}
`;
