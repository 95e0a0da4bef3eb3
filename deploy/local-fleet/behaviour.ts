/** What a release does to whoever runs it: read from `behaviour.json` in the release, so that shipping a release is what breaks a host. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the file in a release's folder. A release without one behaves well. */
export const BEHAVIOUR_FILE = 'behaviour.json';

export type Behaviour = {
  /** Share of requests that fail, 0..1. */
  readonly errorRatio: number;
  /** Times the usual latency, and the usual busy share of a CPU. */
  readonly latencyFactor: number;
  readonly cpuFactor: number;
  /** A line that no other release writes, in this share of requests; empty for none. */
  readonly signature: string;
  readonly signatureRatio: number;
  /** True: the service answers nothing and writes nothing. */
  readonly isSilent: boolean;
  /** The health check's answer. */
  readonly isHealthy: boolean;
};

/** A few requests fail everywhere: a fleet without errors has nothing to compare. */
export const GOOD_BEHAVIOUR: Behaviour = {
  errorRatio: 0.002,
  latencyFactor: 1,
  cpuFactor: 1,
  signature: '',
  signatureRatio: 0,
  isSilent: false,
  isHealthy: true,
};

/** Returns what the release in the folder does; a file that cannot be read is a release that behaves well. */
export function readBehaviour(folder: string): Behaviour {
  try {
    const parsed: unknown = JSON.parse(readFileSync(join(folder, BEHAVIOUR_FILE), 'utf8'));
    return typeof parsed === 'object' && parsed !== null ? { ...GOOD_BEHAVIOUR, ...parsed } : GOOD_BEHAVIOUR;
  } catch {
    return GOOD_BEHAVIOUR;
  }
}
