/** What flakiness costs, by minutes; what was forecast and what came; who is quarantined, until when; what fails together. */
import type { JSX } from 'preact';
import type { FlakeView } from '../view/types.ts';
import { nowMs } from './clock.ts';
import { formatAgo, formatCount, formatMeasure, formatShare } from './format.ts';
import { Empty, Gone, Loading } from './part/state.tsx';
import { type Column, Table } from './part/table.tsx';
import { useTitle } from './part/use-title.ts';
import { formatRoute } from './route.ts';
import { useTopic } from './store.ts';

type Row = FlakeView['rows'][number];

export function FlakePage(): JSX.Element {
  const state = useTopic('flakes');
  useTitle('Flakes');
  switch (state.type) {
    case 'loading':
      return <Loading what="what is flaky" />;
    case 'gone':
      return <Gone words={state.words} />;
    case 'here':
      return state.value.kind === 'flakes' ? <Flakes view={state.value} /> : <Loading what="what is flaky" />;
  }
}

function Flakes({ view }: { readonly view: FlakeView }): JSX.Element {
  const clusters = [...Map.groupBy(view.rows, (row) => row.cluster)].filter(([cluster, rows]) => cluster !== null && rows.length > 1);
  const quarantined = view.rows.filter((row) => row.expiresAtMs !== null);
  return (
    <>
      <h1>Flakes</h1>
      <dl class="figures">
        <Forecast forecast={view.forecast} />
        <div>
          <dt>Certified</dt>
          <dd>
            <b>{formatShare(view.certifiedRatio)}</b>
            <small>of cases fail by chance less than once in a million runs</small>
          </dd>
        </div>
        <div>
          <dt>Runs a day</dt>
          <dd>
            <b>{formatMeasure(view.runsPerDay)}</b>
          </dd>
        </div>
        <div>
          <dt>Quarantined</dt>
          <dd>
            <b>{formatCount(quarantined.length)}</b>
          </dd>
        </div>
      </dl>
      <section aria-labelledby="ranking-title">
        <h2 id="ranking-title">By what they cost</h2>
        {view.rows.length === 0 ? (
          <Empty>No case of the ledger ever failed by chance.</Empty>
        ) : (
          <Table label="Flaky cases by cost" columns={COLUMNS} rows={view.rows} keyOf={(row) => row.id} />
        )}
      </section>
      <section aria-labelledby="clusters-title">
        <h2 id="clusters-title">What fails together</h2>
        {clusters.length === 0 && <Empty>No two of them fail in the same runs more often than chance has it.</Empty>}
        <ul class="clusters">
          {clusters.map(([cluster, rows]) => (
            <li key={cluster}>
              <b>Cluster {cluster}</b>: {rows.map((row) => row.name).join(' · ')}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Forecast({ forecast }: Pick<FlakeView, 'forecast'>): JSX.Element {
  return (
    <div class="wide">
      <dt>False reds a week</dt>
      <dd>
        {forecast === null ? (
          <span class="muted">the ledger is too young to forecast</span>
        ) : (
          <>
            <b>{formatMeasure(forecast.mid)}</b> forecast
            <small>
              {formatMeasure(forecast.low)} to {formatMeasure(forecast.high)}; {formatCount(forecast.actual)} in the last week
            </small>
          </>
        )}
      </dd>
    </div>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  { words: 'Case', isLong: true, cell: (row) => <a href={formatRoute({ page: 'case', id: row.id, run: '' })}>{row.name}</a> },
  { words: 'Minutes a day', isNumber: true, cell: (row) => row.minutesPerDay.toFixed(1) },
  { words: 'Rate', isNumber: true, cell: (row) => formatShare(row.rate) },
  { words: '95 % interval', isNumber: true, cell: (row) => <Range row={row} /> },
  { words: 'False failures', isNumber: true, cell: (row) => `${formatCount(row.falseFailures)} in ${formatCount(row.runs)}` },
  { words: 'State', cell: (row) => row.state },
  { words: 'Owner', cell: (row) => row.owner },
  { words: 'Quarantine ends', cell: (row) => (row.expiresAtMs === null ? '' : formatAgo(row.expiresAtMs, nowMs.value)) },
  { words: 'Cluster', isNumber: true, cell: (row) => row.cluster ?? '' },
  { words: 'Last seen', cell: (row) => formatAgo(row.lastAtMs, nowMs.value) },
  { words: 'File', cell: (row) => <code>{row.file}</code> },
];

function Range({ row }: { readonly row: Row }): JSX.Element {
  return (
    <span class="muted">
      {formatShare(row.low)} to {formatShare(row.high)}
    </span>
  );
}
