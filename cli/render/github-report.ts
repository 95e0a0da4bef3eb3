/**
 * What GitHub Actions shows of a run: annotations in the diff, and a summary page.
 *
 * GitHub shows ten errors a step and throws the rest away, so the first fifty are written and then one that counts. Paths are relative to
 * the repository, not to the project: the edge gives the prefix. Text inside a workflow command is escaped by its rules; the same text in
 * the summary is Markdown, where a title must not be able to make a heading or a link.
 */

import type { CaseRecord } from '../../core/case-record.ts';
import { displayName } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { RunError } from '../../core/unit.ts';
import { artifactPath, artifactsOf } from './artifact.ts';
import { formatCount, formatDuration, plural } from './duration.ts';
import { errorText } from './error-text.ts';
import type { CaseNote, RunView } from './run-view.ts';
import { visible } from './text.ts';

/** GitHub shows fewer; a log with thousands of commands only gets slow. */
export const ANNOTATIONS_MAX = 50;
const SUMMARY_ROWS = 100;
const MESSAGE_CHARACTERS = 4000;
const CELL_CHARACTERS = 300;

/** Returns the annotation of a failed or missing case; `prefix` leads from the repository to the project. */
export function githubCase(file: TestFile, record: CaseRecord, prefix: string): string {
  const error = record.attempts.findLast((attempt) => attempt.errors.length > 0)?.errors ?? [];
  const title = `${file.path} > ${displayName(record.titlePath)}`;
  const message = record.outcome === 'missing' ? 'no outcome was proven for this case' : errorText(error);
  return command(
    record.outcome === 'passed' || record.quarantine !== undefined ? 'warning' : 'error',
    {
      ...place(file.path, error[0]?.location ?? null, prefix),
      title: record.quarantine === undefined ? title : `${title} (in quarantine)`,
    },
    message,
  );
}

/** Returns the annotation of an error outside any case. */
export function githubError(error: RunError, prefix: string): string {
  const where = error.file === null ? {} : place(error.file, error.detail?.location ?? null, prefix);
  return command('error', { ...where, title: `${error.kind} error` }, error.message);
}

/** Returns the Markdown of the step's summary. */
export function githubSummary(view: RunView): string {
  const summary = view.summary;
  if (summary === null) return '';
  const { totals } = summary;
  const counts = [
    `${formatCount(totals.passed)} passed`,
    `${formatCount(totals.failed)} failed`,
    `${formatCount(totals.skipped)} skipped`,
    `${formatCount(totals.flaky)} flaky`,
  ];
  const quarantined = totals.quarantined ?? 0;
  if (totals.missing > 0) counts.push(`${formatCount(totals.missing)} missing`);
  if (quarantined > 0) counts.push(`${formatCount(quarantined)} of the failed in quarantine`);
  const lines = [
    `## shard-run: ${summary.verdict}`,
    '',
    `${plural(totals.cases, 'case')} in ${plural(totals.files, 'file')}: ${counts.join(', ')}.`,
  ];
  lines.push('', `${formatDuration(summary.wallMs)}, bound ${formatDuration(summary.boundMs)}.`);
  for (const reason of summary.reasons) lines.push('', `- ${cell(reason)}`);
  lines.push(...table('Failed', view.failures, totals.failed - quarantined + totals.missing), ...table('Flaky', view.flaky, totals.flaky));
  lines.push(...table('Failed in quarantine', view.quarantined, quarantined));
  lines.push(...fileList(view));
  return `${lines.join('\n')}\n`;
}

/** Files of failed cases. GitHub cannot link what the workflow has not uploaded: the path is what its upload step names. */
function fileList({ failures, artifactFolder }: RunView): string[] {
  const rows = failures.flatMap(({ record }) =>
    artifactsOf(record).map((artifact) => {
      const path = artifactPath(artifact, artifactFolder);
      const where = path === null ? `not kept: ${cell(artifact.problem)}` : cell(path);
      return `- ${cell(displayName(record.titlePath))}: ${cell(artifact.name)}, ${where}`;
    }),
  );
  return rows.length === 0 ? [] : ['', '### Files', '', ...rows.slice(0, SUMMARY_ROWS)];
}

function table(heading: string, notes: readonly CaseNote[], total: number): string[] {
  if (notes.length === 0) return [];
  const lines = ['', `### ${heading}`, '', '| file | case | error |', '|---|---|---|'];
  for (const { file, record } of notes.slice(0, SUMMARY_ROWS)) {
    const error = record.attempts.findLast((attempt) => attempt.errors.length > 0)?.errors[0]?.message ?? record.outcome;
    lines.push(`| ${cell(file.path)} | ${cell(displayName(record.titlePath))} | ${cell(error)} |`);
  }
  const left = total - Math.min(notes.length, SUMMARY_ROWS);
  return left > 0 ? [...lines, '', `and ${formatCount(left)} more.`] : lines;
}

function cell(text: string): string {
  return visible(text.slice(0, CELL_CHARACTERS)).replaceAll(/[\\`*_{}[\]<>()#+!|&~@]/gu, (character) => `&#${character.charCodeAt(0)};`);
}

function place(file: string, location: string | null, prefix: string): Record<string, string> {
  const match = /^(.*):(\d+):(\d+)$/u.exec(location ?? '');
  if (match === null) return { file: prefix + file };
  const [path = file, line = '1', col = '1'] = match.slice(1);
  const isInside = !path.startsWith('/') && !path.startsWith('..');
  return isInside ? { file: prefix + path, line, col } : { file: prefix + file };
}

function command(name: 'error' | 'warning', properties: Readonly<Record<string, string>>, message: string): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value.slice(0, CELL_CHARACTERS))}`);
  return `::${name} ${given.join(',')}::${escapeCommand(message.slice(0, MESSAGE_CHARACTERS))}\n`;
}

function escapeCommand(text: string): string {
  return text.toWellFormed().replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeCommand(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
