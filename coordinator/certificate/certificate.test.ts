import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseRecord } from '../../core/case-record.ts';
import { sha256Hex } from '../../core/digest.ts';
import { type AgentId, agentId, type LeaseId, runId } from '../../core/id.ts';
import type { RunSummary } from '../../core/run-event.ts';
import { caseId } from '../../core/test-case.ts';
import { fileKey, type TestFile } from '../../core/test-file.ts';
import type { Effect, RunInput } from '../run/types.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Certificate, createCertificate, digestCertificate } from './certificate.ts';
import { formatCertificate, parseCertificate } from './parse.ts';
import { type JournalEvidence, type Replay, verifyCertificate } from './verify.ts';
import { createWitness } from './witness.ts';

const file = (path: string): TestFile => ({
  key: fileKey('vitest', '', path, 'runtime'),
  suite: 'vitest',
  project: '',
  path,
  kind: 'runtime',
  contentDigest: sha256Hex(path),
  bytes: 1,
  group: 0,
  maxPerAgent: null,
  bundle: null,
  labels: [],
  wholeReason: null,
});
const record = (of: TestFile, title: string, outcome: CaseRecord['outcome'], agent = 'a1'): CaseRecord => ({
  id: caseId(of.key, [title], 0),
  file: of.key,
  titlePath: [title],
  ordinal: 0,
  outcome,
  isFlaky: false,
  attempts:
    outcome === 'missing'
      ? []
      : [
          {
            outcome,
            agent: agent as AgentId,
            slot: 0,
            lease: 'l1' as LeaseId,
            startedAtMs: 1,
            durationMs: 2,
            frameworkRetries: 0,
            order: 0,
            errors: [],
          },
        ],
});
const [a, b] = [file('a.test.ts'), file('b.test.ts')];
const start: Extract<RunInput, { type: 'start' }> = {
  type: 'start',
  nowMs: 1,
  runId: runId('r1'),
  revision: { commit: 'c', tree: 't', isDirty: false },
  settings: {
    isCi: true,
    retries: 1,
    bail: null,
    flakyPolicy: 'allow',
    only: new Map([[a.key, []]]),
    expectAgents: 1,
    agentWaitMs: 1,
    suites: [],
    planOnly: false,
  },
};
const summary = (change: Partial<RunSummary> = {}): RunSummary => ({
  runId: runId('r1'),
  verdict: 'green',
  exitCode: 0,
  reasons: [],
  revision: start.revision,
  startedAtMs: 1,
  wallMs: 10,
  boundMs: 9,
  breakdown: { testMs: 0, setupMs: 0, repeatedMs: 0, starvedMs: 0, tailMs: 0, slowAgentMs: 0, startupMs: 0 },
  totals: { files: 2, cases: 3, passed: 2, failed: 0, skipped: 1, flaky: 0, missing: 0 },
  agents: [{ id: agentId('a1'), labels: ['os:linux'], slots: 2, busyMs: 5, isLost: false }],
  errors: [],
  notices: [],
  certificatePath: null,
  ...change,
});
const settled: readonly (readonly [TestFile, readonly CaseRecord[]])[] = [
  [b, [record(b, 'z', 'passed')]],
  [a, [record(a, 'x', 'passed'), record(a, 'y', 'skipped')]],
];
const journalSeal = { digest: sha256Hex('journal'), bytes: 7 };

function certify(files = settled, ending = summary(), manifest: readonly TestFile[] = [a, b]): Certificate {
  const { runId: id, revision, settings } = start;
  const builder = createCertificate({ runId: id, revision, settings, version: '1.0.0', manifest });
  for (const [of, cases] of files) builder.addFile(of, cases);
  return builder.seal(ending, journalSeal);
}

describe('a certificate', () => {
  test('is the same in whatever order files settled', () => {
    expect(certify(settled.toReversed())).toEqual(certify());
  });

  test('proves itself', () => {
    expect(verifyCertificate(certify(), null)).toEqual([]);
  });

  test('refuses a file twice, or one that is not in the manifest', () => {
    expect(() => certify([...settled, settled[0] ?? [a, []]])).toThrow('certified before');
    expect(() => certify(settled, summary(), [a])).toThrow('not in the manifest');
  });

  test('changes with every part of an outcome', () => {
    const [first, ...others] = settled[1]?.[1] ?? [];
    if (first === undefined) throw new Error('the example has a case');
    const attempt = first.attempts[0];
    const changes: Partial<CaseRecord>[] = [
      { outcome: 'failed' },
      { isFlaky: true },
      { id: caseId(a.key, ['other'], 0) },
      { attempts: [] },
      ...(attempt
        ? [{ attempts: [{ ...attempt, agent: agentId('a2') }] }, { attempts: [{ ...attempt, slot: 1 }] }, { attempts: [attempt, attempt] }]
        : []),
    ];
    const digests = changes.map(
      (change) =>
        certify([
          [b, []],
          [a, [{ ...first, ...change }, ...others]],
        ]).files[0]?.outcomesDigest,
    );
    expect(new Set([...digests, certify().files[0]?.outcomesDigest]).size).toBe(changes.length + 1);
  });

  test('survives its file', () => {
    const certificate = certify();
    expect(parseCertificate(formatCertificate(certificate))).toEqual(certificate);
  });

  test('is not valid with any byte of its file flipped', () => {
    const bytes = new TextEncoder().encode(formatCertificate(certify()));
    for (let index = 0; index < bytes.length; index += 1) {
      for (const bit of [1, 32]) {
        const damaged = bytes.slice();
        damaged[index] = (damaged[index] ?? 0) ^ bit;
        const parsed = parseCertificate(new TextDecoder().decode(damaged));
        const findings = typeof parsed === 'string' ? [parsed] : verifyCertificate(parsed, null);
        expect(findings, `byte ${index}`).not.toEqual([]);
      }
    }
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another value', '[]'],
    ['null', 'null'],
    ['a newer schema', '{"schema":2}'],
    ['too little', '{"schema":1}'],
  ])('is not read from %s', (_, text) => {
    expect(parseCertificate(text)).toBeTypeOf('string');
  });
});

describe('a certificate over a failure in quarantine', () => {
  const held = { owner: 'ann', reason: 'a port', untilMs: 9 };
  const cases: CaseRecord[] = [{ ...record(a, 'x', 'failed'), quarantine: held }, record(a, 'y', 'skipped')];
  const files: typeof settled = [
    [b, [record(b, 'z', 'passed')]],
    [a, cases],
  ];
  const totals = { files: 2, cases: 3, passed: 1, failed: 1, skipped: 1, flaky: 0, missing: 0, quarantined: 1 };
  const settings = { ...start.settings, quarantine: [{ case: cases[0]?.id ?? ('' as never), ...held }] };
  const sealed = (of: typeof settings | typeof start.settings, counted: RunSummary['totals'] = totals) => {
    const { runId: id, revision } = start;
    const builder = createCertificate({ runId: id, revision, settings: of, version: '1.0.0', manifest: [a, b] });
    for (const [file_, records] of files) builder.addFile(file_, records);
    return builder.seal(summary({ totals: counted }), journalSeal);
  };

  test('proves a green verdict, and its digest covers the list', () => {
    expect(verifyCertificate(sealed(settings), null)).toEqual([]);
    const other = { ...settings, quarantine: [{ ...settings.quarantine[0], owner: 'bob' }] } as typeof settings;
    expect(sealed(other).selfDigest).not.toBe(sealed(settings).selfDigest);
  });

  test.each([
    ['without the list', start.settings, totals],
    ['that counts one more', settings, { ...totals, quarantined: 2 }],
    ['that counts none', settings, { ...totals, quarantined: 0 }],
  ])('%s is found', (_, of, counted) => {
    expect(verifyCertificate(sealed(of, counted), null)).not.toEqual([]);
  });
});

describe('a forged summary', () => {
  const failed: CaseRecord[] = [record(a, 'x', 'failed'), record(a, 'y', 'skipped')];
  const missing: CaseRecord[] = [record(a, 'x', 'missing'), record(a, 'y', 'skipped')];
  const withA = (cases: readonly CaseRecord[]): typeof settled => [
    [b, [record(b, 'z', 'passed')]],
    [a, cases],
  ];
  const totals = (change: Partial<RunSummary['totals']>): Partial<RunSummary> => ({ totals: { ...summary().totals, ...change } });
  const error = { kind: 'collection', file: null, message: 'm', detail: null } as const;
  test.each<[string, Certificate]>([
    ['green with a failure', certify(withA(failed), summary(totals({ passed: 1, failed: 1 })))],
    ['green with a missing case', certify(withA(missing), summary(totals({ passed: 1, missing: 1 })))],
    ['green with a failure that the totals hide', certify(withA(failed))],
    ['green without a file', certify(settled.slice(1), summary(totals({ cases: 2, passed: 1 })))],
    ['green with nothing at all', certify([], summary(totals({ files: 0, cases: 0, passed: 0, skipped: 0 })), [])],
    [
      'green without a case',
      certify(
        [
          [a, []],
          [b, []],
        ],
        summary(totals({ cases: 0, passed: 0, skipped: 0 })),
      ),
    ],
    ['green with a collection error', certify(settled, summary({ errors: [error] }))],
    ['green with a reason against it', certify(settled, summary({ reasons: ['one'] }))],
    ['green with an exit code', certify(settled, summary({ exitCode: 1 }))],
    ['red without a reason', certify(withA(failed), summary({ ...totals({ passed: 1, failed: 1 }), verdict: 'red', exitCode: 1 }))],
    ['red that exits with 0', certify(withA(failed), summary({ ...totals({ passed: 1, failed: 1 }), verdict: 'red', reasons: ['x'] }))],
    [
      'incomplete with a failure',
      certify(withA(failed), summary({ ...totals({ passed: 1, failed: 1 }), verdict: 'incomplete', exitCode: 3, reasons: ['x'] })),
    ],
  ])('is found: %s', (_, certificate) => {
    expect(verifyCertificate(certificate, null)).not.toEqual([]);
  });

  test.each<[string, Certificate]>([
    ['red', certify(withA(failed), summary({ ...totals({ passed: 1, failed: 1 }), verdict: 'red', exitCode: 1, reasons: ['x'] }))],
    [
      'incomplete',
      certify(withA(missing), summary({ ...totals({ passed: 1, missing: 1 }), verdict: 'incomplete', exitCode: 3, reasons: ['x'] })),
    ],
    [
      'interrupted',
      certify(settled.slice(1), summary({ ...totals({ cases: 2, passed: 1 }), verdict: 'incomplete', exitCode: 130, reasons: ['x'] })),
    ],
    ['green though an agent was lost', certify(settled, summary({ errors: [{ ...error, kind: 'agent' }] }))],
  ])('is not suspected of an honest one: %s', (_, certificate) => {
    expect(verifyCertificate(certificate, null)).toEqual([]);
  });
});

/** A run whose decisions are written in its inputs: what the real reducer finds out is told here. */
const effects: readonly Effect[] = [
  {
    type: 'emit',
    event: {
      type: 'run-planned',
      atMs: 1,
      files: [a, b],
      expectedCases: 0,
      boundMs: 1,
      forecast: { lowMs: 0, midMs: 0, highMs: 0 },
      slots: 1,
      hasHistory: false,
    },
  },
  ...settled.map(([of, cases]): Effect => ({ type: 'emit', event: { type: 'file-settled', atMs: 2, file: of, cases, durationMs: 1 } })),
  { type: 'finish', summary: summary() },
];
const inputs: readonly RunInput[] = [
  start,
  ...effects.map((effect, nowMs): RunInput => ({ type: 'agent-lost', nowMs, agent: agentId('a'), reason: JSON.stringify(effect) })),
];
const replay: Replay = (told, see) => {
  for (const input of told) {
    see.input(input);
    if (input.type === 'agent-lost') see.effect(JSON.parse(input.reason) as Effect);
  }
};
const evidence = (change: Partial<JournalEvidence> = {}): JournalEvidence => ({
  inputs,
  replay,
  end: () => ({ seal: journalSeal, problem: '' }),
  ...change,
});

describe('a certificate with its journal', () => {
  function witnessed(): Certificate {
    const witness = createWitness('1.0.0');
    replay(inputs, { input: witness.seeInput, effect: witness.seeEffect });
    const certificate = witness.certify(journalSeal);
    if (certificate === null) throw new Error('the run did not finish');
    return certificate;
  }

  test('comes out the same when it is decided again', () => {
    expect(witnessed()).toEqual(certify());
    expect(verifyCertificate(witnessed(), evidence())).toEqual([]);
  });

  test.each<[string, Partial<JournalEvidence>]>([
    ['another journal', { end: () => ({ seal: { ...journalSeal, digest: sha256Hex('x') }, problem: '' }) }],
    ['a longer journal', { end: () => ({ seal: { ...journalSeal, bytes: 8 }, problem: '' }) }],
    ['a damaged journal', { end: () => ({ seal: journalSeal, problem: 'line 2' }) }],
    ['a journal without an end', { inputs: inputs.slice(0, -1) }],
    [
      'a journal of another outcome',
      {
        inputs: inputs.map((input) =>
          input.type === 'agent-lost' ? { ...input, reason: input.reason.replace('"skipped"', '"passed"') } : input,
        ),
      },
    ],
    [
      'a journal nobody can decide',
      {
        replay: () => {
          throw new Error('no');
        },
      },
    ],
  ])('does not stand against %s', (_, change) => {
    expect(verifyCertificate(witnessed(), evidence(change))).not.toEqual([]);
  });

  test('does not stand when it was changed with care', () => {
    const { selfDigest: _, ...honest } = witnessed();
    const forged = { ...honest, wallMs: 11 };
    expect(verifyCertificate({ ...forged, selfDigest: digestCertificate(forged) }, evidence())).not.toEqual([]);
  });

  test('is not made of a run that never had a manifest', () => {
    const witness = createWitness('1.0.0');
    witness.seeInput(start);
    witness.seeEffect({ type: 'finish', summary: summary() });
    expect(witness.certify(null)).toBeNull();
  });

  test('is not made of a run that only planned', () => {
    const witness = createWitness('1.0.0');
    const [, ...rest] = inputs;
    const plan: RunInput = { ...start, settings: { ...start.settings, planOnly: true } };
    replay([plan, ...rest], { input: witness.seeInput, effect: witness.seeEffect });
    expect(witness.certify(journalSeal)).toBeNull();
  });
});

test('canonical JSON has one text for one value, and reads back as JSON does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
  expect(canonicalJson({ b: 1, a: [undefined, { d: undefined, c: 1 }] })).toBe('{"a":[null,{"c":1}],"b":1}');
});
