import { describe, expect, test } from 'vitest';
import type { ContrastSeen, RolloutSeen } from './deploy-view.ts';
import { emptyDeployScreen, foldDeployScreen, renderDeployEnd, renderDeployLive, renderDeployNotice } from './deploy-view.ts';
import { lineWidth, paintLine, plainPaint } from './line.ts';

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
      'canary        30/30  ████████████  pass +60 s, p 0.31',
      'wave          22/45  ██████░░░░░░  active',
      'full          0/195  ░░░░░░░░░░░░  waiting',
      'hold-back      0/30  ░░░░░░░░░░░░  waiting',
      'hosts       52 new  187 old  60 placebo  1 unknown  45 dead-men armed',
      'errors     new 4.00/s                ▃▅█ old 1.00/s               ▃▃▃▃ +300%',
      'web-7: no answer␛[2J',
      'waits for the judge, 45 s left',
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

  test('says that it is taking back, or held', () => {
    expect(screen(80, 24, { ...VIEW, isTakenBack: true })[0]).toContain('rolling back');
    expect(screen(80, 24, { ...VIEW, isHeld: true }).at(-1)).toBe('held: the judge, 45 s left');
  });

  test('before there is a rollout says what it does', () => {
    const state = emptyDeployScreen();
    foldDeployScreen(state, { type: 'waiting', holder: 'push of abc by ann' });
    expect(renderDeployLive(state, 0, { columns: 80, rows: 24 })).toEqual([[{ tone: 'dim', text: 'waits for push of abc by ann' }]]);
  });
});

test('a notice is one line with its time', () => {
  const [line] = renderDeployNotice({ kind: 'stage', words: 'canary\nforged' }, '2026-01-31T23:59:59.000Z');
  expect(paintLine(line ?? [], 80, plainPaint)).toBe('23:59:59  canary␊forged');
});

test('the end names whoever does not serve what he should', () => {
  const outcome = { result: 'rolled-back', words: 'errors ×2.9', quarantined: [{ host: 'web-7', reason: 'no answer' }] };
  const lines = renderDeployEnd({ id: '20260131-1', release: { id: 'r1' }, outcome }).map((line) => paintLine(line, 80, plainPaint));
  expect(lines).toEqual(['rolled-back  r1: errors ×2.9', '  web-7: no answer', 'shard-run deploy log 20260131-1']);
});
