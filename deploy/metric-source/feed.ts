/** What the sampler needs of one kind of source, and how a source says what is wrong. */
import type { HostId } from '../../core/id.ts';
import type { SignatureCount } from '../analysis/types.ts';
import type { Host } from '../target/target.ts';

/** What one source told of one host in one tick: numbers by the metric's index. A metric that is not in it told nothing. */
export type Reading = { readonly values: ReadonlyMap<number, number>; readonly signatures: readonly SignatureCount[] };

/** A source of some of the metrics, for all hosts. */
export type Feed = {
  /** Begins a tick: these are the hosts now. What it starts for the tick ends by itself before the tick does. */
  begin(hosts: readonly Host[]): void;
  /** Takes what a host told since it was last asked; `null` is silence. */
  take(host: HostId): Reading | null;
};

/** Says a problem in words, unless this kind was said of this host. */
export type SayProblem = (kind: string, host: string, words: string) => void;

/** A fleet of a thousand hosts with ten kinds each; whatever comes after is noise, and forgetting would repeat it. */
const PROBLEMS = 10_000;
/** Part of the words may come from a host or a server. */
const PROBLEM_CHARACTERS = 400;

/** Hosts that have the same trouble say so within a moment of each other, and one line is enough for them all. */
const GATHER_MS = 1000;
/** Names in a line; the rest is counted. */
const NAMES = 3;

export type Voice = {
  readonly say: SayProblem;
  /** Says at once what is still being gathered. */
  flush(): void;
};

/** Returns a voice that says each kind of problem once a host, and what many hosts say in the same words as one line. */
export function createVoice(onProblem: (words: string) => void): Voice {
  const said = new Set<string>();
  const gathered = new Map<string, string[]>();
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    for (const [line, hosts] of gathered) onProblem(hosts.length === 0 ? line : `${nameHosts(hosts)}: ${line}`);
    gathered.clear();
  };
  const say: SayProblem = (kind, host, words) => {
    const key = `${kind}\n${host}`;
    if (said.has(key) || said.size >= PROBLEMS) return;
    said.add(key);
    const line = words.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, PROBLEM_CHARACTERS);
    gathered.set(line, [...(gathered.get(line) ?? []), ...(host === '' ? [] : [host])]);
    timer ??= setTimeout(flush, GATHER_MS);
  };
  return { say, flush };
}

function nameHosts(hosts: readonly string[]): string {
  return hosts.length <= NAMES ? hosts.join(', ') : `${hosts.length} hosts (${hosts.slice(0, NAMES).join(', ')}, …)`;
}
