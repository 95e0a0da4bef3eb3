/** The awk of the sampling program: /proc, followed logs and answers of commands, one line a tick, in any awk there is. */

/** Bytes of one log that are read in a tick; more is a flood: what was read counts, the rest is skipped, and the line says so. With three patterns 4 MiB cost mawk 30 ms of CPU, gawk and busybox 350. */
export const TICK_LOG_BYTES = 4_194_304;
/** Kinds of matching lines that come along in a tick for one metric, numbers aside. */
export const TICK_SHAPES = 32;
/** Characters of a log line that come along. */
export const SHAPE_CHARACTERS = 300;
/** Characters of a tick's line, about; kinds of lines beyond it are left out, counts never. */
export const LINE_CHARACTERS = 16_384;
/**
 * The program; `host-program.ts` sets the variables that it reads. No single quote may stand in it.
 *
 * How a log is followed: `off` is the byte after the last line that was counted, and a line without its end waits for the next tick. The stream begins with the end
 * of that last line (`mark`), so a file that was cut and has grown beyond `off` within one tick is noticed and read from its start. A log that is created when
 * its first line comes is empty until then, so that its first error counts. A changed inode is a rotation: the rest of the old file is found by its inode and counted
 * first. A writer that does not append leaves a hole of NULs after a cut; they come as \001, and reading goes on behind the hole. Sizes of 2^31 and more must
 * print whole, hence CONVFMT.
 */
export const HOST_AWK = String.raw`
function uptime(   line, part) {
  if ((getline line < "/proc/uptime") <= 0) return -1
  close("/proc/uptime"); split(line, part, " "); return part[1] + 0
}
function clean(text) { gsub(/[\001-\037\177]/, " ", text); return text }
function problem(kind, words) { out = out "\t!" kind "=" clean(words) }
function load(   line, part) {
  if ((getline line < "/proc/loadavg") <= 0) { problem("proc", "/proc/loadavg cannot be read"); return }
  close("/proc/loadavg"); split(line, part, " "); out = out "\tload=" part[1]
}
function cpu(   line, part, n, i, total, idle, busy) {
  if ((getline line < "/proc/stat") <= 0) return
  close("/proc/stat"); n = split(line, part, " "); if (n > 9) n = 9
  for (i = 2; i <= n; i++) total += part[i]
  idle = part[5] + part[6]
  if (cputotal > 0 && total > cputotal) {
    busy = 100 * (1 - (idle - cpuidle) / (total - cputotal))
    out = out "\tcpu=" sprintf("%.2f", busy < 0 ? 0 : busy > 100 ? 100 : busy)
  }
  cputotal = total; cpuidle = idle
}
function memory(   line, part, total, free, spare) {
  while ((getline line < "/proc/meminfo") > 0) {
    split(line, part, " ")
    if (part[1] == "MemTotal:") total = part[2]
    else if (part[1] == "MemAvailable:") { free = part[2]; break }
    else if (part[1] == "MemFree:" || part[1] == "Buffers:" || part[1] == "Cached:") spare += part[2]
  }
  close("/proc/meminfo"); if (free == "") free = spare
  if (total > 0) out = out "\tmemory=" sprintf("%.2f", 100 * (1 - free / total))
}
function shape(index_, line,   key) {
  line = clean(substr(line, 1, ${SHAPE_CHARACTERS})); key = line; gsub(/[0-9]+/, "#", key)
  if ((index_, key) in seen) { seen[index_, key]++; return }
  if (shapes[index_] >= ${TICK_SHAPES}) return
  shapes[index_]++; seen[index_, key] = 1; keys[index_, shapes[index_]] = key; texts[index_, shapes[index_]] = line
}
function match_(f, line,   i) {
  sub(/^\001+/, "", line)
  for (i = 0; i < counts; i++) if (file[i] == f && line ~ pattern[i]) { count[i]++; if (signed[i]) shape(i, line) }
}
function stream(source, from) {
  return "dd bs=65536 skip=" int(from / 65536) " count=" (int(limit / 65536) + 2) " " source " 2>/dev/null | tail -c +" (from % 65536 + 1) " | tr '\\000' '\\001'"
}
function consume(f, command, want, isFinal,   line, len, used, lines, last, begun) {
  begun = hasmark[f] ? 0 : 1; last = ""; used = 0; lines = 0
  while ((command | getline line) > 0) {
    len = length(line) + 1
    if (!begun) {
      begun = 1
      if (line == mark[f]) continue
      close(command); return line ~ /^\001/ ? "hole" : "changed"
    }
    if (used == 0 && lines == 0 && peak[f] > 0 && off[f] == 0 && line ~ /^\001/) { close(command); return "hole" }
    if (!isFinal && used + len > want) break
    used += len; last = line; lines++
    if (skip[f]) { skip[f] = 0; continue }
    match_(f, line)
    if (isFinal && used > limit) break
  }
  close(command)
  if (lines == 0 && len == 0) return "unreadable"
  off[f] += used
  if (lines > 0) { mark[f] = length(last) > 63 ? substr(last, length(last) - 62) : last; hasmark[f] = 1 }
  return "read"
}
function rest(f,   from) {
  from = off[f] - (hasmark[f] ? length(mark[f]) + 1 : 0)
  consume(f, "find \"$D" f "\" -maxdepth 1 -inum " inode[f] " -exec " stream("if={} \\;", from), limit, 1)
}
function follow(f,   want, from, result, tries) {
  if (now_inode[f] == "-") { lost[f] = 1; problem("folder" f, "is in a folder that does not exist"); return }
  if (now_inode[f] == "+") {
    if (inode[f] == "-") inode[f] = "+"
    if (inode[f] == "+") problem("log" f, "does not exist; it counts as empty until it does")
    return
  }
  if (now_kind[f] != "-") { lost[f] = 1; problem("log" f, "is not a file"); return }
  if (inode[f] == "-") { inode[f] = now_inode[f]; off[f] = size[f] }
  else if (inode[f] == "+") { inode[f] = now_inode[f]; off[f] = 0 }
  else if (inode[f] != now_inode[f]) { rest(f); inode[f] = now_inode[f]; restart(f); peak[f] = 0 }
  else if (size[f] < off[f]) { peak[f] = off[f]; restart(f) }
  for (tries = 0; tries < 3 && size[f] > off[f]; tries++) {
    want = size[f] - off[f]; if (want > limit) want = limit
    from = off[f] - (hasmark[f] ? length(mark[f]) + 1 : 0)
    result = consume(f, stream("< \"$P" f "\"", from), want, 0)
    if (result == "changed") { peak[f] = off[f]; restart(f) }
    else if (result == "hole") { off[f] = off[f] > 0 ? off[f] : peak[f]; hasmark[f] = 0; peak[f] = 0; if (off[f] > size[f]) off[f] = size[f] }
    else break
  }
  if (result == "unreadable") { lost[f] = 1; problem("log" f, "cannot be read") }
  if (result == "read" && size[f] - off[f] > 0 && want == limit) {
    problem("flood" f, "grew by more than " limit " bytes in a tick; the rest was not counted")
    off[f] = size[f]; hasmark[f] = 0; skip[f] = 1
  }
}
function restart(f) { off[f] = 0; hasmark[f] = 0; skip[f] = 0 }
function look(wait,   command, line, part, f, n) {
  command = (wait > 0 ? "sleep " sprintf("%.2f", wait) "; " : "") ENVIRON["LOOK"]; f = 0
  if (command == "") return
  while ((command | getline line) > 0) {
    n = split(line, part, " ")
    now_inode[f] = part[1]; now_kind[f] = substr(part[2], 1, 1); size[f] = n > 5 ? part[6] + 0 : 0; f++
  }
  close(command)
}
function ask(   line, command) {
  command = ENVIRON["ASK"]; if (command == "") return
  while ((command | getline line) > 0) if (match(line, /^[0-9]+ /)) out = out "\tc" substr(line, 1, RLENGTH - 1) "=" clean(substr(line, RLENGTH + 1))
  close(command)
}
function tell(   i, j, text) {
  for (i = 0; i < counts; i++) if (!lost[file[i]]) out = out "\tn" metric[i] "=" count[i] + 0
  for (i = 0; i < counts; i++) for (j = 1; j <= shapes[i]; j++) {
    text = "\ts" metric[i] "=" seen[i, keys[i, j]] ":" texts[i, j]
    if (length(out) + length(text) > ${LINE_CHARACTERS}) break
    out = out text
  }
  print out; fflush()
}
BEGIN {
  CONVFMT = "%.17g"; OFMT = "%.17g"; limit = ${TICK_LOG_BYTES}; files = ENVIRON["FILES"] + 0; tick = ENVIRON["TICK"] + 0
  counts = split(ENVIRON["COUNTS"], plan, " ") / 3
  for (i = 0; i < counts; i++) { metric[i] = plan[3 * i + 1]; file[i] = plan[3 * i + 2]; signed[i] = plan[3 * i + 3] + 0; pattern[i] = ENVIRON["R" i] }
  look(0)
  for (f = 0; f < files; f++) { inode[f] = now_inode[f]; off[f] = size[f] }
  out = ""; if (ENVIRON["PROC"]) cpu()
  started = uptime(); if (ENVIRON["COMMANDS"] + 0 > 0 && system("command -v timeout >/dev/null 2>&1") != 0) missing = 1
  for (n = 1; ; n++) {
    wait = tick; ticks = 1
    if (started >= 0) {
      wait = started + n * tick - uptime()
      if (wait < 0) { ticks += int(-wait / tick) + 1; n += ticks - 1; wait = started + n * tick - uptime() }
    }
    look(wait)
    out = "1" (ticks > 1 ? "\tticks=" ticks : ""); split("", seen); split("", shapes); split("", count); split("", lost)
    if (missing) problem("timeout", "the host has no timeout command, so no command metric can be bounded")
    if (ENVIRON["PROC"]) { load(); cpu(); memory() }
    for (f = 0; f < files; f++) follow(f)
    ask(); tell()
  }
}
`;
