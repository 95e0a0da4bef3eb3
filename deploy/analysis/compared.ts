/**
 * Who is compared with whom: the hosts of a design without those that are `out`, by position.
 *
 * Against placebos only canaries and placebos count: both were switched in the same instant, so cold caches are in both. Everything behind this file
 * works on positions 0..n-1 and learns which of them are canaries only where a formula is about canaries; residuals, their scale and their clips never do,
 * which is half of what makes the test exact.
 */
import { groupStrata, type Strata } from './subset.ts';
import type { WatchDesign } from './types.ts';

export type Compared = {
  /** Per position, the index in the design. */
  readonly hosts: readonly number[];
  /** Per position: 1 for a canary. */
  readonly isCanary: Uint8Array;
  readonly canaries: number;
  /** Placebos among the others, 0 when everybody else is a control. */
  readonly placebos: number;
  /** Positions by stratum. */
  readonly strata: Strata;
};

export function compareArms({ arms, strata, against }: WatchDesign): Compared {
  const takes = (arm: string | undefined): boolean => arm === 'canary' || arm === 'placebo' || (arm === 'control' && against === 'all');
  const hosts = [...arms.keys()].filter((index) => takes(arms[index]));
  const isCanary = Uint8Array.from(hosts, (index) => (arms[index] === 'canary' ? 1 : 0));
  const labels = hosts.map((index) => strata[index] ?? '');
  return {
    hosts,
    isCanary,
    canaries: isCanary.reduce((sum, flag) => sum + flag, 0),
    placebos: hosts.filter((index) => arms[index] === 'placebo').length,
    strata: groupStrata([...hosts.keys()], labels),
  };
}
