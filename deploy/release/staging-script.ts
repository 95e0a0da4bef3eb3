/**
 * What a host runs to take a release: one `sh` script, one round trip, the delta on its standard input.
 *
 * Everything happens in a folder of its own under `releases/`, so a script that dies at any moment leaves nothing but that folder, which the next one
 * removes. The release before is cloned by hard links, what is gone is taken out of the clone, rsync puts the delta on top (it writes new files and renames
 * them, so a file that two releases share never changes), and then the host lists and hashes all that it now has, what it had before included: a file that was
 * damaged since it was proven must not get into the next release. Only a listing whose digest is the release's gets its shared links and is renamed into
 * place; its manifest and digest follow last, because they make a release switchable.
 *
 * A process costs a host about a millisecond, which is what most of a small release costs it, so they are counted here (staging.test.ts holds the number).
 *
 * The host is asked for POSIX sh, rsync 3.1 and what GNU coreutils and findutils or busybox have in common. Text from outside stands in quoted variables
 * at the top and nowhere else.
 */
import type { ReleaseId } from '../../core/id.ts';
import { shellQuote } from '../command/quote.ts';
import type { Delta } from './delta.ts';
import { renderEntry } from './manifest.ts';
import type { SharedPlan } from './shared-link.ts';

export type StagingScript = {
  readonly root: string;
  readonly release: ReleaseId;
  readonly digest: string;
  readonly epoch: number;
  /** `null`: the delta is against nothing. */
  readonly from: ReleaseId | null;
  /** What the files that are new on the host take, with a margin. */
  readonly neededKilobytes: number;
  /** Of the whole release, without folders. */
  readonly releaseKilobytes: number;
  readonly delta: Pick<Delta, 'gone' | 'sentBytes'>;
  readonly shared: SharedPlan;
  /** `prove` takes no delta: it answers `absent` when the release is not there. */
  readonly mode: 'prove' | 'apply';
};

/** Linux takes no longer argument than 128 KiB, and `sh -c` gets the script as one, quoted. */
export const SCRIPT_BYTES = 96 * 1024;
/** rsync 3.1.0, of 2013. */
export const RSYNC_PROTOCOL = 31;
/** Space is not asked for below this: the question costs a process, and a disk that is full after all says so itself. */
const UNASKED_KILOBYTES = 1024;
/** A delta up to here is unpacked to a file before it is applied: one that was cut off is then told at once. rsync may hang on half of a batch. */
const KEPT_BYTES = 256 * 1024;
/** For a larger one, that is streamed: nothing comes from a deployer that is gone, and a slow line is not that slow. */
const STALL_SECONDS = 120;
/** From here on `openssl`, which knows the processor's own instructions, is sooner done than `sha256sum`, which starts faster. */
const OPENSSL_KILOBYTES = 2048;

/** Returns the script's text. It prints one line that `parseStagingAnswer` reads, and what belongs to it. */
export function renderStagingScript(script: StagingScript): string {
  const { shared, delta } = script;
  const links = shared.added.map(({ path }) => path);
  const gone = script.from === null ? [] : [...new Set([...(delta.gone ?? []), ...shared.links.map(({ path }) => path), ...links])];
  const lines = (entries: SharedPlan['added']): string => entries.map((entry) => `${renderEntry(entry)}\n`).join('');
  return `root=${shellQuote(script.root)}
id=${shellQuote(script.release)}
want=${shellQuote(script.digest)}
from=${shellQuote(script.from ?? '')}
epoch=${shellQuote(String(script.epoch))}
need=${shellQuote(String(script.neededKilobytes))}
size=${shellQuote(String(script.releaseKilobytes))}
mode=${script.mode}
kept=${delta.sentBytes <= KEPT_BYTES ? 'yes' : 'no'}
delete=${delta.gone === null ? '--delete' : ''}
gone_count=${gone.length}
each_gone() {
"$@"${gone.map((path) => ` ${shellQuote(`./${path}`)}`).join('')}
}
added=${shellQuote(lines(shared.added))}
added_count=${shared.added.length}
replaced=${shellQuote(lines(shared.replaced))}
each_shared() {
:
${shared.links.map(({ kind, path, target }) => `"$1" ${kind} ${shellQuote(path)} ${shellQuote(target)}\n`).join('')}}
${BODY}`;
}

const BODY = `LC_ALL=C
export LC_ALL
umask 022
say() { printf '%s\\n' "$*"; exit 0; }
fail() {
  case $1 in
    *'No space left'*|*'quota exceeded'*) say "full $1" ;;
    *'Read-only file system'*|*'Permission denied'*) say "unfit $1" ;;
  esac
  say "failed $1"
}
try() { words=$("$@" 2>&1) || fail "$words"; }
fence() {
  held=0
  if [ -f .shard-run/epoch ]; then read -r held <.shard-run/epoch || :; fi
  case $held in ''|*[!0-9]*) held=0 ;; esac
  if [ "$held" -gt "$epoch" ]; then say "fenced $held"; fi
}
is_current() { link=$(readlink current 2>/dev/null) && [ "\${link##*/}" = "$id" ]; }
# Lists the folder $1 in parts that amount_to_release puts together. One process of GNU find does what takes another find six.
list() {
  (
    cd -- "$1" && exec find . ! -name . \\( -type f -fprintf "$work/modes" '%p\\t%m\\n' -exec $hash {} + \\
      -o -type l -fprintf "$work/rest" '%p\\tlink\\t%l\\n' -o -type d -fprintf "$work/rest" '%p\\tdirectory\\t%m\\n' \\
      -o -fprintf "$work/rest" '%p\\tother\\t%y\\n' \\)
  ) >"$work/digests" 2>"$work/errors"
  [ -f "$work/modes" ] || (cd -- "$1" && list_anywhere) 2>"$work/errors" || fail "$(tail -n 3 "$work/errors")"
}
list_anywhere() {
  find . -type f -print0 >"$work/names" || exit 1
  xargs -0 -r stat -c '%n\t%a' <"$work/names" >"$work/modes" || exit 1
  xargs -0 -r $hash <"$work/names" >"$work/digests"
  find . ! -name . ! -type f ! -type l -exec stat -c '%n\t%F\t%a' {} + >"$work/rest" || exit 1
  find . -type l -exec sh -c 'for l do printf "%s\\tlink\\t%s\\n" "$l" "$(readlink "$l")"; done' sh {} + >>"$work/rest"
}
# Puts each file's digest behind its mode, in a process of its own. A path with a backslash has another one before its digest.
join_digests() {
  if command -v awk >/dev/null; then
    exec awk 'FNR == NR { line[FNR] = $0; next } { print line[FNR] "\\t" substr($1, length($1) - 63) }' "$work/modes" "$work/digests"
  else
    sed 's/^\\\\\\{0,1\\}\\([0-9a-f]*\\).*/\\1/' "$work/digests" | paste "$work/modes" -
  fi
}
# True when what was listed, with the lines that shared links stand for, is the release's manifest; it stands under its name then.
amount_to_release() {
  printf %s "$replaced" >"$work/replaced" || fail 'No space left for a listing'
  join_digests | sort - "$work/rest" "$work/replaced" >"$work/$id.manifest"
  got=$(sha256sum <"$work/$id.manifest")
  [ "\${got%% *}" = "$want" ]
}
# Takes the shared links of a release that is in its place out of the listing.
pass_over_links() {
  printf %s "$added" >"$work/added"
  if [ "$added_count" -gt 0 ] && [ "$(grep -cxFf "$work/added" "$work/rest")" -eq "$added_count" ]; then
    grep -vxFf "$work/added" "$work/rest" >"$work/others"
    mv "$work/others" "$work/rest"
  fi
}
# Proves the tree in the folder $1, whose links $2 passes over. A digest of openssl's own kind must not cost a host its release.
prove() {
  list "$1"
  $2
  if amount_to_release; then return 0; fi
  if [ "$hash" = sha256sum ]; then return 1; fi
  hash=sha256sum
  rm -f "$work/modes"
  prove "$1" "$2"
}
choose_hash() {
  hash=sha256sum
  if [ "$size" -gt ${OPENSSL_KILOBYTES} ] && command -v openssl >/dev/null; then hash='openssl dgst -sha256 -r'; fi
}
differ() { printf '%s\\n' "$1"; cat "$work/$id.manifest"; exit 0; }
# Brings the tree, when there is one, and the marks of a proven release to their place. mv takes its arguments in their order, and the marks come last:
# without them nothing switches to it.
publish() {
  printf '%s\\n' "$want" >"$work/$id.digest" || fail 'No space left for a digest'
  try mv -- "$@" "$work/$id.manifest" "$work/$id.digest" releases/
  say "proven $want"
}
share() {
  case $1 in
    directory) [ -d "shared/$2" ] || try mkdir -p -- "shared/$2" ;;
    file)
      case $2 in */*) try mkdir -p -- "shared/\${2%/*}" ;; esac
      if [ ! -e "shared/$2" ] && [ ! -L "shared/$2" ]; then
        words=$({ umask 077; : >>"shared/$2"; } 2>&1) || fail "$words"
        printf 'created %s\\n' "$2"
      fi ;;
  esac
  case $2 in */*) [ -d "$work/$id/\${2%/*}" ] || try mkdir -p -- "$work/$id/\${2%/*}" ;; esac
  try ln -s -- "$3" "$work/$id/$2"
}
# Takes these paths out of the clone, unless one lies beyond a link: there it would be somebody else's file that goes.
take_out() {
  cd -- "$work/$id" || exit 1
  for gone do
    while :; do
      gone=\${gone%/*}
      [ "$gone" != . ] || break
      if [ -L "$gone" ]; then say "$gone is a link" >&2; fi
    done
  done
  exec rm -rf -- "$@"
}
# Puts the delta on top, in a process of its own.
apply() {
  if [ "$kept" = yes ]; then
    gzip -dc >"$work/batch" || return 1
    exec rsync --read-batch="$work/batch" -rlptOJ $delete "$work/$id/" </dev/null
  fi
  gzip -dc | rsync --read-batch=- --timeout=${STALL_SECONDS} -rlptOJ $delete "$work/$id/"
}
check_rsync() {
  version=$(rsync --version 2>/dev/null) || say 'unfit rsync does not run'
  protocol=\${version#*protocol version }
  protocol=\${protocol%%[!0-9]*}
  if [ "\${protocol:-0}" -lt ${RSYNC_PROTOCOL} ]; then say "unfit rsync is older than 3.1.0: $(printf '%s' "$version" | head -n 1)"; fi
}
# A delta that is smaller than what a host writes into its logs meanwhile is not what fills the disk.
check_room() {
  [ "$need" -gt ${UNASKED_KILOBYTES} ] || return 0
  set -- $(stat -f -c '%a %S' releases 2>/dev/null)
  [ $# -eq 2 ] || return 0
  free=$(($1 * ($2 / 512) / 2))
  if [ "$free" -lt "$need" ]; then say "full $free KiB are free and $need KiB are needed"; fi
}

[ -d "$root/releases" ] && [ -d "$root/shared" ] || try mkdir -p -- "$root/releases" "$root/shared"
cd -- "$root" || say "unfit $root is not a folder that can be entered"
fence
for left in releases/.incoming-*.*; do
  [ -d "$left" ] || continue
  pid=\${left##*.}; of=\${left%.*}; of=\${of##*-}
  case $pid$of in *[!0-9]*) continue ;; esac
  if [ "$of" -gt "$epoch" ]; then continue; fi
  if [ "$of" -eq "$epoch" ] && kill -0 "$pid" 2>/dev/null; then continue; fi
  rm -rf -- "$left"
done
work=$PWD/releases/.incoming-$id-$epoch.$$
trap 'rm -rf -- "$work"' EXIT
trap 'exit 1' HUP INT TERM PIPE
# Without the group bit that a shared root hands down: folders of a release have the modes of its manifest.
try mkdir -m u=rwx,go=rx,g-s -- "$work"

choose_hash
if [ -d "releases/$id" ]; then
  if prove "releases/$id" pass_over_links; then publish; fi
  if is_current; then differ damaged; fi
  rm -f "$work/modes"
fi
if [ "$mode" = prove ]; then
  command -v rsync >/dev/null || say 'unfit rsync is not installed'
  check_rsync
  check_room
  say absent
fi

command -v rsync >/dev/null || say 'unfit rsync is not installed'
check_room
if [ -n "$from" ]; then
  [ -d "releases/$from" ] || say "unapplied releases/$from is not there"
  words=$(cp -dRl -- "releases/$from" "$work/$id" 2>&1) || case $words in *'No space left'*) fail "$words" ;; *) say "unapplied $words" ;; esac
  if [ "$gone_count" -gt 0 ]; then words=$(each_gone take_out 2>&1) || fail "$words"; [ -z "$words" ] || say "unapplied $words"; fi
else
  try mkdir -- "$work/$id"
fi
words=$(apply 2>&1 >/dev/null) || {
  case $words in *'No space left'*|*'quota exceeded'*) fail "$words" ;; esac
  check_rsync
  say "unapplied $words"
}
if ! prove "$work/$id" :; then differ differs; fi
each_shared share
fence
if [ -e "releases/$id" ]; then
  rm -f -- "releases/$id.manifest" "releases/$id.digest"
  try mv -T -- "releases/$id" "$work/before"
fi
publish "$work/$id"
`;
