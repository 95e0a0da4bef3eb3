/** Where numbers come from: one stream of ticks for the whole fleet, whatever the sources. */

import type { Tick } from '../analysis/types.ts';
import type { MetricConfig } from '../api.ts';
import type { Host, Target } from '../target/target.ts';

export type SamplerOptions = {
  readonly target: Target;
  /** Read again at every tick: hosts join and leave. */
  readonly hosts: () => readonly Host[];
  readonly metrics: readonly MetricConfig[];
  readonly tickMs: number;
  /** Ends the stream and everything that runs on the hosts for it. */
  readonly signal: AbortSignal;
};

/**
 * Samples until the signal is aborted. A tick comes every `tickMs`, late by at most one tick, also when no host answered; a host or a metric that told
 * nothing in time is absent (NaN), never repeated from before. Never throws for what a host or a server says: `onProblem` gets it in words, once a
 * kind and host.
 */
export type OpenSampler = (options: SamplerOptions, onProblem: (words: string) => void) => AsyncIterable<Tick>;
