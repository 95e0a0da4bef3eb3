/**
 * The JUnit report as pieces of XML that are written one after the other, one test suite for each test file.
 *
 * The format has no owner; this is what Jenkins, GitLab and Surefire read. Attempts before the last are Surefire's `flakyFailure` (the case
 * passed in the end) or `rerunFailure` (it did not), so a flaky case is seen by tools that know them and is a pass for those that do not.
 * A case without a proven outcome is an `error`, never absent. A failure in quarantine is `skipped` with its words: every reader takes that for "does not count",
 * and none would take a `failure` for it. Characters that XML cannot carry become U+FFFD.
 */
import type { Artifact } from '../../core/artifact.ts';
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import { displayName } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { RunError } from '../../core/unit.ts';
import { artifactPath, artifactsOf } from './artifact.ts';
import { errorText } from './error-text.ts';
import type { IsoTime } from './json-report.ts';
import { fileName } from './run-view.ts';

/** Everything that XML 1.0 does not allow, once lone surrogates are gone. */
const ILLEGAL = /[^\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export function junitHead(): string {
  return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="shard-run">\n';
}

/** Returns the test suite of one settled file. */
export function junitFile(
  file: TestFile,
  cases: readonly CaseRecord[],
  options: { readonly durationMs: number; readonly iso: IsoTime; readonly folder: string; readonly artifacts: readonly Artifact[] },
): string {
  const count = (outcome: CaseRecord['outcome']): number => cases.filter((record) => record.outcome === outcome).length;
  const quarantined = cases.filter((record) => record.outcome === 'failed' && record.quarantine !== undefined).length;
  const startedAtMs = cases.reduce((least, record) => Math.min(least, record.attempts[0]?.startedAtMs ?? least), Number.POSITIVE_INFINITY);
  const name = fileName(file);
  const head = attributes({
    name,
    file: file.path,
    tests: cases.length,
    failures: count('failed') - quarantined,
    errors: count('missing'),
    skipped: count('skipped') + quarantined,
    time: seconds(options.durationMs),
    ...(Number.isFinite(startedAtMs) ? { timestamp: options.iso(startedAtMs).replace(/Z$/u, '') } : {}),
  });
  const { folder, artifacts } = options;
  const body = cases.map((record) => junitCase(file, record, folder)).join('');
  return `<testsuite${head}>\n${body}${attachments(artifacts, folder)}</testsuite>\n`;
}

/** Returns the suite of what went wrong outside any case, when there is any, and the end of the document. */
export function junitTail(errors: readonly RunError[]): string {
  if (errors.length === 0) return '</testsuites>\n';
  const cases = errors.map((error) => {
    const head = attributes({
      name: error.file === null ? error.kind : `${error.kind}: ${error.file}`,
      classname: error.file ?? 'shard-run',
      file: error.file ?? '',
      time: '0',
    });
    const text = error.detail === null ? error.message : `${error.message}\n${errorText([error.detail])}`;
    return `<testcase${head}>\n<error${attributes({ type: error.kind, message: firstLine(error.message) })}>${escapeXml(text)}</error>\n</testcase>\n`;
  });
  const head = attributes({ name: 'shard-run', tests: errors.length, failures: 0, errors: errors.length, skipped: 0, time: '0' });
  return `<testsuite${head}>\n${cases.join('')}</testsuite>\n</testsuites>\n`;
}

function junitCase(file: TestFile, record: CaseRecord, folder: string): string {
  const head = attributes({
    name: displayName(record.titlePath),
    classname: file.path,
    file: file.path,
    time: seconds(record.attempts.at(-1)?.durationMs ?? 0),
  });
  const body = caseBody(record) + attachments(artifactsOf(record), folder);
  return body === '' ? `<testcase${head}/>\n` : `<testcase${head}>\n${body}</testcase>\n`;
}

/** The convention by which Jenkins and GitLab find files: a line of its own in the output. */
function attachments(artifacts: readonly Artifact[], folder: string): string {
  const paths = artifacts.flatMap((artifact) => artifactPath(artifact, folder) ?? []);
  return paths.length === 0 ? '' : `<system-out>${paths.map((path) => escapeXml(`[[ATTACHMENT|${path}]]\n`)).join('')}</system-out>\n`;
}

function caseBody(record: CaseRecord): string {
  if (record.outcome === 'skipped') return '<skipped/>\n';
  if (record.outcome === 'missing')
    return `${reruns(record.attempts, 'rerunFailure')}<error type="missing" message="no outcome was proven for this case"/>\n`;
  if (record.outcome === 'passed') return reruns(record.attempts.slice(0, -1), 'flakyFailure') + frameworkFlake(record);
  const last = record.attempts.at(-1);
  const text = errorText(last?.errors ?? []);
  if (record.quarantine !== undefined) {
    const message = `failed in quarantine (${record.quarantine.owner}: ${record.quarantine.reason}): ${firstLine(text)}`;
    return `<skipped${attributes({ message })}/>\n${reruns(record.attempts, 'rerunFailure')}`;
  }
  const failure = `<failure${attributes({ type: errorType(text), message: firstLine(text) })}>${escapeXml(text)}</failure>\n`;
  return failure + reruns(record.attempts.slice(0, -1), 'rerunFailure');
}

function reruns(attempts: readonly Attempt[], tag: 'flakyFailure' | 'rerunFailure'): string {
  return attempts
    .map((attempt) => {
      const text = attempt.errors.length > 0 ? errorText(attempt.errors) : attempt.outcome;
      const type = attempt.outcome === 'failed' ? errorType(text) : attempt.outcome;
      return `<${tag}${attributes({ type, message: firstLine(text), time: seconds(attempt.durationMs) })}><stackTrace>${escapeXml(text)}</stackTrace></${tag}>\n`;
    })
    .join('');
}

/** A pass that needed the framework's own retries has one attempt here, and is flaky all the same. */
function frameworkFlake(record: CaseRecord): string {
  const last = record.attempts.at(-1);
  if (last === undefined || last.frameworkRetries === 0) return '';
  const text = last.errors.length > 0 ? errorText(last.errors) : `passed after ${last.frameworkRetries} retries by the framework`;
  return `<flakyFailure${attributes({ type: errorType(text), message: firstLine(text) })}><stackTrace>${escapeXml(text)}</stackTrace></flakyFailure>\n`;
}

function errorType(text: string): string {
  return /^([A-Z]\w*(?:Error|Exception))\b/u.exec(text)?.[1] ?? 'Error';
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, 500);
}

function seconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(6).replace(/\.?0+$/u, '');
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${escapeXml(String(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`,
    )
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(ILLEGAL, '�')
    .replaceAll(/[&<>\r]/gu, (character) => ENTITIES[character] ?? character);
}
