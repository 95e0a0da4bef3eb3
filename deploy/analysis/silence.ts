/**
 * Silence as evidence: a canary that dies stops reporting, so what is missing is not missing by chance.
 *
 * A host is silent when it told something in the last minute before the switch and has told nothing for ten seconds. How many canaries may be silent by chance,
 * given how many hosts are, is hypergeometric. If the deployer's own network fails, all hosts are silent alike and nothing is concluded. On a fleet
 * too small for the rule's chance, every canary silent and nobody else is still a guard: it needs no statistics to stop there.
 */

import { hypergeometricTail } from '../../core/combination.ts';
import type { Compared } from './compared.ts';
import { SILENCE_MS } from './limit.ts';
import { type HostIndex, indexHosts, isTold } from './tally.ts';
import type { Tick, WatchDesign } from './types.ts';

export type Silence = {
  /** Positions of silent hosts, ascending. */
  readonly hosts: readonly number[];
  readonly canaries: number;
  readonly others: number;
  readonly p: number;
  /** Every canary, two at least, and nobody else. */
  readonly isTotal: boolean;
};

/** Stateful: `add` each tick after the switch, then `judge`. */
export type SilenceRule = { add(tick: Tick): void; judge(): Silence };

export function createSilenceRule(design: WatchDesign, compared: Compared, recent: readonly Tick[]): SilenceRule {
  const index = indexHosts(compared.hosts.flatMap((host) => design.hosts[host] ?? []));
  const wasHeard = new Uint8Array(compared.hosts.length);
  for (const tick of recent) for (const at of speakersOf(tick, index)) wasHeard[at] = 1;
  const quiet = new Int32Array(compared.hosts.length);
  const limit = Math.max(1, Math.ceil(SILENCE_MS / design.tickMs));
  return {
    add(tick) {
      for (let at = 0; at < quiet.length; at++) quiet[at] = (quiet[at] as number) + 1;
      for (const at of speakersOf(tick, index)) quiet[at] = 0;
    },
    judge() {
      const hosts: number[] = [];
      let [canaries, speaking, drawn] = [0, 0, 0];
      for (let at = 0; at < quiet.length; at++) {
        if (wasHeard[at] !== 1) continue;
        const isCanary = compared.isCanary[at] as number;
        speaking++;
        drawn += isCanary;
        if ((quiet[at] as number) < limit) continue;
        hosts.push(at);
        canaries += isCanary;
      }
      const p = hypergeometricTail({ total: speaking, marked: hosts.length, drawn }, canaries);
      const isTotal = canaries === drawn && canaries === hosts.length && canaries >= 2 && speaking > drawn;
      return { hosts, canaries, others: hosts.length - canaries, p, isTotal };
    },
  };
}

function speakersOf(tick: Tick, index: HostIndex): number[] {
  const speakers: number[] = [];
  for (const { host, values } of tick.hosts) {
    const at = index.get(host);
    if (at !== undefined && values.some(isTold)) speakers.push(at);
  }
  return speakers;
}
