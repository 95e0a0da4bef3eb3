/** The timeline as a table: what each agent did, for whom a picture says nothing. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { RunView } from '../../view/types.ts';
import { formatCount, formatDuration, formatShare } from '../format.ts';
import { lanesOf } from '../timeline/lane.ts';

export function AgentTable({ view }: { readonly view: RunView }): JSX.Element {
  const rows = useMemo(() => rowsOf(view), [view.agents, view.units]);
  return (
    <details class="agent-table">
      <summary>
        <h2>The timeline as a table</h2> <span class="muted">{formatCount(view.agents.length)} agents</span>
      </summary>
      <div class="scroll" tabIndex={0} role="group" aria-label="Agents of the run">
        <table>
          <thead>
            <tr>
              <th scope="col">Agent</th>
              <th scope="col">State</th>
              {['Slots', 'Units', 'Moved here', 'Twins', 'Cases', 'Failed', 'Busy', 'First unit', 'Last unit ended'].map((words) => (
                <th key={words} scope="col" class="number">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.id}</th>
                <td>{row.state}</td>
                {row.figures.map((figure, index) => (
                  <td key={index} class="number">
                    {figure}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

type Row = { readonly id: string; readonly state: string; readonly figures: readonly string[] };

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
