/** The flake figures of a ledger, as the page shows them. */
import type { HistoryStore } from '../../coordinator/main.ts';
import { displayName } from '../../core/test-case.ts';
import type { FlakeView, PageSources } from '../../dashboard/api.ts';
import { readFlakePage } from '../flake-page.ts';
import { readableFile } from '../render/ledger-view.ts';

/** The figures change with a run, and reading them costs tens of milliseconds. */
const FRESH_MS = 15_000;
/** From the top: what nobody repairs this month is not looked at. */
const SHOWN_ROWS = 500;

/** Reads the figures, at most four times a minute. A ledger that is not there yet has none. */
export function flakeSource(store: () => Promise<HistoryStore | null>): NonNullable<PageSources['flakes']> {
  let kept: { readonly untilMs: number; readonly view: FlakeView } | null = null;
  return async () => {
    const nowMs = Date.now();
    if (kept !== null && nowMs < kept.untilMs) return kept.view;
    const ledger = await store();
    const view = ledger === null ? emptyView(nowMs) : await readView(ledger, nowMs);
    kept = { untilMs: nowMs + FRESH_MS, view };
    return view;
  };
}

function emptyView(atMs: number): FlakeView {
  return { kind: 'flakes', atMs, runsPerDay: 0, forecast: null, certifiedRatio: 0, rows: [] };
}

async function readView(store: HistoryStore, nowMs: number): Promise<FlakeView> {
  const { atMs, runsPerDay, forecast, cases, certified, rows } = await readFlakePage(store, nowMs);
  const { low, mid, high, actual } = forecast;
  return {
    kind: 'flakes',
    atMs,
    runsPerDay,
    forecast: cases === 0 ? null : { low, mid, high, actual },
    certifiedRatio: cases === 0 ? 0 : certified / cases,
    rows: rows.slice(0, SHOWN_ROWS).map((row) => ({
      id: row.id,
      name: displayName(row.titlePath),
      file: readableFile(row.file),
      runs: row.runs,
      falseFailures: row.falseFailures,
      rate: row.rate,
      low: row.interval.low,
      high: row.interval.high,
      minutesPerDay: row.minutesPerDay,
      state: row.state,
      owner: row.quarantine?.owner ?? '',
      expiresAtMs: row.quarantine?.untilMs ?? null,
      cluster: row.cluster,
      lastAtMs: row.lastAtMs ?? 0,
    })),
  };
}
