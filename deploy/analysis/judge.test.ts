import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWatch, judgeWatch } from './judge.ts';
import { SAMPLE_METRICS, type SampleOptions, type SampleWatch, sampleWatch } from './sample-fleet.ts';
import type { HostTick, Look, SignatureCount, Tick } from './types.ts';

const judge = ({ design, baseline, ticks }: SampleWatch): Look[] => judgeWatch(design, baseline, ticks);
const last = (watch: SampleWatch): Look => {
  const look = judge(watch).at(-1);
  if (look === undefined) throw new Error('the watch had no look');
  return look;
};

/** Changes what hosts of an arm tell after the switch; null is silence. */
function change(watch: SampleWatch, edit: (host: HostTick, at: number, index: number) => HostTick | null): SampleWatch {
  const place = new Map(watch.design.hosts.map((host, index) => [host, index]));
  const ticks = watch.ticks.map(
    (tick, at): Tick => ({ ...tick, hosts: tick.hosts.flatMap((host) => edit(host, at, place.get(host.host) ?? -1) ?? []) }),
  );
  return { ...watch, ticks };
}

test.each<[string, Partial<SampleOptions>, Look['verdict'], Look['by']]>([
  ['no effect', {}, 'pass', 'end'],
  ['errors times four', { effect: { errors: 4 } }, 'fail', 'metric'],
  ['cpu a third up', { effect: { cpu: 1.33 } }, 'fail', 'metric'],
  ['requests a quarter down', { effect: { requests: 0.75 } }, 'fail', 'metric'],
  ['a change for the better', { effect: { errors: 0.2, cpu: 0.7, requests: 1.4 } }, 'pass', 'end'],
  ['cpu up in the full stage, against the held-back', { stage: 'full', effect: { cpu: 1.33 } }, 'fail', 'metric'],
  ['errors in the wave', { stage: 'wave', effect: { errors: 4 } }, 'fail', 'metric'],
  [
    'a real effect beside a warm-up, against placebos',
    { warmUp: 2, settings: { placeboRatio: 0.3 }, effect: { cpu: 1.5 } },
    'fail',
    'metric',
  ],
  ['a fleet too small for its alpha', { hosts: 8, effect: { errors: 9 } }, 'inconclusive', 'power'],
  ['too few re-draws for alpha', { design: { redraws: 50 }, effect: { errors: 9 } }, 'inconclusive', 'power'],
])('%s', (_, options, verdict, by) => {
  const look = last(sampleWatch({ seed: 'table', ...options }));
  expect([look.verdict, look.by]).toEqual([verdict, by]);
});

test.each([1, 30, 300])(
  'of eight canaries against eight, errors times twenty-five are seen, also when one canary has %i times those of the others',
  (burst) => {
    const settings = { canaryRatio: 0.5, canaryMin: 8 };
    const watch = sampleWatch({
      seed: 'tiny',
      hosts: 16,
      racks: 1,
      settings,
      design: { metrics: SAMPLE_METRICS.slice(0, 1), redraws: 20_000 },
    });
    const first = watch.design.arms.indexOf('canary');
    const told = change(watch, (host, _at, index) => {
      const canary = watch.design.arms[index] === 'canary' ? 25 : 1;
      return { ...host, values: [canary * (index === first ? burst : 1)] };
    });
    expect(last(told)).toMatchObject({ verdict: 'fail', by: 'metric' });
  },
);

test('a finding says how large the effect is, on how many hosts, and what could have been seen', () => {
  const look = last(sampleWatch({ seed: 'finding', effect: { errors: 4 } }));
  const errors = look.metrics[0];
  expect(errors?.ratio).toBeGreaterThan(2);
  expect(errors?.low).toBeGreaterThan(1.25);
  expect(errors?.high).toBeLessThan(9);
  expect(errors?.excessEvents).toBeGreaterThan(5);
  expect(errors?.worseHosts).toBeGreaterThan(6);
  expect(look.metrics[1]?.detectable).toBeGreaterThan(1.05);
  expect(look.metrics[2]?.detectable).toBeLessThan(0.95);
});

test('an effect below the smallest that matters is not rolled back, however sure it is', () => {
  const metrics = SAMPLE_METRICS.map((metric) => ({ ...metric, smallestEffect: 0.9 }));
  const look = last(sampleWatch({ seed: 'small', effect: { cpu: 1.5 }, design: { metrics } }));
  expect(look.verdict).toBe('pass');
  expect(look.metrics[1]?.p).toBeLessThan(1e-4);
});

test('a metric that nobody tells makes no pass', () => {
  const watch = change(sampleWatch({ seed: 'misnamed' }), (host) => ({ ...host, values: [Number.NaN, ...host.values.slice(1)] }));
  expect([last(watch).verdict, last(watch).by]).toEqual(['inconclusive', 'power']);
  expect(last(watch).lack).toContain('errors');
});

test('a broken canary is a verdict on the host, not on the release', () => {
  const watch = sampleWatch({ seed: 'broken' });
  const broken = watch.design.arms.indexOf('canary');
  const look = last(
    change(watch, (host, _, index) =>
      index === broken ? { ...host, values: [(host.values[0] ?? 0) + 25, ...host.values.slice(1)] } : host,
    ),
  );
  expect(look.verdict).toBe('pass');
  expect(look.hosts).toMatchObject([{ host: watch.design.hosts[broken], reason: 'outlier' }]);
});

test('one burst is not a broken host', () => {
  const watch = sampleWatch({ seed: 'burst' });
  const canary = watch.design.arms.indexOf('canary');
  const burst = change(watch, (host, at, index) =>
    index === canary && at === 3 ? { ...host, values: [60, ...host.values.slice(1)] } : host,
  );
  expect(last(burst).hosts).toEqual([]);
});

test('canaries that fall silent condemn the release; the whole fleet falling silent does not', () => {
  const watch = sampleWatch({ seed: 'silent' });
  const isCanary = (index: number): boolean => watch.design.arms[index] === 'canary';
  const canaries = last(change(watch, (host, at, index) => (at >= 2 && isCanary(index) ? null : host)));
  expect([canaries.verdict, canaries.by]).toEqual(['fail', 'silence']);
  const all = last(change(watch, (host, at) => (at >= 2 ? null : host)));
  expect(all.verdict).not.toBe('fail');
  expect(all.hosts).toEqual([]);
});

test('on a fleet too small for chance, all canaries silent and nobody else is a guard', () => {
  const watch = sampleWatch({ seed: 'guard', hosts: 6 });
  const look = last(change(watch, (host, _, index) => (watch.design.arms[index] === 'canary' ? null : host)));
  expect([look.verdict, look.by]).toEqual(['fail', 'guard']);
});

test('two canaries that are unwell and nobody else are a guard; with a control among them they are not', () => {
  const { design, baseline, ticks } = sampleWatch({ seed: 'unwell' });
  const of = (arm: string) => design.hosts.filter((_, index) => design.arms[index] === arm);
  const unwell = (hosts: readonly (typeof design.hosts)[number][]) =>
    hosts.map((host) => ({ host, reason: 'unhealthy' as const, detail: 'exit code 1' }));
  const first = (sick: ReturnType<typeof unwell>): Look | null => {
    const watch = createWatch(design, baseline);
    return (
      ticks
        .slice(0, 2)
        .map((tick) => watch.observe(tick, sick))
        .at(-1) ?? null
    );
  };
  expect(first(unwell(of('canary').slice(0, 2)))?.by).toBe('guard');
  expect(first(unwell(of('canary').slice(0, 1)))?.verdict).toBe('undecided');
  expect(first(unwell([...of('canary').slice(0, 2), ...of('control').slice(0, 1)]))?.verdict).toBe('undecided');
});

const signature = (fingerprint: string): SignatureCount => ({ fingerprint, count: 1, sample: `${fingerprint} password=hunter2` });

test('a log line that is new, and on canaries alone, condemns the release at the first look', () => {
  const watch = sampleWatch({ seed: 'new line' });
  const told = change(watch, (host, _, index) =>
    watch.design.arms[index] === 'canary' ? { ...host, signatures: [signature('Undefined index foo')] } : host,
  );
  const look = last(told);
  expect([look.verdict, look.by, look.number]).toEqual(['fail', 'signature', 1]);
  expect(look.signatures).toMatchObject([{ fingerprint: 'Undefined index foo', canaries: 10, controls: 0 }]);
  expect(JSON.stringify(look)).not.toContain('hunter2');
});

test('a log line that the baseline had, or that everybody has, condemns nobody', () => {
  const watch = sampleWatch({ seed: 'old line' });
  const everybody = change(watch, (host) => ({ ...host, signatures: [signature('storm upstream')] }));
  expect(last(everybody).verdict).toBe('pass');
  const canaries = change(watch, (host, _, index) =>
    watch.design.arms[index] === 'canary' ? { ...host, signatures: [signature('known')] } : host,
  );
  const baseline = watch.baseline.map((tick, at) =>
    at === 5 ? { ...tick, hosts: tick.hosts.map((host) => ({ ...host, signatures: [signature('known')] })) } : tick,
  );
  expect(last({ ...canaries, baseline }).verdict).toBe('pass');
});

test('the same ticks give the same looks, byte for byte, at once or one by one', () => {
  const watch = sampleWatch({ seed: 'replay', effect: { errors: 1.6 } });
  const one = createWatch(watch.design, watch.baseline);
  const looks = watch.ticks.map((tick) => one.observe(tick)).filter((look) => look !== null);
  expect(JSON.stringify(looks)).toBe(JSON.stringify(judge(watch)));
  expect(looks.length).toBeGreaterThan(1);
});

test('looks begin at the first that the design allows and end with the one that decides', () => {
  const watch = sampleWatch({ seed: 'looks', effect: { errors: 8 } });
  const one = createWatch(watch.design, watch.baseline);
  const looks = watch.ticks.map((tick) => one.observe(tick));
  expect(looks[0]).toBeNull();
  expect(looks[1]?.number).toBe(1);
  const decided = looks.findIndex((look) => look?.verdict === 'fail');
  expect(looks.slice(decided + 1).every((look) => look === null)).toBe(true);
});

test.each([
  ['all hosts tell the same for ever', [3, 50, 100]],
  ['all is zero', [0, 0, 0]],
  ['everything is huge', [1e12, 1e300, 1e15]],
])('a fleet without any variance is judged without rubbish: %s', (_, values) => {
  const watch = sampleWatch({ seed: 'constant', baselineTicks: 6, design: { redraws: 200 } });
  const flat = (tick: Tick): Tick => ({ ...tick, hosts: tick.hosts.map((host) => ({ ...host, values })) });
  const looks = judgeWatch(watch.design, watch.baseline.map(flat), watch.ticks.map(flat));
  expect(looks.at(-1)?.verdict).not.toBe('fail');
  expect(findRubbish(looks)).toEqual([]);
});

test('canaries that begin to fail where nothing ever failed are found', () => {
  const watch = sampleWatch({ seed: 'from nothing', errorsPerTick: 0 });
  const look = last(
    change(watch, (host, at, index) =>
      watch.design.arms[index] === 'canary' && (at + index) % 3 === 0 ? { ...host, values: [1, ...host.values.slice(1)] } : host,
    ),
  );
  expect([look.verdict, look.by]).toEqual(['fail', 'metric']);
});

test('whatever hosts tell, no look holds a number that is none', () => {
  const value = fc.oneof(
    fc.double(),
    fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 5e-324),
    fc.integer({ min: 0, max: 50 }),
  );
  const row = fc.array(value, { maxLength: 4 });
  const rows = fc.array(fc.array(row, { minLength: 1, maxLength: 30 }), { minLength: 3, maxLength: 6 });
  const frame = sampleWatch({ seed: 'rubbish', hosts: 30, racks: 3, design: { redraws: 60, looks: 2, alpha: 0.2 } });
  const toTick = (values: readonly (readonly number[])[], at: number): Tick => ({
    atMs: at,
    hosts: values.flatMap((told, index) =>
      frame.design.hosts.slice(index, index + 1).map((host) => ({ host, values: told, signatures: [] })),
    ),
  });
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const looks = judgeWatch(frame.design, before.map(toTick), after.map(toTick));
      expect(findRubbish(looks)).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('an empty fleet and an empty design are inconclusive, not an error', () => {
  const { design, baseline, ticks } = sampleWatch({ seed: 'empty', hosts: 4 });
  const nobody = { ...design, hosts: [], strata: [], arms: [] };
  expect(judgeWatch(nobody, baseline, ticks).at(-1)?.verdict).toBe('inconclusive');
  expect(judgeWatch({ ...design, metrics: [] }, baseline, ticks).at(-1)?.verdict).toBe('inconclusive');
  expect(judgeWatch(design, [], ticks).at(-1)?.verdict).toBe('inconclusive');
});

/** Paths of numbers that are not finite. */
function findRubbish(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value === 'string') return /NaN|Infinity/.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => findRubbish(inner, `${path}.${key}`));
}
