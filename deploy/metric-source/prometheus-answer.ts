/** Answers of Prometheus's query API, read: one series a host. https://prometheus.io/docs/prometheus/latest/querying/api/ */
import { parseNumber } from './host-line.ts';

/** `atMs`: the time that came with the value. */
export type Series = { readonly labels: Readonly<Record<string, string>>; readonly value: number; readonly atMs: number };
export type PrometheusAnswer =
  | { readonly isAnswer: true; readonly series: readonly Series[] }
  | { readonly isAnswer: false; readonly problem: string };

/** Series that are read of one answer: a fleet has hundreds of hosts, a query without its aggregation millions of series. */
const SERIES = 20_000;

/** Returns the series of an instant query, or in Prometheus's own words why there is none. */
export function parsePrometheusAnswer(status: number, body: string): PrometheusAnswer {
  const parsed = parseObject(body);
  if (parsed === null) return refuse(`answered ${status} with something that is not JSON`);
  if (parsed['status'] !== 'success') return refuse(`refused the query: ${String(parsed['errorType'])}: ${String(parsed['error'])}`);
  const found = parsed['data'] as { readonly resultType?: unknown; readonly result?: unknown } | undefined;
  if (found?.resultType !== 'vector' || !Array.isArray(found.result))
    return refuse(`the query gives a ${String(found?.resultType)}, not one number a host: an instant vector is needed`);
  if (found.result.length > SERIES) return refuse(`the query gives ${found.result.length} series: aggregate it by host`);
  return { isAnswer: true, series: found.result.flatMap(readSeries) };
}

function refuse(problem: string): PrometheusAnswer {
  return { isAnswer: false, problem };
}

function parseObject(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function readSeries(entry: { readonly metric?: Readonly<Record<string, string>>; readonly value?: readonly [number, string] }): Series[] {
  if (entry.value === undefined) return [];
  const [seconds, text] = entry.value;
  return [{ labels: entry.metric ?? {}, value: parseNumber(String(text)), atMs: Number(seconds) * 1000 }];
}

/** Returns the series of each host; `ambiguous` are hosts with more than one, which tell nothing. */
export function matchSeries<Id extends string>(
  series: readonly Series[],
  label: string,
  hosts: readonly { readonly id: Id; readonly address: string }[],
): { readonly found: ReadonlyMap<Id, Series>; readonly ambiguous: ReadonlySet<Id> } {
  const names = new Map<string, Id>();
  for (const { id, address } of hosts) names.set(address, id);
  for (const { id } of hosts) names.set(id, id);
  const found = new Map<Id, Series>();
  const ambiguous = new Set<Id>();
  for (const each of series) {
    const text = each.labels[label] ?? '';
    const host = names.get(text) ?? names.get(withoutPort(text));
    if (host === undefined) continue;
    if (found.has(host)) ambiguous.add(host);
    found.set(host, each);
  }
  for (const host of ambiguous) found.delete(host);
  return { found, ambiguous };
}

/** `instance` is `name:port` by Prometheus's habit, with brackets around an IPv6 address. */
function withoutPort(text: string): string {
  return text.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}
