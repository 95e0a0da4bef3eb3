/** Two runs side by side: what changed its outcome, and what became slower. */
import type { JSX } from 'preact';
import type { RunComparison, RunLine } from '../../view/types.ts';
import { formatCommit, formatCount, formatDate, formatDuration } from '../format.ts';
import { Empty, Failure, Loading } from '../part/state.tsx';
import { type Column, Table } from '../part/table.tsx';
import { useAnswer } from '../part/use-answer.ts';
import { useTitle } from '../part/use-title.ts';
import { formatRoute } from '../route.ts';
import { currentSource } from '../store.ts';

type Props = { readonly left: string; readonly right: string };

export function ComparePage({ left, right }: Props): JSX.Element {
  const { value: answer } = useAnswer(() => currentSource().compare(left, right), `${left} ${right}`);
  useTitle('Compare');
  switch (answer.type) {
    case 'asked':
      return <Loading what="both runs" />;
    case 'failed':
      return (
        <>
          <h1>Two runs</h1>
          <Failure error={answer.error} />
        </>
      );
    case 'here':
      return <Comparison comparison={answer.value} />;
  }
}

function Comparison({ comparison: { left, right, changed, slower } }: { readonly comparison: RunComparison }): JSX.Element {
  return (
    <>
      <h1>Two runs</h1>
      <Table label="Both runs" columns={LINES} rows={[left, right]} keyOf={(line) => line.runId} />
      <h2>Changed outcome ({formatCount(changed.length)})</h2>
      {changed.length === 0 ? (
        <Empty>Every case ended as it did before.</Empty>
      ) : (
        <Changes rows={changed.map((row) => ({ ...row, before: row.left, after: row.right }))} />
      )}
      <h2>Slower ({formatCount(slower.length)})</h2>
      {slower.length === 0 ? (
        <Empty>Nothing became notably slower.</Empty>
      ) : (
        <Changes rows={slower.map((row) => ({ ...row, before: formatDuration(row.leftMs), after: formatDuration(row.rightMs) }))} />
      )}
    </>
  );
}

const LINES: readonly Column<RunLine>[] = [
  {
    words: 'Run',
    cell: (line) => <a href={formatRoute({ page: 'run', run: line.runId })}>{`${line.branch} ${formatCommit(line.commit)}`}</a>,
  },
  { words: 'Began', cell: (line) => formatDate(line.startedAtMs) },
  { words: 'Verdict', cell: (line) => line.verdict ?? line.state },
  { words: 'Took', isNumber: true, cell: (line) => formatDuration(line.wallMs) },
  { words: 'Cases', isNumber: true, cell: (line) => formatCount(line.cases) },
  { words: 'Failed', isNumber: true, cell: (line) => formatCount(line.failed) },
  { words: 'Flaky', isNumber: true, cell: (line) => formatCount(line.flaky) },
];

/** Nobody reads more; when everything differs, the first of it says why. */
const SHOWN = 100;

type Change = { readonly name: string; readonly file: string; readonly before: string; readonly after: string };

const CHANGES: readonly Column<Change>[] = [
  { words: 'Case', cell: (row) => row.name },
  { words: 'Before', cell: (row) => row.before },
  { words: 'After', cell: (row) => row.after },
  { words: 'File', cell: (row) => <code>{row.file}</code> },
];

function Changes({ rows }: { readonly rows: readonly Change[] }): JSX.Element {
  return (
    <>
      <Table label="Cases that differ" columns={CHANGES} rows={rows.slice(0, SHOWN)} keyOf={(row) => `${row.file} ${row.name}`} />
      {rows.length > SHOWN && <p class="muted">and {formatCount(rows.length - SHOWN)} more</p>}
    </>
  );
}
