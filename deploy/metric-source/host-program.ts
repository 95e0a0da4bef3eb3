/** The program that samples a host: one `sh` line that becomes one long-lived awk, needs nothing installed and writes one line a tick. */
import { shellQuote } from '../command/quote.ts';
import { HOST_AWK } from './host-awk.ts';

/** Share of a tick that a command metric may take before it is killed. */
const COMMAND_SHARE = 0.6;
/** Bytes of a command's answer that are read: a number has fewer. */
const COMMAND_BYTES = 64;

/** A log and what is counted in it. `pattern` is already portable, `metric` the number that the answer uses for it. */
export type LogPlan = {
  readonly path: string;
  readonly counts: readonly { readonly metric: number; readonly pattern: string; readonly hasSignatures: boolean }[];
};

export type HostPlan = {
  readonly hasProc: boolean;
  readonly logs: readonly LogPlan[];
  readonly commands: readonly { readonly metric: number; readonly command: string }[];
  readonly tickMs: number;
};

/**
 * Returns the command line. Paths, patterns and commands go through exported variables, so no text of the configuration is ever part of a program:
 * awk reads them with `ENVIRON`, and the shells that it starts read `"$P0"`.
 */
export function hostCommand(plan: HostPlan): string {
  const counts = plan.logs.flatMap((log, file) => log.counts.map((each) => ({ ...each, file })));
  const variables: [string, string][] = [
    ['LC_ALL', 'C'],
    ['TICK', String(plan.tickMs / 1000)],
    ['PROC', plan.hasProc ? '1' : '0'],
    ['FILES', String(plan.logs.length)],
    ['COUNTS', counts.map((each) => `${each.metric} ${each.file} ${each.hasSignatures ? 1 : 0}`).join(' ')],
    ['COMMANDS', String(plan.commands.length)],
    ['LOOK', lookCommand(plan)],
    ['ASK', askCommand(plan)],
    ...plan.logs.flatMap(({ path }, file): [string, string][] => [
      [`P${file}`, path],
      [`D${file}`, folderOf(path)],
    ]),
    ...counts.map((each, index): [string, string] => [`R${index}`, each.pattern]),
    ...plan.commands.map((each, index): [string, string] => [`C${index}`, each.command]),
  ];
  const exports = variables.map(([name, value]) => `${name}=${shellQuote(value)}`).join(' ');
  return `export ${exports}; command -v awk >/dev/null 2>&1 || { printf '1\\t!awk=the host has no awk\\n'; exit 1; }; exec awk ${shellQuote(HOST_AWK)}`;
}

/** Inode, kind and size of each log, a line each; `+` for one that is not there yet, `-` when even its folder is not. */
function lookCommand({ logs }: HostPlan): string {
  return logs.map((_, file) => `ls -Lidn -- "$P${file}" 2>/dev/null || { [ -d "$D${file}" ] && echo + || echo -; }`).join('; ');
}

/** All commands at once, each killed with its whole process group at the deadline; an answer is a line `METRIC text`. */
function askCommand({ commands, tickMs }: HostPlan): string {
  const seconds = ((tickMs * COMMAND_SHARE) / 1000).toFixed(2);
  const each = commands.map(
    ({ metric }, index) =>
      `(timeout -s KILL ${seconds} sh -c 'sh -c "$C${index}" </dev/null 2>/dev/null | head -c ${COMMAND_BYTES} | head -n 1' | sed 's/^/${metric} /') &`,
  );
  return each.length === 0 ? '' : `exec 2>/dev/null; ${each.join(' ')} wait`;
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  if (end === 0) return '/';
  const folder = end < 0 ? '.' : path.slice(0, end);
  return folder.startsWith('-') ? `./${folder}` : folder;
}
