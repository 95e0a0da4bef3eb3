/**
 * Brings a run's view up to date from what changed in it: the browser's half of the fold.
 *
 * A run of a million cases has twenty thousand units, and ten times a second some of them change. A view is a plain value that a page can keep,
 * compare and scrub through, so it is never changed in place; but looking a row up by its key in a fresh value would cost a pass over all rows.
 * The places of the rows are therefore remembered beside the array, and since rows are replaced and appended and never taken out, the next
 * array of the same run has them at the same places: it inherits the table. A batch costs one copy of the pointers, and nothing for a row that
 * did not change. Changes may be repeated and may come in any split: each says how a row is, not what became different.
 * See docs/design/0018-page.md.
 */
import type { FailureRow, RunChange, RunView } from './types.ts';

/** Returns the view of a run of which nothing is known yet. */
export function emptyRunView(runId: string, branch: string): RunView {
  return {
    kind: 'run',
    runId,
    revision: { commit: '', tree: '', isDirty: true },
    branch,
    startedAtMs: 0,
    atMs: 0,
    files: 0,
    suites: [],
    slots: 0,
    hasHistory: false,
    forecast: null,
    progress: {
      settledFiles: 0,
      settledCases: 0,
      expectedCases: 0,
      passed: 0,
      failed: 0,
      skipped: 0,
      flaky: 0,
      missing: 0,
      boundMs: 0,
      remaining: null,
      waitingFor: '',
    },
    agents: [],
    units: [],
    failures: [],
    errors: [],
    notices: [],
    end: null,
  };
}

/** Returns what a failure is known by: suite, file and title path, and which of several such. */
export function failureKey({ suite, file, titlePath, ordinal }: Pick<FailureRow, 'suite' | 'file' | 'titlePath' | 'ordinal'>): string {
  return JSON.stringify([suite, file, ordinal, ...titlePath]);
}

/** Returns the view with the changes, in order. The given view stays as it is. */
export function applyChanges(view: RunView, changes: readonly RunChange[]): RunView {
  const agents = openRows(view.agents, (row) => row.id);
  const units = openRows(view.units, (row) => row.lease);
  const failures = openRows(view.failures, failureKey);
  let next = view;
  for (const change of changes) {
    switch (change.type) {
      case 'head':
        next = { ...next, ...change.head };
        break;
      case 'agent':
        agents.put(change.agent);
        break;
      case 'unit':
        units.put(change.unit);
        break;
      case 'failure':
        failures.put(change.failure);
        break;
    }
  }
  return { ...next, agents: agents.rows(), units: units.rows(), failures: failures.rows() };
}

type Rows<Row> = { put(row: Row): void; rows(): readonly Row[] };

const places = new WeakMap<readonly object[], Map<string, number>>();

function openRows<Row extends object>(before: readonly Row[], keyOf: (row: Row) => string): Rows<Row> {
  let after: Row[] | null = null;
  let table: Map<string, number> | null = null;
  return {
    put: (row) => {
      after ??= before.slice();
      table ??= places.get(before) ?? placesOf(before, keyOf);
      const key = keyOf(row);
      let place = table.get(key);
      if (place !== undefined && !isAt(after, place, (found) => keyOf(found) === key)) {
        // Two values grew out of one, and the other one has a row there.
        table = placesOf(after, keyOf);
        place = table.get(key);
      }
      if (place !== undefined) after[place] = row;
      else table.set(key, after.push(row) - 1);
    },
    rows: () => {
      if (after === null || table === null) return before;
      places.set(after, table);
      return after;
    },
  };
}

function isAt<Row>(rows: readonly Row[], place: number, isWanted: (row: Row) => boolean): boolean {
  const found = rows[place];
  return found !== undefined && isWanted(found);
}

function placesOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, number> {
  return new Map(rows.map((row, index) => [keyOf(row), index]));
}
