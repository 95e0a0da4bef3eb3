import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agentId, type FileKey, runId } from '../core/id.ts';
import type { FromAgent } from '../core/session-message.ts';
import { PLAIN_SUITE } from '../core/suite-spec.ts';
import { type CollectedCase, caseId } from '../core/test-case.ts';
import { fileKey, type TestFile } from '../core/test-file.ts';
import type { Lease, UnitEvent } from '../core/unit.ts';
import { type Certificate, digestCertificate } from './certificate/certificate.ts';
import { formatCertificate, parseCertificate } from './certificate/parse.ts';
import { createWitness } from './certificate/witness.ts';
import { writeCertificate } from './certificate-file.ts';
import { openJournal } from './journal/journal.ts';
import { createRun, reduce } from './run/reduce.ts';
import type { Effect, RunInput } from './run/types.ts';
import { verifyRun } from './verify.ts';

const file = (path: string): TestFile => ({
  key: fileKey('vitest', '', path, 'runtime'),
  suite: 'vitest',
  project: '',
  path,
  kind: 'runtime',
  contentDigest: 'd'.repeat(64),
  bytes: 1,
  group: 0,
  maxPerAgent: null,
  bundle: null,
  labels: [],
  wholeReason: null,
});
const files = ['a.test.ts', 'b.test.ts', 'c.test.ts'].map(file);
const TITLES = ['adds', 'fails', 'is skipped'];
const id = runId('run-1');
const agent = agentId('a1');
const settings: Extract<RunInput, { type: 'start' }>['settings'] = {
  isCi: true,
  retries: 1,
  bail: null,
  flakyPolicy: 'allow',
  only: null,
  expectAgents: 1,
  agentWaitMs: 0,
  planOnly: false,
  suites: [{ ...PLAIN_SUITE, suite: 'vitest', cwd: '/project', configFile: null, filters: [], projects: [] }],
};

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'shard-verify-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

function unitEvents(lease: Lease, failing: boolean): readonly UnitEvent[] {
  const story = (key: FileKey): UnitEvent[] => {
    const cases = TITLES.map(
      (title, index): CollectedCase => ({
        id: caseId(key, [title], 0),
        titlePath: [title],
        ordinal: 0,
        mode: index === 2 ? 'skip' : 'run',
        isSelected: true,
      }),
    );
    return [
      { type: 'collected', file: key, cases },
      ...cases.flatMap((_, caseIndex): UnitEvent[] => {
        const outcome = caseIndex === 2 ? 'skipped' : caseIndex === 1 && failing ? 'failed' : 'passed';
        const ended: UnitEvent = {
          type: 'case-ended',
          file: key,
          caseIndex,
          result: { outcome, durationMs: 5.25, frameworkRetries: 0, errors: [] },
        };
        return outcome === 'skipped' ? [ended] : [{ type: 'case-started', file: key, caseIndex }, ended];
      }),
      { type: 'file-ended', file: key, timing: { loadMs: 1, setupMs: 1, testMs: 12 } },
    ];
  };
  return [{ type: 'unit-started' }, ...lease.unit.files.flatMap(story), { type: 'unit-ended', end: { kind: 'completed' }, wallMs: 20 }];
}

/** What an agent of one slot, which finds three files, answers. */
function answer(effect: Effect, failing: boolean): readonly RunInput[] {
  const say = (message: FromAgent): RunInput[] => [{ type: 'from-agent', nowMs: 0, agent, message }];
  if (effect.type === 'load-history') return [{ type: 'history-loaded', nowMs: 0, histories: [] }];
  if (effect.type !== 'send') return [];
  const { message } = effect;
  switch (message.type) {
    case 'open-suite':
      return say({ type: 'suite-opened', runId: id, suite: 'vitest', framework: 'vitest', frameworkVersion: '5.0.0', notices: [] });
    case 'discover-suite':
      return say({ type: 'suite-discovered', runId: id, suite: 'vitest', files, bodies: [], errors: [], notices: [], unsupported: [] });
    case 'prepare-suite':
      return say({ type: 'suite-ready', runId: id, suite: 'vitest' });
    case 'close-suite':
      return say({ type: 'suite-closed', runId: id, suite: 'vitest', errors: [], notices: [] });
    case 'recall-lease':
      return message.leases.flatMap((lease) => say({ type: 'lease-returned', lease, wasStarted: true }));
    case 'grant-lease':
      return say({
        type: 'unit-report',
        runId: id,
        lease: message.lease.id,
        sequence: 1,
        events: unitEvents(message.lease, failing).map((event, atMs) => ({ atMs, event })),
      });
    default:
      return [];
  }
}

/** Runs the real reducer to its end with a journal and a witness, as the loop does; returns the run's directory. */
async function certifyRun(failing = false): Promise<string> {
  const journal = openJournal(state, id);
  const witness = createWitness('1.0.0');
  const run = createRun();
  const queue: RunInput[] = [
    { type: 'start', nowMs: 0, runId: id, revision: { commit: 'c', tree: 't', isDirty: false }, settings },
    {
      type: 'from-agent',
      nowMs: 0,
      agent,
      message: { type: 'register', agent, session: 's', slots: 1, labels: [], speed: null, version: '1', nodeVersion: '24' },
    },
    { type: 'known-digests', nowMs: 0, digests: {} },
  ];
  let isOver = false;
  for (let nowMs = 1_700_000_000_000; !isOver && nowMs < 1_700_000_010_000; nowMs += 10) {
    const input = { ...(queue.shift() ?? { type: 'tick' }), nowMs } as RunInput;
    expect(journal.append([input])).toBeNull();
    witness.seeInput(input);
    for (const effect of reduce(run, input)) {
      witness.seeEffect(effect);
      queue.push(...answer(effect, failing));
      isOver ||= effect.type === 'finish';
    }
  }
  const certificate = witness.certify(journal.seal());
  if (certificate === null) throw new Error('the run did not finish');
  const path = await writeCertificate(state, certificate, journal.flush());
  journal.close();
  if (typeof path !== 'string') throw path;
  return join(state, 'runs', id);
}

describe('a run that was certified', () => {
  test.each([
    ['green', false],
    ['red', true],
  ] as const)('verifies when %s', async (verdict, failing) => {
    const directory = await certifyRun(failing);
    const verification = verifyRun(directory);
    expect(verification.findings).toEqual([]);
    expect(verification).toMatchObject({
      isReplayed: true,
      certificate: { verdict, totals: { files: 3, cases: 9, failed: failing ? 3 : 0, skipped: 3 } },
    });
    expect(verifyRun(join(directory, 'certificate.json')).findings).toEqual([]);
  });

  test('has no certificate before its journal is on the disk', async () => {
    const path = join(await certifyRun(), 'certificate.json');
    const text = readFileSync(path, 'utf8');
    const certificate = parseCertificate(text) as Certificate;
    rmSync(path);
    const journaled = Promise.withResolvers<void>();
    const written = writeCertificate(state, certificate, journaled.promise);
    await expect.poll(() => existsSync(`${path}.part`) && readFileSync(`${path}.part`, 'utf8')).toBe(text);
    // A flush of ours stands in the queue behind the writer's: whatever follows that has happened.
    await using part = await open(`${path}.part`, 'r+');
    await part.sync();
    expect(existsSync(path)).toBe(false);
    journaled.resolve();
    expect(await written).toBe(path);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('verifies by itself when its journal is gone', async () => {
    const directory = await certifyRun();
    rmSync(join(directory, 'journal'));
    expect(verifyRun(directory)).toMatchObject({ findings: [], isReplayed: false });
  });

  test('does not verify with a byte of its journal flipped, cut off or added', async () => {
    const directory = await certifyRun();
    const path = join(directory, 'journal');
    const bytes = readFileSync(path);
    const stride = Math.ceil(bytes.length / 150);
    for (let index = 0; index < bytes.length; index += stride) {
      const damaged = Buffer.from(bytes);
      damaged[index] = (damaged[index] ?? 0) ^ 1;
      writeFileSync(path, damaged);
      expect(verifyRun(directory).findings, `byte ${index}`).not.toEqual([]);
    }
    for (const changed of [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from('\n')]), Buffer.alloc(0)]) {
      writeFileSync(path, changed);
      expect(verifyRun(directory).findings).not.toEqual([]);
    }
  });

  test('does not verify with a byte of its certificate flipped', async () => {
    const path = join(await certifyRun(), 'certificate.json');
    const bytes = readFileSync(path);
    const stride = Math.ceil(bytes.length / 150);
    for (let index = 0; index < bytes.length; index += stride) {
      const damaged = Buffer.from(bytes);
      damaged[index] = (damaged[index] ?? 0) ^ 1;
      writeFileSync(path, damaged);
      expect(verifyRun(path).findings, `byte ${index}`).not.toEqual([]);
    }
  });

  test('does not verify when a red verdict was made green with matching counts and digests', async () => {
    const directory = await certifyRun(true);
    const path = join(directory, 'certificate.json');
    const certificate = parseCertificate(readFileSync(path, 'utf8'));
    if (typeof certificate === 'string') throw new Error(certificate);
    const healed = {
      ...certificate,
      verdict: 'green' as const,
      exitCode: 0,
      reasons: [],
      totals: { ...certificate.totals, passed: 6, failed: 0 },
      files: certificate.files.map((proof) => ({ ...proof, passed: 2, failed: 0 })),
    };
    writeFileSync(path, formatCertificate({ ...healed, selfDigest: digestCertificate(healed) }));
    const { findings } = verifyRun(directory);
    expect(findings.some((finding) => finding.includes('verdict'))).toBe(true);
    rmSync(join(directory, 'journal'));
    expect(verifyRun(directory).findings, 'the counts alone cannot tell').toEqual([]);
  });

  test('is asked for where there is none', () => {
    expect(() => verifyRun(join(state, 'nowhere'))).toThrow('there is no certificate');
  });
});
