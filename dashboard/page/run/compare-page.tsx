/** Two runs side by side: what changed its outcome, and what became slower. */
import type { JSX } from 'preact';
import type { RunComparison, RunLine, SlowerCase } from '../../view/types.ts';
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
      <section aria-labelledby="changed-title">
        <h2 id="changed-title">Ended otherwise ({formatCount(changed.length)})</h2>
        {changed.length === 0 ? (
          <Empty>Every case ended as it did before.</Empty>
        ) : (
          <Rows label="Cases that ended otherwise" columns={outcomeColumns(right.runId)} rows={changed} />
        )}
      </section>
      <section aria-labelledby="slower-title">
        <h2 id="slower-title">Slower ({formatCount(slower.length)})</h2>
        {slower.length === 0 ? (
          <Empty>Nothing became notably slower.</Empty>
        ) : (
          <Rows label="Cases that became slower" columns={timeColumns(right.runId)} rows={slower} />
        )}
      </section>
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

type Changed = RunComparison['changed'][number];

function nameColumn(run: string): Column<SlowerCase> {
  return { words: 'Case', isLong: true, cell: (row) => <a href={formatRoute({ page: 'case', id: row.id, run })}>{row.name}</a> };
}

const FILE: Column<SlowerCase> = { words: 'File', cell: (row) => <code>{row.file}</code> };

function outcomeColumns(run: string): readonly Column<Changed>[] {
  return [
    nameColumn(run),
    { words: 'Before', cell: (row) => <Outcome words={row.left} /> },
    { words: 'After', cell: (row) => <Outcome words={row.right} /> },
    FILE,
  ];
}

function timeColumns(run: string): readonly Column<SlowerCase>[] {
  return [
    nameColumn(run),
    { words: 'Before', isNumber: true, cell: (row) => formatDuration(row.leftMs) },
    { words: 'After', isNumber: true, cell: (row) => formatDuration(row.rightMs) },
    { words: 'More', isNumber: true, cell: (row) => `+${formatDuration(row.rightMs - row.leftMs)}` },
    FILE,
  ];
}

/** By the word of `compareCases`. */
const TONE: Readonly<Record<string, string>> = { passed: 'good', failed: 'bad', missing: 'warn', flaky: 'warn' };

function Outcome({ words }: { readonly words: string }): JSX.Element {
  return <span class={TONE[words] ?? 'muted'}>{words}</span>;
}

type RowsProps<Row> = { readonly label: string; readonly columns: readonly Column<Row>[]; readonly rows: readonly Row[] };

function Rows<Row extends SlowerCase>({ label, columns, rows }: RowsProps<Row>): JSX.Element {
  return (
    <>
      <Table label={label} columns={columns} rows={rows.slice(0, SHOWN)} keyOf={(row) => row.id} />
      {rows.length > SHOWN && <p class="muted">and {formatCount(rows.length - SHOWN)} more</p>}
    </>
  );
}
