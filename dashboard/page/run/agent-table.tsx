/** The timeline as a table: what each agent did, for whom a picture says nothing. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { RunView } from '../../view/types.ts';
import { formatCount, formatDuration, formatShare } from '../format.ts';
import { type Column, Table } from '../part/table.tsx';
import { lanesOf } from '../timeline/lane.ts';

export function AgentTable({ view }: { readonly view: RunView }): JSX.Element {
  const isOpen = useSignal(false);
  return (
    <details class="agent-table" open={isOpen.value} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>
        <h2>The timeline as a table</h2> <span class="muted">{formatCount(view.agents.length)} agents</span>
      </summary>
      {/* Hundreds of agents change ten times a second: that is counted for whoever reads it. */}
      {isOpen.value && <Agents view={view} />}
    </details>
  );
}

function Agents({ view }: { readonly view: RunView }): JSX.Element {
  const rows = useMemo(() => rowsOf(view), [view.agents, view.units]);
  return <Table label="Agents of the run" columns={COLUMNS} rows={rows} keyOf={(row) => row.id} />;
}

type Row = { readonly id: string; readonly state: string; readonly figures: readonly string[] };

const COLUMNS: readonly Column<Row>[] = [
  { words: 'Agent', cell: (row) => row.id },
  { words: 'State', cell: (row) => row.state },
  ...['Slots', 'Units', 'Moved here', 'Twins', 'Cases', 'Failed', 'Busy', 'First unit', 'Last unit ended'].map(
    (words, index): Column<Row> => ({ words, isNumber: true, cell: (row) => row.figures[index] }),
  ),
];

function rowsOf(view: RunView): readonly Row[] {
  const byAgent = Map.groupBy(lanesOf(view), (lane) => lane.agent.id);
  return [...byAgent].map(([id, lanes]) => {
    const units = lanes.flatMap((lane) => lane.units);
    const agent = lanes[0]?.agent;
    const add = (of: (unit: (typeof units)[number]) => number): number => units.reduce((sum, unit) => sum + of(unit), 0);
    const busyMs = add((unit) => (unit.endedAtMs ?? view.atMs) - unit.startedAtMs);
    const hereMs = Math.max(1, (agent?.lostAtMs ?? view.atMs) - (agent?.joinedAtMs ?? view.startedAtMs));
    const last = units.reduce<number | null>((latest, unit) => Math.max(latest ?? 0, unit.endedAtMs ?? view.atMs), null);
    const first = units[0] === undefined ? null : Math.min(...lanes.flatMap((lane) => lane.units[0]?.startedAtMs ?? []));
    return {
      id,
      state: agent?.lostAtMs == null ? 'here' : `lost: ${agent.lostReason}`,
      figures: [
        formatCount(lanes.length),
        formatCount(units.length),
        formatCount(units.filter((unit) => unit.isMoved).length),
        formatCount(units.filter((unit) => unit.isTwin).length),
        formatCount(add((unit) => unit.cases)),
        formatCount(add((unit) => unit.failed)),
        formatShare(busyMs / hereMs / Math.max(1, lanes.length)),
        formatDuration(first === null ? null : first - view.startedAtMs),
        formatDuration(last === null ? null : last - view.startedAtMs),
      ],
    };
  });
}
