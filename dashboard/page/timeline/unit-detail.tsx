/** What is said about the unit that is pointed at or selected; one line, always there, so that nothing jumps. */
import type { JSX } from 'preact';
import type { UnitBlock } from '../../view/types.ts';
import { formatCount, formatDuration } from '../format.ts';

type Props = { readonly unit: UnitBlock | undefined; readonly startedAtMs: number };

export function UnitDetail({ unit, startedAtMs }: Props): JSX.Element {
  return (
    <p class="unit-detail" role="status">
      {unit === undefined ? (
        <span class="muted">Point at a unit, or use the arrows.</span>
      ) : (
        <Words unit={unit} startedAtMs={startedAtMs} />
      )}
    </p>
  );
}

function Words({ unit, startedAtMs }: { readonly unit: UnitBlock; readonly startedAtMs: number }): JSX.Element {
  const tookMs = unit.endedAtMs === null ? null : unit.endedAtMs - unit.startedAtMs;
  const setupMs = unit.firstCaseAtMs === null ? null : unit.firstCaseAtMs - unit.startedAtMs;
  return (
    <>
      <b>{nameOf(unit)}</b> · {unit.suite} · {unit.agent} slot {unit.slot} · from {formatDuration(unit.startedAtMs - startedAtMs)} ·{' '}
      {tookMs === null ? 'runs' : `took ${formatDuration(tookMs)}`}, expected {formatDuration(unit.expectedMs)}
      {setupMs !== null && ` · set-up ${formatDuration(setupMs)}`} · {formatCount(unit.cases)} cases
      {unit.failed > 0 && <span class="bad"> · {formatCount(unit.failed)} failed</span>}
      {marksOf(unit).map((mark) => ` · ${mark}`)}
    </>
  );
}

/** Returns the first file of a unit and how many there are beside it. */
export function nameOf({ files, isSlice }: UnitBlock): string {
  const others = files.length > 1 ? ` and ${files.length - 1} more` : '';
  return `${files[0] ?? 'no file'}${others}${isSlice ? ' (slice)' : ''}`;
}

/** Returns what is unusual about a unit, in words. */
export function marksOf({ isTwin, isMoved, isLost }: UnitBlock): readonly string[] {
  const marks: string[] = [];
  if (isTwin) marks.push('twin');
  if (isMoved) marks.push('moved from another agent');
  if (isLost) marks.push('lost: its result does not count');
  return marks;
}
