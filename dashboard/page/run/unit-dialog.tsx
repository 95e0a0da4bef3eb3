/** The cases of one unit, in the order in which they ran. */
import type { JSX } from 'preact';
import type { UnitBlock } from '../../view/types.ts';
import { formatDuration } from '../format.ts';
import { Dialog } from '../part/dialog.tsx';
import { Empty, Failure } from '../part/state.tsx';
import { useAnswer } from '../part/use-answer.ts';
import { currentSource } from '../store.ts';
import { marksOf, nameOf } from '../timeline/unit-detail.tsx';
import { CaseName, OutcomeBadge } from './case-line.tsx';

type Props = { readonly run: string; readonly unit: UnitBlock; readonly onClose: () => void };

export function UnitDialog({ run, unit, onClose }: Props): JSX.Element {
  const { value: answer } = useAnswer(() => currentSource().unitCases(run, unit.lease), unit.lease);
  return (
    <Dialog title={nameOf(unit)} onClose={onClose}>
      <p class="muted">
        {[unit.suite, `${unit.agent} slot ${unit.slot}`, ...marksOf(unit)].join(' · ')}
        {unit.endedAtMs !== null && ` · ${formatDuration(unit.endedAtMs - unit.startedAtMs)}, expected ${formatDuration(unit.expectedMs)}`}
      </p>
      {unit.files.length > 1 && (
        <ul class="files">
          {unit.files.map((file) => (
            <li key={file}>
              <code>{file}</code>
            </li>
          ))}
        </ul>
      )}
      {answer.type === 'asked' && <Empty>Loading its cases…</Empty>}
      {answer.type === 'failed' && <Failure error={answer.error} />}
      {answer.type === 'here' && answer.value.cases.length === 0 && <Empty>No case of it has settled yet.</Empty>}
      {answer.type === 'here' && answer.value.cases.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Outcome</th>
              <th scope="col">Case</th>
              <th scope="col" class="number">
                Took
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.value.cases.map((line) => (
              <tr key={line.id}>
                <td>
                  <OutcomeBadge line={line} />
                </td>
                <td>
                  <CaseName line={line} run={run} />
                </td>
                <td class="number">{formatDuration(line.durationMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
