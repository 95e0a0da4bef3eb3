/** One simulated deploy: the draw, the fleet, our judge's looks, and what the other judges would have done. */
import type { HostId } from '../../../core/id.ts';
import { hostId } from '../../../core/id.ts';
import type { Draw, WatchedStage } from '../../../deploy/analysis/draw.ts';
import { createDraw } from '../../../deploy/analysis/draw.ts';
import { createWatch } from '../../../deploy/analysis/judge.ts';
import type { Look, SignatureCount, Tick, WatchDesign } from '../../../deploy/analysis/types.ts';
import { FIRST_LOOK_TICKS, NEAR_BOUNDARY_P } from '../../../deploy/rollout/limit.ts';
import type { Cell } from './cell.ts';
import { SPECS } from './cell.ts';
import type { Simulated, Switches } from './fleet-model.ts';
import { ERRORS, METRIC_COUNT, REQUESTS, simulateFleet, TICK_SECONDS } from './fleet-model.ts';
import type { Noise } from './noise.ts';
import { createNoise } from './noise.ts';
import { exceedsThreshold, judgeCanary } from './other-judge.ts';

const HOSTS = 300;
const RACKS = 10;
const TICK_MS = TICK_SECONDS * 1000;
const BASELINE_TICKS = 120;
/** Ticks of each watch; the canary's goes on to its end only while it is near its boundary, as in a rollout. */
const WATCH_TICKS = { canary: 24, wave: 12, full: 60 } as const;
const CANARY_TICKS = 12;
const ALPHA = { canary: 4e-4, wave: 3e-4, full: 3e-4 } as const;
/** Kinds of lines that every host writes, and the chance that a host writes a rare one in a tick. */
const KNOWN_LINES = Array.from({ length: 5 }, (_, index) => `known-${index}`);
const RARE_CHANCE = 2e-4;
const RARE_LINES = Array.from({ length: 200 }, (_, index) => `rare-${index}`);

export type DeployOptions = { readonly cell: Cell; readonly seed: string; readonly redraws: number };

export type OtherVerdicts = {
  readonly beforeAfter: boolean | null;
  readonly kayenta: boolean | null;
  readonly kayentaEffect: boolean | null;
  readonly threshold: boolean | null;
};

/** `seconds` since the switch of the stage that rolled back, null when none did; `judgeMs` of one core for all looks of the deploy. */
export type DeployOutcome = {
  readonly isRolledBack: boolean;
  readonly isInconclusive: boolean;
  readonly stage: WatchedStage | null;
  readonly by: Look['by'];
  readonly seconds: number | null;
  readonly judgeMs: number;
  readonly looks: number;
  readonly others: OtherVerdicts;
};

const NAMES: readonly HostId[] = Array.from({ length: HOSTS }, (_, host) => hostId(`h${host}`));
const PLACES = NAMES.map((id, host) => ({ id, group: 'web', rack: `r${host % RACKS}` }));
const INDEX = new Map(NAMES.map((id, host) => [id, host]));

/** Simulates and judges one deploy; the same cell and seed give the same outcome. */
export function runDeploy({ cell, seed, redraws }: DeployOptions): DeployOutcome {
  const settings = { canaryRatio: 0.1, canaryMin: 5, canaryMax: 30, placeboRatio: cell.placeboRatio, waveRatio: 0.25, holdBackRatio: 0.1 };
  const draw = createDraw(PLACES, settings, seed);
  const stages = planStages(cell);
  const ticks = (stages.at(-1)?.fromTick ?? 0) + WATCH_TICKS[stages.at(-1)?.stage ?? 'canary'];
  const fleet = { seed, hosts: HOSTS, racks: RACKS, drift: cell.drift, errorRate: cell.errorRate, hasWarmUp: cell.hasWarmUp };
  const switches = planSwitches(draw, stages, cell);
  const simulated = simulateFleet({ ...fleet, ticks, switchTick: BASELINE_TICKS, effect: cell.effect }, switches);
  const told = tellTicks(simulated, cell, switches, createNoise(`${seed}/lines`));
  const usage = process.threadCpuUsage();
  const judged = judgeStages(stages, told, { draw, seed, redraws, kind: cell.kind });
  return { ...judged, judgeMs: cpuMs(process.threadCpuUsage(usage)), others: judgeOthers(simulated, draw, stages) };
}

/** Time of this thread alone: the machine is shared. */
function cpuMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

type Stage = { readonly stage: WatchedStage; readonly fromTick: number };

function planStages({ kind }: Cell): readonly Stage[] {
  if (kind !== 'plan') return [{ stage: kind, fromTick: BASELINE_TICKS }];
  const wave = BASELINE_TICKS + WATCH_TICKS.canary;
  return [
    { stage: 'canary', fromTick: BASELINE_TICKS },
    { stage: 'wave', fromTick: wave },
    { stage: 'full', fromTick: wave + WATCH_TICKS.wave },
  ];
}

function planSwitches(draw: Draw, stages: readonly Stage[], { kind }: Cell): Switches {
  const release = new Int32Array(HOSTS).fill(-1);
  const any = stages.map(() => new Int32Array(HOSTS).fill(-1));
  const put = (array: Int32Array, ids: readonly HostId[], tick: number): void => {
    for (const id of ids) array[INDEX.get(id) as number] = tick;
  };
  for (const [index, { stage, fromTick }] of stages.entries()) {
    const { switched, placebos } = draw.stages[stage];
    put(any[index] as Int32Array, [...switched, ...placebos], fromTick);
    put(release, switched, fromTick);
  }
  // A full watch alone comes after its canary and its wave, which are out of its comparison.
  if (kind === 'full') put(release, [...draw.canaries, ...draw.wave], BASELINE_TICKS - CANARY_TICKS);
  return { release, any };
}

function tellTicks(simulated: Simulated, cell: Cell, switches: Switches, noise: Noise): Tick[] {
  const ticks: Tick[] = [];
  for (let tick = 0; tick < simulated.ticks; tick++) {
    const hosts: Tick['hosts'][number][] = [];
    for (let host = 0; host < HOSTS; host++) {
      const offset = (tick * HOSTS + host) * METRIC_COUNT;
      if (Number.isNaN(simulated.values[offset])) continue;
      const values = valuesAt(simulated.values, offset);
      const since = switches.release[host] as number;
      const isNew = since >= 0 && tick >= since;
      const newLines = isNew ? noise.poisson((values[REQUESTS] as number) * TICK_SECONDS * cell.newLineShare) : 0;
      hosts.push({
        host: NAMES[host] as HostId,
        values,
        signatures: tellLines(values[ERRORS] as number, newLines, simulated.isStorm[tick] === 1, noise),
      });
    }
    ticks.push({ atMs: (tick + 1) * TICK_MS, hosts });
  }
  return ticks;
}

/** One after the other: the iterator of a typed array costs as much as what is simulated. */
function valuesAt(values: Float64Array, offset: number): number[] {
  const told: number[] = [];
  for (let metric = 0; metric < METRIC_COUNT; metric++) told.push(values[offset + metric] as number);
  return told;
}

const NO_LINES: readonly SignatureCount[] = [];

function tellLines(errors: number, newLines: number, isStorm: boolean, noise: Noise): readonly SignatureCount[] {
  let lines = NO_LINES;
  if (errors > 0) lines = [line(isStorm ? 'upstream' : oneOf(KNOWN_LINES, noise), errors)];
  if (newLines > 0) lines = [...lines, line('new', newLines)];
  if (noise.next() < RARE_CHANCE) lines = [...lines, line(oneOf(RARE_LINES, noise), 1)];
  return lines;
}

function oneOf(lines: readonly string[], noise: Noise): string {
  return lines[Math.floor(noise.next() * lines.length)] as string;
}

function line(fingerprint: string, count: number): SignatureCount {
  return { fingerprint, count, sample: fingerprint };
}

type JudgeOptions = { readonly draw: Draw; readonly seed: string; readonly redraws: number; readonly kind: Cell['kind'] };
type Judged = Pick<DeployOutcome, 'isRolledBack' | 'isInconclusive' | 'stage' | 'by' | 'seconds' | 'looks'>;

function judgeStages(stages: readonly Stage[], ticks: readonly Tick[], options: JudgeOptions): Judged {
  let looks = 0;
  let isInconclusive = false;
  for (const { stage, fromTick } of stages) {
    const watch = createWatch(designWatch(stage, options), ticks.slice(fromTick - BASELINE_TICKS, fromTick));
    for (const tick of ticks.slice(fromTick, fromTick + WATCH_TICKS[stage])) {
      const look = watch.observe(tick);
      if (look === null) continue;
      looks++;
      const seconds = tick.atMs / 1000 - fromTick * TICK_SECONDS;
      if (look.verdict === 'fail') return { isRolledBack: true, isInconclusive, stage, by: look.by, seconds, looks };
      isInconclusive ||= look.verdict === 'inconclusive';
      if (options.kind === 'canary' && seconds >= CANARY_TICKS * TICK_SECONDS && look.p >= NEAR_BOUNDARY_P) break;
    }
  }
  return { isRolledBack: false, isInconclusive, stage: null, by: null, seconds: null, looks };
}

function designWatch(stage: WatchedStage, { draw, seed, redraws }: JudgeOptions): WatchDesign {
  const { arms } = draw.stages[stage];
  return {
    metrics: SPECS,
    hosts: draw.hosts,
    strata: draw.strata,
    arms,
    seed: `${seed}/${stage}`,
    alpha: ALPHA[stage],
    tickMs: TICK_MS,
    looks: WATCH_TICKS[stage] - FIRST_LOOK_TICKS + 1,
    firstLookTicks: FIRST_LOOK_TICKS,
    redraws,
    against: arms.includes('placebo') ? 'placebo' : 'all',
  };
}

function judgeOthers(simulated: Simulated, draw: Draw, stages: readonly Stage[]): OtherVerdicts {
  const nothing: OtherVerdicts = { beforeAfter: null, kayenta: null, kayentaEffect: null, threshold: null };
  const { arms } = draw.stages.canary;
  const hosts = (arm: string): number[] => [...arms.keys()].filter((host) => arms[host] === arm);
  const canaries = hosts('canary');
  // Controls in the order of their rack alone: take every n-th, so that all racks are among them.
  const others = hosts('placebo').length > 0 ? hosts('placebo') : hosts('control');
  const controls = canaries.map((_, index) => others[Math.floor((index * others.length) / canaries.length)] as number);
  const request = { simulated, canaries, controls, switchTick: BASELINE_TICKS };
  const canary = stages[0]?.stage === 'canary' ? judgeCanary(request) : null;
  const full = stages.find(({ stage }) => stage === 'full');
  return { ...nothing, ...canary, threshold: full === undefined ? null : exceedsThreshold(request, full.fromTick) };
}
