import { describe, expect, test } from 'vitest';
import type { RolloutSeen } from './deploy-view.ts';
import {
  emptyDeployScreen,
  foldDeployScreen,
  renderDeployEnd,
  renderDeployLive,
  renderDeployNotice,
  renderProblems,
} from './deploy-view.ts';
import { lineWidth, paintLine, plainPaint } from './line.ts';
import type { ContrastSeen } from './metric-chart.ts';

const VIEW: RolloutSeen = {
  release: 'r4d5e6f708192a3b4c5d',
  previous: 'r0a1b2c3d4e5f60718293',
  step: 'watching',
  stages: [
    { stage: 'canary', condition: 'passed', hosts: 30, serving: 30, lastLook: { verdict: 'pass', sinceMs: 60_000, p: 0.31 } },
    { stage: 'wave', condition: 'active', hosts: 45, serving: 22, lastLook: null },
    { stage: 'full', condition: 'waiting', hosts: 195, serving: 0, lastLook: null },
    { stage: 'hold-back', condition: 'waiting', hosts: 30, serving: 0, lastLook: null },
  ],
  hosts: { next: 52, previous: 187, placebo: 60, other: 0, unknown: 1 },
  armed: 45,
  quarantined: [{ host: 'web-7', reason: 'no answer\u001B[2J' }],
  isHeld: false,
  isTakenBack: false,
  waitsFor: 'the judge, 45 s left',
};

const contrast = (next: number | null, others: number | null): ContrastSeen => ({ metric: 'errors', unit: '/s', next, others });

function screen(columns: number, rows: number, view: RolloutSeen = VIEW): string[] {
  const state = emptyDeployScreen();
  foldDeployScreen(state, { type: 'notice', atMs: 0, notice: { kind: 'stage', words: 'canary' } });
  foldDeployScreen(state, { type: 'view', view });
  for (const [next, others] of [
    [null, 1],
    [1, 1],
    [2, 1],
    [4, 1],
  ] as const)
    foldDeployScreen(state, { type: 'measured', atMs: 0, contrasts: [contrast(next, others)] });
  return renderDeployLive(state, 125_000, { columns, rows }).map((line) => paintLine(line, columns, plainPaint));
}

describe('the live region', () => {
  test('has a line a stage, a chart a metric, and what it waits for, at 80 columns', () => {
    expect(screen(80, 24)).toEqual([
      'watching    r4d5e6f708192a3b4c5d  from r0a1b2c3d4e5f60718293  2m 05s',
      'canary        30/30  ████████████  pass  +60 s, p 0.31',
      'wave          22/45  ██████░░░░░░  active',
      'full          0/195  ░░░░░░░░░░░░  waiting',
      'hold-back      0/30  ░░░░░░░░░░░░  waiting',
      'hosts       52 new  187 old  60 placebo  1 unknown  45 dead-men armed',
      '                new                           old',
      'errors       2.33/s                 ·▃▄▇   1.00/s                 ▃▃▃▃     ×2.3',
      'web-7: no answer␛[2J',
      'waits for   the judge, 45 s left',
    ]);
  });

  test.each([30, 40, 80, 120, 200])('never is wider than %i columns', (columns) => {
    for (const line of screen(columns, 24)) expect(lineWidth([{ tone: 'plain', text: line }])).toBeLessThanOrEqual(columns);
  });

  test('gives up charts first on a low terminal', () => {
    const lines = screen(80, 9);
    expect(lines).toHaveLength(8);
    expect(lines.join('\n')).not.toContain('errors');
  });

  test('says that it is taking back, or held, and then what to type', () => {
    expect(screen(80, 24, { ...VIEW, isTakenBack: true })[0]).toMatch(/^rollback /u);
    const held = screen(80, 24, { ...VIEW, isHeld: true });
    expect(held[0]).toMatch(/^held /u);
    expect(held.at(-1)).toMatch(/deploy release.*deploy rollback/u);
  });

  test('shows all that it waits for on a narrow screen, up to a limit', () => {
    const long = screen(40, 24, { ...VIEW, waitsFor: 'the way back of: web-1, web-2, web-3 and 11 more' });
    expect(long.slice(-2)).toEqual(['waits for   the way back of: web-1,', '            web-2, web-3 and 11 more']);
    const endless = screen(40, 24, { ...VIEW, waitsFor: 'word '.repeat(200) });
    expect(endless.filter((line) => line.includes('word'))).toHaveLength(3);
  });

  test('puts hosts with the same trouble on one line, however many', () => {
    const quarantined = Array.from({ length: 300 }, (_, index) => ({ host: `web-${index}`, reason: 'no answer' }));
    expect(screen(80, 24, { ...VIEW, quarantined })).toContain('300 hosts: no answer (web-0, web-1, web-2 and 297 more)');
    const each = quarantined.map(({ host }) => ({ host, reason: `reason of ${'abcdefghij'[Number(host.slice(4)) % 10]}` }));
    expect(screen(80, 30, { ...VIEW, quarantined: each }).at(-2)).toContain('and 7 more troubles');
  });

  test('a stage that passed before its judge was decided is passed', () => {
    const [first, ...others] = VIEW.stages;
    const stages = [{ ...first, lastLook: { verdict: 'undecided', sinceMs: 60_000, p: 1 } } as typeof first, ...others].filter(
      (stage) => stage !== undefined,
    );
    expect(screen(80, 24, { ...VIEW, stages })[1]).toMatch(/ passed$/u);
  });

  test('before there is a rollout says what it does', () => {
    const state = emptyDeployScreen();
    foldDeployScreen(state, { type: 'waiting', holder: 'push of abc by ann' });
    expect(renderDeployLive(state, 0, { columns: 80, rows: 24 })).toEqual([[{ tone: 'dim', text: 'waits for push of abc by ann' }]]);
  });
});

test('a notice is one line with its time; the end has words of its own', () => {
  const [line] = renderDeployNotice({ kind: 'stage', words: 'canary\nforged' }, '2026-01-31T23:59:59.000Z');
  expect(paintLine(line ?? [], 80, plainPaint)).toBe('23:59:59  canary␊forged');
  expect(renderDeployNotice({ kind: 'finish', words: 'all served' }, '2026-01-31T23:59:59.000Z')).toEqual([]);
});

test('what follows from a verdict does not repeat its words', () => {
  const said = (words: string, before: string): string =>
    paintLine(renderDeployNotice({ kind: 'stage', words }, '', before)[0] ?? [], 80, plainPaint).trim();
  expect(said('rolling back: errors ×3', 'canary: fail: errors ×3')).toBe('rolling back');
  expect(said('rolling back: ann: sale', 'ann: sale')).toBe('rolling back');
  expect(said('rolling back: ann said so', 'canary: fail: errors ×3')).toBe('rolling back: ann said so');
});

test.each([
  ['canary: pass at +60 s', 'good'],
  ['canary: fail: errors', 'bad'],
  ['hold-back: inconclusive: too few', 'warn'],
])('a verdict shows its colour: %s', (words, tone) => {
  expect(renderDeployNotice({ kind: 'verdict', words }, '2026-01-31T23:59:59.000Z')[0]?.[1]?.tone).toBe(tone);
});

test('what is said beside a rollout is progress before it begins and trouble afterwards, shown once a kind', () => {
  const state = emptyDeployScreen();
  foldDeployScreen(state, { type: 'preparing', words: 'makes the release' });
  foldDeployScreen(state, { type: 'view', view: VIEW });
  for (const host of ['a', 'b']) foldDeployScreen(state, { type: 'preparing', words: `${host}: no log` });
  expect([state.words, state.problems]).toEqual(['makes the release', ['a: no log', 'b: no log']]);
  expect(renderProblems(state.problems).map((line) => paintLine(line, 80, plainPaint))).toEqual(['2 hosts: no log (a, b)']);
});

const outcome = { result: 'rolled-back', words: 'errors ×2.9', quarantined: [{ host: 'web-7', reason: 'no answer' }] };

test.each([
  ['names whoever does not serve what he should', outcome, ['rolled back  r1: errors ×2.9', '  web-7: no answer']],
  [
    'names the release once',
    { result: 'deployed', words: 'r1 is served by 3 hosts', quarantined: [] },
    ['deployed  r1 is served by 3 hosts'],
  ],
])('the end %s', (_name, ended, expected) => {
  const lines = renderDeployEnd({ id: '20260131-1', release: { id: 'r1' }, outcome: ended }).map((line) => paintLine(line, 80, plainPaint));
  expect(lines.slice(0, -1)).toEqual(expected);
  expect(lines.at(-1)).toContain('shard-run deploy log 20260131-1');
});
