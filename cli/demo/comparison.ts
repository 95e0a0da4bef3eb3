/**
 * The demo's last table: what each run took, what nothing can beat, and what others would have taken for the same durations.
 *
 * The bound is computed from the durations that a run turned out to have: all work on all agents, the restricted work on the agents that can
 * do it, the longest case. The others are computed too, from the last run: their files start at once on agents that are ready, so the figures
 * flatter them. Ours begins with the run and ends with its last case.
 */
import type { BaselineAgent, BaselineFile } from '../../coordinator/api.ts';
import { countShardsMs, longestFirstPullMs, longestFirstStaticMs } from '../../coordinator/api.ts';
import type { RunEvent } from '../../core/run-event.ts';
import type { WorkloadFile } from '../../core/workload.ts';
import { formatDuration, formatPercent } from '../render/duration.ts';

/** One file as a run measured it. */
export type MeasuredFile = BaselineFile & {
  /** The longest case with the load and hooks that it needs. */
  readonly longestMs: number;
};

/** One run, as the demo saw it. */
export type DemoRun = { readonly name: string; readonly makespanMs: number; readonly files: readonly MeasuredFile[] };

/** Returns what each settled file took; its load and hooks are what the workload says. */
export function measureFiles(
  settled: readonly Extract<RunEvent, { type: 'file-settled' }>[],
  files: readonly WorkloadFile[],
): MeasuredFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return settled.flatMap((event) => {
    const planned = byPath.get(event.file.path);
    return planned === undefined ? [] : [measureFile(event, planned)];
  });
}

function measureFile(event: Extract<RunEvent, { type: 'file-settled' }>, planned: WorkloadFile): MeasuredFile {
  const onceMs = planned.loadMs + planned.hookMs;
  const durations = event.cases.map((record) => record.attempts.at(-1)?.durationMs ?? 0);
  let ms = onceMs;
  for (const durationMs of durations) ms += durationMs;
  return { path: planned.path, labels: planned.labels, ms, longestMs: onceMs + Math.max(0, ...durations) };
}

/** Returns the least time that the files can take on the agents. */
export function boundOf(files: readonly MeasuredFile[], agents: readonly BaselineAgent[]): number {
  const labels = [...new Set(files.flatMap((file) => file.labels))];
  const restricted = files.filter((file) => file.labels.length > 0);
  const able = agents.filter((agent) => labels.every((label) => agent.labels.has(label)));
  const restrictedMs = restricted.length === 0 ? 0 : sumMs(restricted) / able.length;
  return Math.max(sumMs(files) / agents.length, restrictedMs, ...files.map((file) => file.longestMs));
}

/** Returns the table's lines; on a terminal that is narrower, each name has a line of its own above its figures. */
export function renderComparison(runs: readonly DemoRun[], agents: readonly BaselineAgent[], columns = Number.POSITIVE_INFINITY): string[] {
  const last = runs.at(-1)?.files ?? [];
  const others = [
    ['longest file first, from a queue', longestFirstPullMs(last, agents)],
    ['longest file first, planned ahead', longestFirstStaticMs(last, agents)],
    ['equal file counts (vitest run --shard)', countShardsMs(last, agents)],
  ] as const;
  const rows = [
    ['', 'bound', 'makespan', 'over bound', 'efficiency'],
    ...runs.map((run) => row({ name: `shard-run, ${run.name}`, ms: run.makespanMs, files: run.files }, agents)),
    ...others.map(([name, ms]) => row({ name, ms, files: last }, agents)),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  return rows.flatMap(([name = '', ...figures]) => {
    const padded = figures.map((cell, column) => cell.padStart(widths[column + 1] ?? 0)).join('  ');
    const line = `${name.padEnd(widths[0] ?? 0)}  ${padded}`;
    if (line.length <= columns) return [line];
    return name === '' ? [` ${padded}`] : [name, ` ${padded}`];
  });
}

type Row = { readonly name: string; readonly ms: number; readonly files: readonly MeasuredFile[] };

function row({ name, ms, files }: Row, agents: readonly BaselineAgent[]): string[] {
  const boundMs = boundOf(files, agents);
  return [
    name,
    formatDuration(boundMs),
    formatDuration(ms),
    `+${formatPercent(ms / boundMs - 1)}`,
    formatPercent(sumMs(files) / (ms * agents.length)),
  ];
}

function sumMs(files: readonly BaselineFile[]): number {
  let sum = 0;
  for (const { ms } of files) sum += ms;
  return sum;
}
