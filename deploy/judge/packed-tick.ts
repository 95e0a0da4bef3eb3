/** Ticks as flat arrays: what crosses to the judge's thread, because cloning 36,000 small objects would hold the event loop up for as long as a look. */
import type { HostId } from '../../core/id.ts';
import type { HostTick, SignatureCount, Tick } from '../analysis/types.ts';

/** `hosts` are indices in the design, in the tick's order; `values` has one row of metrics a host; `signatures` names rows that have any. */
export type PackedTick = {
  readonly atMs: number;
  readonly hosts: Uint16Array;
  readonly values: Float64Array;
  readonly signatures: readonly (readonly [row: number, signatures: readonly SignatureCount[]])[];
};

/** What both sides know of the design. */
export type TickShape = { readonly hosts: readonly HostId[]; readonly index: ReadonlyMap<HostId, number>; readonly metrics: number };

/** Packs a tick; hosts that are not in the design are left out, as the judge would. */
export function packTick(tick: Tick, { index, metrics }: TickShape): PackedTick {
  const rows = tick.hosts.filter(({ host }) => index.has(host));
  const values = new Float64Array(rows.length * metrics);
  for (const [row, host] of rows.entries()) {
    for (let metric = 0; metric < metrics; metric++) values[row * metrics + metric] = host.values[metric] ?? Number.NaN;
  }
  const hosts = Uint16Array.from(rows, ({ host }) => index.get(host) ?? 0);
  const signatures = rows.flatMap((host, row) => (host.signatures.length === 0 ? [] : [[row, host.signatures] as const]));
  return { atMs: tick.atMs, hosts, values, signatures };
}

/** Returns the tick that was packed. */
export function unpackTick(packed: PackedTick, { hosts, metrics }: TickShape): Tick {
  const signatures = new Map(packed.signatures);
  const rows = [...packed.hosts].flatMap((position, row): HostTick[] => {
    const host = hosts[position];
    if (host === undefined) return [];
    const values = [...packed.values.subarray(row * metrics, (row + 1) * metrics)];
    return [{ host, values, signatures: signatures.get(row) ?? [] }];
  });
  return { atMs: packed.atMs, hosts: rows };
}
