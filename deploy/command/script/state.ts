/**
 * The host's script, part one: small files that are replaced in one rename, one lock, two clocks.
 *
 * Everything here runs in whatever `sh` the host has: dash, busybox, bash. A process costs a host about a millisecond and a deploy asks hundreds of
 * hosts at once, so what a builtin can do is done by a builtin: files of one line are read with `read`, never with `cat`.
 *
 * Time is `/proc/uptime`, which no one can set: a dead-man must not fire early or late because somebody corrected the clock. Where there is no
 * `/proc` it is the clock after all. The kernel's boot id tells whether two readings can be compared.
 *
 * The lock is the kernel's where `flock` exists, so that no crash leaves it behind; every command that may outlive an order is started without it
 * (`9>&-`). Elsewhere it is a folder with its owner's pid, taken over in one rename when the owner is dead.
 */

/** Half a screen of waiting: orders hold the lock for milliseconds, so a longer wait means somebody is stuck. */
const LOCK_TRIES = 100;
const LOCK_PAUSE_S = '0.05';

export const STATE_SCRIPT = `
state=.shard-run
lf='
'

# Sets line to the first line of a file; empty when there is none.
first_line() {
  line=
  [ -f "$1" ] || return 1
  { IFS= read -r line <"$1" || [ -n "$line" ]; } 2>/dev/null
}

# Puts one line in place of a file. What was written is read again, because a full disk shows nowhere else. A third argument asks for durability.
replace() {
  { printf '%s\\n' "$2" >"$1.new"; } 2>/dev/null
  if first_line "$1.new" && [ "$line" = "$2" ]; then
    [ -z "\${3:-}" ] || sync "$1.new" 2>/dev/null
    mv -f "$1.new" "$1" 2>/dev/null && return 0
  fi
  drop "$1.new"
  return 1
}

# Makes a file say nothing, without a process and without room on the disk: a dead-man that says nothing is none.
blank() {
  [ ! -e "$1" ] || { true >"$1"; } 2>/dev/null
}

# Removes a file, without a process when there is none.
drop() {
  [ ! -e "$1" ] && [ ! -L "$1" ] || rm -f "$1"
}

# Sets now, in hundredths of a second since boot, and boot.
read_times() {
  boot=-
  if { read -r up rest </proc/uptime; } 2>/dev/null; then
    now=$((\${up%.*} * 100 + 1\${up#*.} - 100))
    { read -r boot </proc/sys/kernel/random/boot_id; } 2>/dev/null || boot=-
  else
    now=$(date +%s)00
  fi
}

# Sets clock_ms: the host's clock, in Unix milliseconds.
read_clock() {
  clock_ms=$(date +%s%3N 2>/dev/null)
  case $clock_ms in
    *[!0-9]* | '') clock_ms= ;;
  esac
  [ \${#clock_ms} -eq 13 ] || clock_ms=$(date +%s)000
  clock_now=$now
}

# The clock again without a process: what has passed since it was read.
guess_clock() {
  if [ -n "$clock_ms" ]; then
    clock_ms=$((clock_ms + (now - clock_now) * 10))
    clock_now=$now
  else
    read_clock
  fi
}

is_name() {
  case $1 in
    '' | [!A-Za-z0-9]* | *[!A-Za-z0-9._+~-]* | *.manifest | *.digest) return 1 ;;
  esac
  [ \${#1} -le 128 ]
}

# Undoes the encoding of a request: sets value. The x keeps line breaks at the end.
decode() {
  value=$1
  case $value in
    -) value= ;;
    *\\\\*)
      value=$(printf '%bx' "$value")
      value=\${value%x}
      ;;
  esac
}

# Sets is_locked: an order may give the lock back before its end.
lock() {
  take_lock && is_locked=yes
}

unlock() {
  [ "$is_locked" = yes ] || return 0
  is_locked=no
  if [ "$has_flock" = yes ]; then
    exec 9>&-
  else
    rm -rf "$state/lock.d"
  fi
}

take_lock() {
  tries=0
  if [ "$has_flock" = yes ]; then
    { command exec 9>>"$state/lock"; } 2>/dev/null || return 1
    until flock -n 9 9>&9 2>/dev/null; do
      tries=$((tries + 1))
      [ "$tries" -lt ${LOCK_TRIES} ] || return 1
      sleep ${LOCK_PAUSE_S} 2>/dev/null || sleep 1
    done
    return 0
  fi
  until mkdir "$state/lock.d" 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt ${LOCK_TRIES} ] || return 1
    first_line "$state/lock.d/pid" && ! kill -0 "$line" 2>/dev/null && mv "$state/lock.d" "$state/lock.old.$$" 2>/dev/null && rm -rf "$state/lock.old.$$"
    sleep ${LOCK_PAUSE_S} 2>/dev/null || sleep 1
  done
  echo $$ >"$state/lock.d/pid"
}

read_epoch() {
  first_line "$state/epoch"
  case $line in
    '' | *[!0-9]*) epoch=0 ;;
    *) epoch=$line ;;
  esac
}

# Sets current, or foreign when current is nothing of ours. A shell can follow a link by itself; only one that leads elsewhere or nowhere has to be read.
read_current() {
  current=
  foreign=
  if [ -L current ]; then
    if cd -P ./current 2>/dev/null; then
      name=$PWD
      cd "$root" || return 1
      case $name in
        "$real_root"/releases/*)
          name=\${name#"$real_root"/releases/}
          is_name "$name" && current=$name && return 0
          ;;
      esac
    fi
    target=$(readlink current)
    name=\${target%/}
    name=\${name#"$root"/}
    name=\${name#./}
    case $name in
      releases/*)
        name=\${name#releases/}
        if is_name "$name"; then
          current=$name
          return 0
        fi
        ;;
    esac
    foreign="a link to $target"
  elif [ -d current ]; then
    foreign='a directory'
  elif [ -e current ]; then
    foreign='a file'
  fi
}

# Sets has_renaming_ln: an ln that puts a link in place of another in one rename, as GNU's does since 2017; an older one removes the other first.
learn_ln() {
  case $(ln --version 2>/dev/null) in
    'ln (GNU coreutils) 9.'* | 'ln (GNU coreutils) '[1-9][0-9].*) has_renaming_ln=yes ;;
  esac
}

# Points current at a release in one rename. GNU and busybox know -T, BSD and macOS -h. What is no link of ours stays: the caller has read current.
link_current() {
  if [ "$has_renaming_ln" = yes ]; then
    ln -sfT "releases/$1" current 2>/dev/null || return 1
    current=$1
    return 0
  fi
  drop "$state/current.new"
  ln -s "releases/$1" "$state/current.new" 2>/dev/null || return 1
  mv -fT "$state/current.new" current 2>/dev/null || mv -fh "$state/current.new" current 2>/dev/null || return 1
  current=$1
}

# Sets digest: of the manifest by which the host proved the release; empty when it never did.
read_digest() {
  digest=
  [ -d "releases/$1" ] || return 1
  first_line "releases/$1.digest" && digest=$line && return 0
  [ -f "releases/$1.manifest" ] || return 1
  digest=$( { sha256sum || shasum -a 256 || openssl dgst -sha256 -r; } <"releases/$1.manifest" 2>/dev/null)
  digest=\${digest%% *}
  case $digest in
    *[!0-9a-f]*) digest= ;;
  esac
  [ \${#digest} -eq 64 ] || { digest= && return 1; }
  replace "releases/$1.digest" "$digest"
  return 0
}

is_full() {
  read_free
  [ "$free" -lt 65536 ]
}

read_free() {
  free=$(stat -f -c '%a %S' . 2>/dev/null)
  case $free in
    [0-9]*' '[0-9]*) free=$((\${free% *} * \${free#* })) ;;
    *)
      free=$(df -Pk . 2>/dev/null | { read -r line && read -r device blocks used free line && echo "$free"; })
      case $free in
        '' | *[!0-9]*) ;;
        *) free=$((free * 1024)) ;;
      esac
      ;;
  esac
  case $free in
    '' | *[!0-9]*) free=0 ;;
  esac
}

# One line a change, for whoever looks at the host itself.
note() {
  { printf '%s %s\\n' "$clock_ms" "$*" >>"$state/log"; } 2>/dev/null
}
`;
