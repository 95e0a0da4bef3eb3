import { describe, expect, test } from 'vitest';
import { type FleetOptions, runFleet } from './fleet-model.ts';
import type { ModelFile } from './model-project.ts';

const LOAD_MS = 5;

/** `a:100,200` is file a with cases of 100 and 200 ms; `!a:…` must stay whole; `a@ie:…` needs a label. */
function files(...notations: readonly string[]): ModelFile[] {
  return notations.map((notation) => {
    const [, whole, path = '', label, ms = ''] = /^(!?)(\w+)(?:@(\w+))?:([\d,]+)$/.exec(notation) ?? [];
    const cases = ms.split(',').map((text, index) => ({ title: `case ${index}`, ms: Number(text) }));
    return { path, cases, ...(label && { labels: [label] }), ...(whole && { wholeReason: 'order matters' }) };
  });
}

function agents(...ids: readonly string[]): FleetOptions['agents'] {
  return ids.map((notation) => {
    const [id = '', label] = notation.split(':');
    return { id, labels: label === undefined ? [] : [label] };
  });
}

describe('the bound of a run that nobody knew anything of', () => {
  const table: readonly (readonly [string, FleetOptions, number])[] = [
    ['is all work on all slots', { files: files('a:1000', 'b:1000', 'c:1000', 'd:1000'), agents: agents('x', 'y') }, 2 * (1000 + LOAD_MS)],
    ['is the longest case where that is more', { files: files('a:2000', 'b:100'), agents: agents('x', 'y') }, 2000 + LOAD_MS],
    ['is the file that must stay whole', { files: files('!a:900,900', 'b:100'), agents: agents('x', 'y') }, 1800 + LOAD_MS],
    [
      'is the restricted work on the slots that can do it',
      { files: files('a@ie:700', 'b@ie:700', 'c:100'), agents: agents('x:ie', 'y', 'z') },
      2 * (700 + LOAD_MS),
    ],
  ];

  test.each(table)('%s', (_name, options, expected) => {
    const { summary } = runFleet(options);
    expect(summary?.verdict).toBe('green');
    expect(summary?.boundMs).toBeCloseTo(expected, 0);
    expect(summary?.boundMs).toBeLessThanOrEqual(summary?.wallMs ?? 0);
  });

  test('is not the one it was planned with, which goes on being shown while it runs', () => {
    const fleet = runFleet({ files: files('a:1000', 'b:1000'), agents: agents('x') });
    const [planned] = fleet.of('run-planned');
    expect(new Set(fleet.of('progress').map(({ boundMs }) => boundMs))).toEqual(new Set([planned?.boundMs]));
    expect(fleet.summary?.boundMs).not.toBe(planned?.boundMs);
  });
});

test('work that is done twice counts once', () => {
  const flaky: ModelFile = { path: 'a', cases: [{ title: 'x', ms: 1_000, does: ({ nth }) => (nth === 1 ? 'failed' : 'passed') }] };
  const { summary } = runFleet({ files: [flaky], agents: agents('x'), settings: { retries: 1, flakyPolicy: 'allow' } });
  expect(summary?.boundMs).toBeCloseTo(1_000 + LOAD_MS, 0);
});

test('cases that ran side by side take no longer than the load that held them', () => {
  const tamper: FleetOptions['tamper'] = (message) =>
    message.type !== 'unit-report'
      ? message
      : {
          ...message,
          events: message.events.map((timed) =>
            timed.event.type === 'file-ended'
              ? { ...timed, event: { ...timed.event, timing: { loadMs: 5, setupMs: 0, testMs: 1_000 } } }
              : timed,
          ),
        };
  const { summary } = runFleet({ files: files('a:1000,1000,1000'), agents: agents('x'), tamper });
  expect(summary?.boundMs).toBeCloseTo(1_000 + LOAD_MS, 0);
});

test('agents that were lost count until then, and what was not done does not count', () => {
  const options = { files: files('a:4000', 'b:4000'), agents: agents('x', 'y') };
  const lost = runFleet({ ...options, incidents: [{ atMs: 1_000, act: (fleet) => fleet.kill('y') }] });
  expect(lost.summary?.boundMs).toBeGreaterThan(6_900);
  expect(lost.summary?.boundMs).toBeLessThan(2 * (4_000 + LOAD_MS) - 1_000);
  const interrupted = runFleet({ ...options, incidents: [{ atMs: 1_000, act: (fleet) => fleet.interrupt() }] });
  expect(interrupted.summary?.boundMs).toBe(0);
});

test('a bound is a number, whatever nobody can run', () => {
  const fleet = runFleet({ files: files('a@ie:700', 'b:100'), agents: agents('x') });
  expect(Number.isFinite(fleet.of('run-planned')[0]?.boundMs)).toBe(true);
  expect(fleet.summary?.boundMs).toBeCloseTo(100 + LOAD_MS, 0);
});
