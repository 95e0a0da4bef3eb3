import { expect, test } from 'vitest';
import type { CaseId } from '../../core/id.ts';
import type { SoakRow } from '../../core/ledger-row.ts';
import { sumSoak } from './flake-query.ts';
import { openSqliteHistory } from './sqlite-store.ts';

const DAY_MS = 86_400_000;
const DAYS = 200;
const A_DAY = 10;
const total = (rows: readonly SoakRow[]) => sumSoak(rows, 0);

test('what is old is kept in sums, and no repetition is lost or counted twice', async () => {
  await using store = openSqliteHistory(':memory:');
  const said: SoakRow[] = [];
  for (let number = 0; number < DAYS * A_DAY; number++) {
    const day = Math.floor(number / A_DAY);
    const context = number % 2 === 0 ? `burn-in ${day} in-process` : 'soak in-process';
    said.push({ case: `case ${number % 5}` as CaseId, atMs: day * DAY_MS, context, runs: 20, failures: number % 97 === 0 ? 1 : 0 });
  }
  for (const row of said) await store.recordSoak(row);
  const kept = await store.listSoak(0);
  expect(total(kept)).toEqual(total(said));
  for (const id of new Set(said.map((row) => row.case)))
    expect(total(kept.filter((row) => row.case === id))).toEqual(total(said.filter((row) => row.case === id)));
  // A month and some days as they were said; before that, of five cases and two reasons, one row for each of three quarters.
  expect(kept.filter(({ atMs }) => atMs >= (DAYS - 30) * DAY_MS)).toEqual(said.filter(({ atMs }) => atMs >= (DAYS - 30) * DAY_MS));
  expect(kept.length).toBeLessThanOrEqual(36 * A_DAY + 5 * 2 * 3);
  expect(kept.map(({ atMs }) => atMs)).toEqual(kept.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
});
