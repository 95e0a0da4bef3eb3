/** What one slot ran, one after the other: the context in which a case failed. */
import type { CaseId, FileKey } from '../../core/id.ts';
import { displayName } from '../../core/test-case.ts';
import { decodeAttempts } from './attempt-code.ts';
import type { Connection } from './connection.ts';
import { decodeShape } from './shape.ts';
import { clampLimit, type Predecessor, type SlotPosition } from './store.ts';

type Ran = { readonly caseNo: number; readonly order: number };

/** Nearest first. */
export function querySlot(connection: Connection, at: SlotPosition, limit: number): readonly Predecessor[] {
  const ids = connection.prepare('SELECT run_no, agent_no FROM run, agent WHERE run_id = ? AND agent_id = ?').get(at.runId, at.agent);
  if (ids === undefined) return [];
  const place = { runNo: Number(ids['run_no']), agentNo: Number(ids['agent_no']), slot: at.slot };
  const ran = [...readPlain(connection, place), ...readExceptions(connection, place)].filter(({ order }) => order < at.order);
  const nearest = ran.sort((a, b) => b.order - a.order).slice(0, clampLimit(limit));
  return nearest.map(({ caseNo, order }) => ({ ...readName(connection, caseNo), order }));
}

type SlotPlace = { readonly runNo: number; readonly agentNo: number; readonly slot: number };

function readPlain(connection: Connection, at: SlotPlace): readonly Ran[] {
  const rows = connection
    .prepare('SELECT r.attempts, s.cases FROM file_run r JOIN shape s USING (shape_no) WHERE r.run_no = ?')
    .all(at.runNo);
  return rows.flatMap((row) => {
    const { places, plain, exceptions } = decodeAttempts(row['attempts'] as Uint8Array);
    const isHere = places.map((place) => place.agentNo === at.agentNo && place.slot === at.slot);
    if (!isHere.includes(true)) return [];
    const named = new Set(exceptions);
    const cases = decodeShape(row['cases'] as Uint8Array).filter((_, position) => !named.has(position));
    return plain.flatMap(({ place, order }, index) => (isHere[place] ? [{ caseNo: cases[index]?.caseNo ?? 0, order }] : []));
  });
}

function readExceptions(connection: Connection, at: SlotPlace): readonly Ran[] {
  const rows = connection
    .prepare(
      `SELECT a.case_no, a.slot_order FROM exception e JOIN attempt a USING (case_no, run_no) WHERE e.run_no = ? AND a.agent_no = ? AND a.slot = ?`,
    )
    .all(at.runNo, at.agentNo, at.slot);
  return rows.map((row) => ({ caseNo: Number(row['case_no']), order: Number(row['slot_order']) }));
}

function readName(connection: Connection, caseNo: number): Omit<Predecessor, 'order'> {
  const row = connection.prepare('SELECT case_id, titles, file_key FROM test_case JOIN file USING (file_no) WHERE case_no = ?').get(caseNo);
  return {
    id: String(row?.['case_id']) as CaseId,
    file: String(row?.['file_key']) as FileKey,
    name: displayName(JSON.parse(String(row?.['titles'] ?? '[]')) as readonly string[]),
  };
}
