import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentId, runId } from '../../core/id.ts';
import { ANYWHERE } from '../../core/selection.ts';
import type { Evidence } from '../run/types.ts';
import { createPool, reducePool } from './reduce.ts';
import { addEvidence, forgive, isFenced, recallLogs, type StandingRecord, standingOf } from './standing-record.ts';

const HOUR = 3_600_000;
const START = 1_000_000;

/** What happens to an agent, hour by hour: `+` three runs' worth of good units, `2` two units that only it failed, `x` a fence, `t` a person's word. */
function live(story: string, everyMs = HOUR): { readonly record: StandingRecord | undefined; readonly nowMs: number } {
  let record: StandingRecord | undefined;
  let nowMs = START;
  for (const step of story) {
    nowMs += everyMs;
    if (step === '+') record = addEvidence(record, said(nowMs, { logs: [0, 0, 0], units: 60 }));
    if (step === '2') record = addEvidence(record, said(nowMs, { logs: [2, 7, 8], units: 20, contradicted: 2 }));
    if (step === 'x') record = addEvidence(record, said(nowMs, { sickness: 'it fails' }));
    if (step === 't') record = forgive(nowMs);
  }
  return { record, nowMs };
}

function said(atMs: number, evidence: Partial<Evidence>): Evidence {
  return { atMs, logs: [14, 14, 14], units: 4, contradicted: 0, sickness: null, ...evidence };
}

describe('what a pool remembers of an agent', () => {
  test.for<[string, string, number, string]>([
    ['nothing was said', '', 0, 'healthy'],
    ['its units were good', '+', 0, 'healthy'],
    ['two units speak against it', '2', 0, 'suspect'],
    ['two units spoke against it yesterday', '2', 36 * HOUR, 'healthy'],
    ['good units followed', '2+', 0, 'healthy'],
    ['it was fenced', 'x', 0, 'fenced'],
    ['its fence is over', 'x', HOUR, 'suspect'],
    ['its second fence lasts longer', 'xx', 0.9 * HOUR, 'fenced'],
    ['it lived the first one down', 'x+x', 0.9 * HOUR, 'suspect'],
    ['somebody trusts it', 'xt', 0, 'healthy'],
  ])('%s', ([, story, laterMs, state]) => {
    const { record, nowMs } = live(story);
    expect(standingOf(record, nowMs + laterMs).state).toBe(state);
  });

  test('evidence that is said again after a restart changes nothing, also when a person has spoken since', () => {
    const { record } = live('2xt');
    expect(addEvidence(record, said(START + HOUR, {}))).toBe(record);
  });

  test('evidence only ever fades while nothing is said', () => {
    const { record, nowMs } = live('2');
    const sums = [0, 1, 5, 50].map((hours) => recallLogs(record, nowMs + hours * HOUR).reduce((sum, log) => sum + log, 0));
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
    expect(new Set(sums).size).toBe(sums.length);
  });

  test('no fence lasts longer than a day, however many came before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (fences) => {
        const { record, nowMs } = live('x'.repeat(fences));
        expect(isFenced(record, nowMs)).toBe(true);
        expect(isFenced(record, nowMs + 24 * HOUR)).toBe(false);
      }),
    );
  });
});

describe('a pool with a fenced agent', () => {
  const sick = agentId('sick');
  const evidence = said(20, { sickness: 'it fails' });

  function begin(labelsOf: Readonly<Record<string, readonly string[]>>): string[] {
    const pool = createPool();
    for (const [id, labels] of Object.entries(labelsOf))
      reducePool(pool, { type: 'agent-joined', nowMs: 10, agent: agentId(id), slots: 1, labels });
    reducePool(pool, { type: 'agent-weighed', nowMs: 20, agent: sick, ...evidence });
    const run = {
      runId: runId('run'),
      weight: 1,
      headStartMs: 0,
      needs: [{ labels: [] }],
      mostSlots: null,
      resources: [],
      line: '',
      isSuperseding: false,
    };
    const effects = reducePool(pool, { type: 'run-submitted', nowMs: 30, run: { ...run, placement: ANYWHERE, isUrgent: false } });
    return effects.flatMap((effect) => (effect.type === 'grant-agent' ? effect.agent : []));
  }

  test.for<[string, Readonly<Record<string, readonly string[]>>, string[]]>([
    ['lends another one like it', { sick: ['os:linux'], well: ['os:linux', 'cpus:8'] }, ['well']],
    ['lends it where it is the only one of its kind', { sick: ['os:windows'], well: ['os:linux'] }, ['sick', 'well']],
    ['lends it where it is alone', { sick: [] }, ['sick']],
  ])('%s', ([, labels, lent]) => {
    expect(begin(labels).toSorted()).toEqual(lent);
  });

  test('keeps what it learned before anything else is done, and tells the next run', () => {
    const pool = createPool();
    reducePool(pool, { type: 'agent-joined', nowMs: 10, agent: sick, slots: 1, labels: [] });
    const [kept] = reducePool(pool, { type: 'agent-weighed', nowMs: 20, agent: sick, ...evidence });
    expect(kept?.type).toBe('keep-standing');
    const run = {
      runId: runId('run'),
      weight: 1,
      headStartMs: 0,
      needs: [{ labels: [] }],
      mostSlots: null,
      resources: [],
      line: '',
      isSuperseding: false,
    };
    const effects = reducePool(pool, { type: 'run-submitted', nowMs: 30, run: { ...run, placement: ANYWHERE, isUrgent: false } });
    const [grant] = effects.filter((effect) => effect.type === 'grant-agent');
    expect(grant?.recalled.every((log) => log > 0)).toBe(true);
    const forgiven = reducePool(pool, { type: 'agent-trusted', nowMs: 40, agent: sick, atMs: 40 });
    expect(forgiven).toMatchObject([{ type: 'keep-standing', agent: sick, record: { logs: [], fence: null } }]);
  });
});
