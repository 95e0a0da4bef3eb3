/** Says what a push would do, without doing it: the draw, the bytes, and what the judge could see at the traffic of now. */
import type { HostId } from '../core/id.ts';
import { createDraw, type Draw } from './analysis/draw.ts';
import { forecastPower } from './analysis/power.ts';
import type { MetricSpec, Tick, WatchDesign } from './analysis/types.ts';
import { formatRatio } from './analysis/words.ts';
import type { FleetConfig, HostStatus, PlannedPush } from './api.ts';
import { openSampler } from './metric-source/sampler.ts';
import type { ReleaseStore } from './release/store.ts';
import { drawSettings } from './rollout/draw-arm.ts';
import { choosePrevious } from './rollout/previous-release.ts';
import type { RolloutPlan } from './rollout/types.ts';
import type { Target } from './target/target.ts';

export type PlanQuestion = {
  readonly plan: RolloutPlan;
  readonly status: readonly HostStatus[];
  readonly config: FleetConfig;
  readonly target: Target;
  readonly store: ReleaseStore;
  /** How long to measure; 0 forecasts nothing. */
  readonly sampleMs: number;
  readonly signal: AbortSignal;
};

/** Returns the plan of a push, drawn once for the occasion: the draw of the push itself is another one. */
export async function planPush(question: PlanQuestion): Promise<PlannedPush> {
  const { plan, status, store } = question;
  const previous = choosePrevious({
    facts: status.flatMap(({ facts }) => facts ?? []),
    hosts: status.length,
    quorumRatio: plan.settings.quorumRatio,
    next: plan.release.id,
  });
  const draw = createDraw(plan.hosts, drawSettings(plan, previous !== null), plan.seed);
  const arms = nameArms(draw);
  const hosts = await Promise.all(
    status.map(async ({ host, facts, problem }) => {
      const isThere = facts?.releases.some((release) => release.id === plan.release.id && release.digest === plan.release.digest) === true;
      const bytes = isThere ? 0 : await store.estimateBytes(plan.release, facts?.current ?? null);
      return { host: host.id, arm: arms.get(host.id) ?? 'full', bytes, problem };
    }),
  );
  const power = question.sampleMs === 0 ? [] : await forecast(question, draw);
  const { smallestP } = draw.stages.canary;
  const words =
    smallestP > plan.settings.alpha.canary
      ? [
          `a draw of ${draw.canaries.length} among ${draw.hosts.length} hosts cannot prove a regression by itself: the canary will end inconclusive (policy: ${plan.settings.inconclusive})`,
        ]
      : [];
  return { release: plan.release, previous: previous?.id ?? null, hosts, power, words };
}

/** Returns each host's part: its stage, and before it the stages in which it is a placebo. */
export function nameArms(draw: Draw): ReadonlyMap<HostId, string> {
  const stages = { canary: draw.canaries, wave: draw.wave, full: draw.stages.full.switched, 'hold-back': draw.holdBack };
  const arms = new Map(Object.entries(stages).flatMap(([stage, hosts]) => hosts.map((host): [HostId, string] => [host, stage])));
  const placebos = new Set([...draw.stages.canary.placebos, ...draw.stages.wave.placebos]);
  for (const host of placebos) arms.set(host, `placebo, then ${arms.get(host) ?? 'full'}`);
  return arms;
}

async function forecast(question: PlanQuestion, draw: ReturnType<typeof createDraw>): Promise<PlannedPush['power']> {
  const { plan, config, status, target, sampleMs, signal } = question;
  const ticks: Tick[] = [];
  const ending = AbortSignal.any([signal, AbortSignal.timeout(sampleMs)]);
  const hosts = status.map(({ host }) => host);
  for await (const tick of openSampler(
    { target, hosts: () => hosts, metrics: config.metrics, tickMs: plan.settings.tickMs, signal: ending },
    () => undefined,
  ))
    ticks.push(tick);
  const looks = Math.floor(plan.settings.canaryMs / plan.settings.tickMs);
  const design: WatchDesign = {
    metrics: plan.metrics,
    hosts: draw.hosts,
    strata: draw.strata,
    arms: draw.stages.canary.arms,
    seed: plan.seed,
    alpha: plan.settings.alpha.canary,
    tickMs: plan.settings.tickMs,
    looks,
    firstLookTicks: 2,
    redraws: plan.settings.redraws,
    against: draw.placebos.length > 0 ? 'placebo' : 'all',
  };
  const found = forecastPower(design, ticks, looks);
  return found.map(({ metric, detectable }, index) => ({ metric, words: powerWords(plan.metrics[index], detectable) }));
}

function powerWords(spec: MetricSpec | undefined, detectable: number | null): string {
  if (spec === undefined || detectable === null) return 'nothing: it told too little';
  return `${formatRatio(spec, detectable)} or ${spec.worse === 'higher' ? 'more' : 'less'}, with 99 % certainty`;
}
