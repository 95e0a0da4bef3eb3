/** The cells of the bench: which deploys are simulated, and what our judge has to reach in each. */
import type { MetricSpec } from '../../../deploy/analysis/types.ts';
import type { Drift, Effect } from './fleet-model.ts';

/** `plan`: canary, wave and full watch one after the other. `canary`, `full`: that watch alone. */
export type CellKind = 'plan' | 'canary' | 'full';

/** Shares of deploys, 0..1. `atMost` of all; `within60`, `within120`, `within300` at least, in seconds after the switch; `medianSeconds` at most. */
export type Target = {
  readonly atMost?: number;
  readonly within60?: number;
  readonly within120?: number;
  readonly within300?: number;
  readonly medianSeconds?: number;
};

export type Cell = {
  readonly name: string;
  readonly kind: CellKind;
  readonly drift: Drift;
  readonly effect: Effect;
  readonly errorRate: number;
  readonly hasWarmUp: boolean;
  readonly placeboRatio: number;
  /** Share of the canaries' requests that write a log line never seen before. */
  readonly newLineShare: number;
  readonly target: Target;
};

function cell(name: string, kind: CellKind, target: Target, changes: Partial<Cell> = {}): Cell {
  return { name, kind, target, drift: 'D2', effect: {}, errorRate: 0.1, hasWarmUp: false, placeboRatio: 0, newLineShare: 0, ...changes };
}

/** Hosts that get a copy of the old release where warm-up is simulated. */
const PLACEBO_RATIO = 0.2;

export const CELLS: readonly Cell[] = [
  cell('false-D0', 'plan', { atMost: 0.001 }, { drift: 'D0' }),
  cell('false-D1', 'plan', { atMost: 0.001 }, { drift: 'D1' }),
  cell('false-D2', 'plan', { atMost: 0.001 }),
  cell('false-D3', 'plan', { atMost: 0.001 }, { drift: 'D3' }),
  cell('false-warm-up', 'plan', { atMost: 0.001 }, { hasWarmUp: true, placeboRatio: PLACEBO_RATIO }),
  cell('benign', 'canary', { atMost: 0.005 }, { effect: { cpu: 1.02, latency: 1.02 } }),
  cell('errors-x1.5', 'canary', {}, { effect: { errors: 1.5 } }),
  cell('errors-x2', 'canary', { within60: 0.9, within120: 0.99, medianSeconds: 40 }, { effect: { errors: 2 } }),
  cell('errors-x3', 'canary', { within60: 0.995, medianSeconds: 15 }, { effect: { errors: 3 } }),
  cell('errors-x5', 'canary', { within60: 1, medianSeconds: 10 }, { effect: { errors: 5 } }),
  cell('errors-x2-rare', 'canary', {}, { effect: { errors: 2 }, errorRate: 0.01 }),
  cell('errors-x2-often', 'canary', {}, { effect: { errors: 2 }, errorRate: 1 }),
  cell('errors-x2-placebo', 'canary', {}, { effect: { errors: 2 }, placeboRatio: PLACEBO_RATIO }),
  cell('dies-x10', 'canary', {}, { effect: { dies: 10 } }),
  cell('cpu-10', 'canary', { within60: 0.96, medianSeconds: 15 }, { effect: { cpu: 1.1 } }),
  cell('latency-10', 'canary', { within60: 0.96, medianSeconds: 15 }, { effect: { latency: 1.1 } }),
  cell('throughput-10', 'canary', { within60: 0.96, medianSeconds: 15 }, { effect: { requests: 0.9 } }),
  cell('new-line-1', 'canary', {}, { newLineShare: 0.01 }),
  cell('new-line-0.1', 'canary', { within60: 1, medianSeconds: 10 }, { newLineShare: 0.001 }),
  cell('new-line-0.03', 'canary', {}, { newLineShare: 0.0003 }),
  cell('full-errors-x2', 'full', { within300: 0.98 }, { effect: { errors: 2 } }),
  cell('full-cpu-5', 'full', { within300: 0.98 }, { effect: { cpu: 1.05 } }),
  cell('full-error-leak', 'full', { within300: 0.98 }, { effect: { leakErrors: 3 } }),
  cell('full-cpu-leak', 'full', {}, { effect: { leakCpu: 1.3 } }),
];

/** The model's six metrics with the smallest effects that may roll back, in its order. */
export const SPECS: readonly MetricSpec[] = [
  { name: 'load', kind: 'gauge', unit: '', worse: 'higher', smallestEffect: 0.08, smallestExcess: 0 },
  { name: 'cpu', kind: 'gauge', unit: '%', worse: 'higher', smallestEffect: 0.03, smallestExcess: 0 },
  { name: 'errors', kind: 'count', unit: '', worse: 'higher', smallestEffect: 0.25, smallestExcess: 5 },
  { name: 'dies', kind: 'count', unit: '', worse: 'higher', smallestEffect: 0.5, smallestExcess: 3 },
  { name: 'latency', kind: 'gauge', unit: 'ms', worse: 'higher', smallestEffect: 0.03, smallestExcess: 0 },
  { name: 'requests', kind: 'gauge', unit: '/s', worse: 'lower', smallestEffect: 0.03, smallestExcess: 0 },
];
