import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, describe, expect, test } from 'vitest';
import type { RunEvent } from '../../core/run-event.ts';
import { findReportErrors } from '../../test/support/report-schema.ts';
import {
  caseEnded,
  fileSettled,
  runFinished,
  runPlanned,
  runStarted,
  sampleAttempt,
  sampleCase,
  sampleError,
  sampleFile,
} from '../../test/support/sample-run.ts';
import { emptyRunView, foldRunView } from '../render/run-view.ts';
import { renderSummary } from '../render/summary.ts';
import { createGithubReporter } from './github.ts';
import { createJsonReporter } from './json.ts';
import { createJunitReporter } from './junit.ts';
import type { Reporter } from './reporter.ts';
import type { Sink } from './sink.ts';
import { openFileSink } from './sink.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'shard-run-report-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const NASTY = '<&>"\'\n\t\0\u001B[31m\uFFFE\uD800 ]]> 🙂 日本 %0A ::error::';
const FILE = sampleFile('src/日本 & <b>.test.ts', { project: 'web' });
const OTHER = sampleFile('src/b.test.ts');
const ERROR = sampleError({
  message: `TypeError: ${NASTY}`,
  diff: '- 1\n+ 2',
  location: 'src/b.test.ts:7:3',
  stack: 'TypeError: x\n at y',
});
const EVENTS: readonly RunEvent[] = [
  runStarted(),
  runPlanned([FILE, OTHER]),
  caseEnded(OTHER, 'x', 'passed'),
  fileSettled(FILE, [
    sampleCase(FILE, NASTY, [sampleAttempt('failed', { errors: [ERROR] })]),
    sampleCase(FILE, 'todo', ['skipped']),
    sampleCase(FILE, 'gone', ['agent-lost']),
  ]),
  fileSettled(sampleFile('src/empty.test.ts'), []),
  fileSettled(OTHER, [
    sampleCase(OTHER, 'flaky', [sampleAttempt('failed', { errors: [ERROR] }), 'passed']),
    sampleCase(OTHER, 'twice', ['failed', 'failed']),
    { ...sampleCase(OTHER, 'framework', [sampleAttempt('passed', { frameworkRetries: 2 })]), isFlaky: true },
  ]),
  runFinished({
    verdict: 'red',
    exitCode: 1,
    errors: [
      { kind: 'collection', file: 'src/c.test.ts', message: NASTY, detail: null },
      { kind: 'agent', file: null, message: 'x', detail: ERROR },
    ],
  }),
];

function collect(): { readonly sink: Sink; text(): string } {
  const parts: string[] = [];
  return { sink: { write: (text) => void parts.push(text), close: () => [] }, text: () => parts.join('') };
}

function play(reporter: Reporter, events = EVENTS): readonly string[] {
  for (const event of events) reporter.onEvent(event);
  return reporter.close();
}

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly depth: number; text: string };

function parseXml(text: string): Tag[] {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const seen: Tag = { name: tag.name, attributes: tag.attributes as Record<string, string>, depth: open.length, text: '' };
    tags.push(seen);
    open.push(seen);
  });
  parser.on('text', (part) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += part;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return tags;
}

describe('a failure in quarantine', () => {
  const quarantine = { owner: 'ann', reason: 'a port', untilMs: 1_800_000_000_000 };
  const events = [
    runStarted(),
    fileSettled(OTHER, [{ ...sampleCase(OTHER, 'held', [sampleAttempt('failed', { errors: [ERROR] })]), quarantine }]),
    runFinished({ totals: { files: 1, cases: 1, passed: 0, failed: 1, skipped: 0, flaky: 0, missing: 0, quarantined: 1 } }),
  ];

  test('is in the JSON report with its owner and its end', () => {
    const out = collect();
    play(createJsonReporter(out.sink), events);
    const report: unknown = JSON.parse(out.text());
    expect(findReportErrors(report)).toEqual([]);
    const held = { owner: 'ann', reason: 'a port', until: '2027-01-15T08:00:00.000Z' };
    expect(report).toMatchObject({ totals: { failed: 1, quarantined: 1 }, cases: [{ outcome: 'failed', quarantine: held }] });
  });

  test('is skipped with its words in the JUnit report, and a warning to GitHub', () => {
    const [junit, github] = [collect(), collect()];
    play(createJunitReporter(junit.sink), events);
    const tags = parseXml(junit.text());
    expect(tags.find(({ name }) => name === 'testsuite')?.attributes).toMatchObject({ failures: '0', skipped: '1' });
    expect(tags.find(({ name }) => name === 'skipped')?.attributes['message']).toContain('ann: a port');
    expect(tags.some(({ name }) => name === 'failure')).toBe(false);
    play(createGithubReporter(github.sink, { cwd: '/repo', env: { GITHUB_WORKSPACE: '/repo' } }), events);
    expect(github.text()).toMatch(/^::warning /u);
  });

  test('is named at the end on the screen, and is no failure to try again', () => {
    const view = emptyRunView();
    for (const event of events) foldRunView(view, event);
    const lines = renderSummary(view, { wereFailuresShown: true, targetMs: null }).map((line) => line.map(({ text }) => text).join(''));
    expect(lines.filter((line) => line.includes('QUARANTINED'))).toHaveLength(1);
    expect(lines.join('\n')).toContain('1 failed in quarantine');
    expect(lines.join('\n')).not.toContain('--failed');
  });
});

describe('the JSON report', () => {
  test('is valid by its published schema, whatever the titles hold', () => {
    const out = collect();
    play(createJsonReporter(out.sink));
    const report = JSON.parse(out.text()) as {
      readonly cases: readonly { readonly name: string; readonly outcome: string; readonly flaky: boolean }[];
    };
    expect(findReportErrors(report)).toEqual([]);
    expect(report.cases.map((one) => [one.outcome, one.flaky])).toEqual([
      ['failed', false],
      ['skipped', false],
      ['missing', false],
      ['passed', true],
      ['failed', false],
      ['passed', true],
    ]);
    expect(report.cases[0]?.name).toBe(NASTY);
  });

  test('of a run that could not begin is whole', () => {
    const out = collect();
    play(createJsonReporter(out.sink), [
      runFinished({
        verdict: 'incomplete',
        exitCode: 2,
        totals: { files: 0, cases: 0, passed: 0, failed: 0, skipped: 0, flaky: 0, missing: 0 },
      }),
    ]);
    expect(findReportErrors(JSON.parse(out.text()))).toEqual([]);
  });

  test('that was cut off does not parse', () => {
    const out = collect();
    play(createJsonReporter(out.sink), EVENTS.slice(0, -1));
    expect(() => JSON.parse(out.text()) as unknown).toThrow(SyntaxError);
  });
});

describe('the JUnit report', () => {
  test('is well-formed XML with one suite a file, whatever the titles hold', () => {
    const out = collect();
    play(createJunitReporter(out.sink));
    const tags = parseXml(out.text());
    const suites = tags
      .filter((tag) => tag.name === 'testsuite')
      .map(({ attributes }) => [
        attributes['name'],
        attributes['tests'],
        attributes['failures'],
        attributes['errors'],
        attributes['skipped'],
      ]);
    expect(suites).toEqual([
      ['[web] src/日本 & <b>.test.ts', '3', '1', '1', '1'],
      ['src/empty.test.ts', '0', '0', '0', '0'],
      ['src/b.test.ts', '3', '1', '0', '0'],
      ['shard-run', '2', '0', '2', '0'],
    ]);
    const names = tags.filter((tag) => tag.name === 'testcase').map((tag) => tag.attributes['name']);
    expect(names[0]).toBe('<&>"\'\n\t��[31m�� ]]> 🙂 日本 %0A ::error::');
    expect(
      tags.filter((tag) => ['failure', 'flakyFailure', 'rerunFailure', 'error', 'skipped'].includes(tag.name)).map((tag) => tag.name),
    ).toEqual(['failure', 'skipped', 'rerunFailure', 'error', 'flakyFailure', 'failure', 'rerunFailure', 'flakyFailure', 'error', 'error']);
    expect(tags.find((tag) => tag.name === 'failure')?.attributes['type']).toBe('TypeError');
  });

  test('of a run that broke off is well-formed and not green', () => {
    const out = collect();
    play(createJunitReporter(out.sink), EVENTS.slice(0, 4));
    expect(parseXml(out.text()).some((tag) => tag.name === 'error')).toBe(true);
  });
});

describe('the GitHub report', () => {
  const summary = path.join(FOLDER, 'summary.md');
  const place = { cwd: '/repo/packages/web', env: { GITHUB_WORKSPACE: '/repo', GITHUB_STEP_SUMMARY: summary } };

  test('annotates in the repository’s terms, on one line each', () => {
    appendFileSync(summary, 'earlier\n');
    const out = collect();
    play(createGithubReporter(out.sink, place));
    const lines = out.text().trimEnd().split('\n');
    expect(lines.every((line) => line.startsWith('::error ') || line.startsWith('::warning '))).toBe(true);
    expect(lines[0]).toMatch(/^::error file=packages\/web\/src\/b\.test\.ts,line=7,col=3,title=/u);
    expect(lines[2]).toMatch(/^::warning file=packages\/web\/src\/b\.test\.ts,line=7,col=3,title=src\/b\.test\.ts > flaky::TypeError: /u);
    const markdown = readFileSync(summary, 'utf8');
    expect(markdown).toMatch(/^earlier\n## shard-run: red\n/u);
    expect(markdown.split('\n').filter((line) => line.startsWith('| src/'))).toHaveLength(5);
  });

  test('writes fifty annotations and then one that counts', () => {
    const out = collect();
    const cases = Array.from({ length: 80 }, (_, index) => sampleCase(OTHER, `c${index}`, ['failed']));
    play(createGithubReporter(out.sink, { cwd: '/repo', env: {} }), [fileSettled(OTHER, cases), runFinished()]);
    const lines = out.text().trimEnd().split('\n');
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe('::error title=shard-run::30 more problems are not annotated');
  });

  test('a summary that cannot be written is said', () => {
    const env = { GITHUB_STEP_SUMMARY: path.join(FOLDER, 'absent', 'summary.md') };
    expect(play(createGithubReporter(collect().sink, { cwd: '/repo', env }))).toEqual([expect.stringContaining('ENOENT')]);
  });
});

describe('files that a case left', () => {
  const kept = { name: 'trace.zip', contentType: 'application/zip', digest: 'a'.repeat(64), bytes: 10, problem: '' };
  const lost = { name: '<video>', contentType: 'video/webm', digest: null, bytes: 0, problem: 'it is larger than 512 MiB' };
  const record = sampleCase(OTHER, 'breaks', [sampleAttempt('failed', { artifacts: [kept, lost] })]);
  const settled = { ...fileSettled(OTHER, [record]), artifacts: [kept] } as RunEvent;
  const events = [runStarted({ artifactFolder: 'state/a&b' }), settled, runFinished({ verdict: 'red', exitCode: 1 })];
  const stored = `state/a&b/${kept.digest}.zip`;

  test('are in the JSON report, with the place of what was kept and the reason of what was not', () => {
    const out = collect();
    play(createJsonReporter(out.sink), events);
    const report = JSON.parse(out.text()) as {
      readonly artifacts: unknown;
      readonly cases: readonly { readonly attempts: readonly { readonly artifacts?: unknown }[] }[];
    };
    const told = { name: 'trace.zip', contentType: 'application/zip', digest: kept.digest, bytes: 10, path: stored };
    expect(findReportErrors(report)).toEqual([]);
    expect(report.cases[0]?.attempts[0]?.artifacts).toEqual([told, { ...lost, path: null }]);
    expect(report.artifacts).toEqual([{ file: OTHER.path, ...told }]);
  });

  test('are attachments of their case and of their file in the JUnit report', () => {
    const out = collect();
    play(createJunitReporter(out.sink), events);
    const outputs = parseXml(out.text()).filter((tag) => tag.name === 'system-out');
    expect(outputs.map(({ text, depth }) => [text, depth])).toEqual([
      [`[[ATTACHMENT|${stored}]]\n`, 3],
      [`[[ATTACHMENT|${stored}]]\n`, 2],
    ]);
  });

  test('are listed for GitHub', () => {
    const summary = path.join(FOLDER, 'files.md');
    play(createGithubReporter(collect().sink, { cwd: '/repo', env: { GITHUB_STEP_SUMMARY: summary } }), events);
    const listed = readFileSync(summary, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('- breaks'));
    expect(listed).toEqual([expect.stringContaining(kept.digest), expect.stringMatching(/not kept/u)]);
  });

  test.each([true, false])('stand under their failure on the screen, whether it was shown before: %s', (wereFailuresShown) => {
    const view = emptyRunView();
    for (const event of events) foldRunView(view, event);
    const lines = renderSummary(view, { wereFailuresShown, targetMs: null }).map((line) => line.map(({ text }) => text).join(''));
    const at = lines.findIndex((line) => line.includes('trace.zip'));
    expect(lines[at]).toContain(stored);
    expect(lines[at + 1]).toContain('<video>');
    expect(lines.findIndex((line) => line.includes('FAIL'))).toBeLessThan(at);
  });
});

describe('a report file', () => {
  test('is emptied at once, made with its folder, and whole after closing', () => {
    const file = path.join(FOLDER, 'new', 'report.json');
    const sink = openFileSink(file);
    expect(readFileSync(file, 'utf8')).toBe('');
    sink.write('é'.repeat(100_000));
    sink.write('end');
    expect(sink.close()).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(`${'é'.repeat(100_000)}end`);
  });

  test('that cannot be opened is a usage error', () => {
    expect(() => openFileSink(FOLDER)).toThrow(/cannot be written: EISDIR/u);
  });

  test.runIf(process.platform === 'linux')('that the disk does not take is said', () => {
    const sink = openFileSink('/dev/full');
    sink.write('x'.repeat(100_000));
    expect(sink.close()).toEqual(['the report file "/dev/full" is not complete: ENOSPC']);
  });
});

test('reports of many cases take constant memory', () => {
  const sinks = [openFileSink(path.join(FOLDER, 'big.json')), openFileSink(path.join(FOLDER, 'big.xml'))];
  const reporters = [createJsonReporter(sinks[0] as Sink), createJunitReporter(sinks[1] as Sink)];
  const cases = Array.from({ length: 100 }, (_, index) => sampleCase(OTHER, `case ${index}`));
  for (const reporter of reporters) reporter.onEvent(runStarted());
  const before = process.memoryUsage().heapUsed;
  for (let file = 0; file < 1000; file++) for (const reporter of reporters) reporter.onEvent(fileSettled(OTHER, cases));
  globalThis.gc?.();
  const grownBytes = process.memoryUsage().heapUsed - before;
  for (const reporter of reporters) play(reporter, [runFinished()]);
  expect(grownBytes).toBeLessThan(100 * 1024 * 1024);
});
