/**
 * The host's script, part four: the facts that go with every answer.
 *
 * A host is the only one that knows what it serves, so nothing is remembered from the order before: the link, the epoch, the marks and the dead-man are
 * read again for each answer. Three facts cost processes and change by themselves, so they are read where somebody asks for them (`probe`, `claim`): the
 * space, the clock, which the uptime carries on in between, and what the serving process runs, which a `switch` tells, too.
 */

/** Releases in one answer: a clean-up keeps a handful, and a folder that nobody cleans must not fill a connection. */
const RELEASES = 500;
/** The command that tells the serving process reads a file; longer hangs. */
const SERVING_PID_SECONDS = 5;

export const FACT_SCRIPT = `
# Sets running: the release in whose folder the serving process stands.
read_running() {
  running=
  [ -n "$serving_pid" ] || return 0
  pid=$(serving_pid_of 2>/dev/null </dev/null 9>&-)
  case $pid in
    '' | *[!0-9]*) return 0 ;;
  esac
  stands=$(readlink "/proc/$pid/cwd" 2>/dev/null)
  cd -P ./releases 2>/dev/null || return 0
  case $stands in
    "$PWD"/*) name=\${stands#"$PWD"/} ;;
    *) name= ;;
  esac
  cd "$root" || return 0
  name=\${name%%/*}
  name=\${name% (deleted)}
  is_name "$name" && running=$name
}

serving_pid_of() {
  if [ "$has_timeout" = yes ]; then timeout ${SERVING_PID_SECONDS} sh -c "$serving_pid"; else sh -c "$serving_pid"; fi
}

# Sets facts: the host's account of itself, read again for every answer.
tell_facts() {
  read_times
  guess_clock
  if [ "$has_root" = no ]; then
    [ "$status" != done ] || read_free
    [ "$status" != done ] || facts="f epoch 0\${lf}f current -\${lf}f clock $clock_ms\${lf}f free $free\${lf}f running -$lf"
    return 0
  fi
  read_epoch
  read_current
  running=
  [ "$is_probe" = no ] && [ "$is_switch" = no ] || read_running
  [ "$is_probe" = no ] && [ -n "$free" ] || read_free
  facts="f epoch $epoch\${lf}f current \${current:--}\${lf}f clock $clock_ms\${lf}f free $free\${lf}f running \${running:--}$lf"
  [ -z "$foreign" ] || facts="\${facts}f foreign $(printf '%s' "$foreign" | tr '\\r\\n' '  ')$lf"
  if read_dead_man; then
    read_left
    facts="\${facts}f dead-man $dm_epoch $dm_from $dm_to $left$lf"
  fi
  read_dead_man reverted && facts="\${facts}f reverted $dm_epoch $dm_from $dm_clock$lf"
  count=0
  for folder in releases/*; do
    name=\${folder#releases/}
    [ -d "$folder" ] && [ ! -L "$folder" ] && is_name "$name" || continue
    count=$((count + 1))
    [ "$count" -le ${RELEASES} ] || break
    read_digest "$name" || digest=
    marks=
    [ ! -e "$state/bad/$name" ] || marks=bad
    [ ! -e "$state/pin/$name" ] || marks=$marks,pinned
    facts="\${facts}f release $name \${digest:--} \${marks:--}$lf"
  done
}
`;
