/**
 * Metrics as values, and as text that Prometheus reads.
 *
 * A family is a name with its help, its type and its samples; this file knows nothing of what they mean. The text is the exposition format 0.0.4,
 * which every version of Prometheus takes. `prom-client` renders the same, but a registry of live objects is not needed where all figures are
 * folds over events, and it brings five megabytes. See docs/operating/metrics.md.
 */

/** `suffix` of a histogram's samples: `_bucket`, `_sum`, `_count`; elsewhere empty. */
export type MetricSample = { readonly suffix: string; readonly labels: Readonly<Record<string, string>>; readonly value: number };

export type MetricFamily = {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly MetricSample[];
};

/** The content type of what `renderMetrics` returns. */
export const METRICS_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Returns the families as text, in their order. */
export function renderMetrics(families: readonly MetricFamily[]): string {
  return families.map(renderFamily).join('');
}

function renderFamily({ name, help, type, samples }: MetricFamily): string {
  const lines = samples.map(({ suffix, labels, value }) => `${name}${suffix}${renderLabels(labels)} ${renderValue(value)}\n`);
  return `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function renderLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeValue(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}

function renderValue(value: number): string {
  if (Number.isFinite(value)) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}

/** How often values were at most each bound, and their sum. */
export type Histogram = { readonly bounds: readonly number[]; readonly counts: number[]; sum: number; count: number };

export function createHistogram(bounds: readonly number[]): Histogram {
  return { bounds, counts: bounds.map(() => 0), sum: 0, count: 0 };
}

export function observe(histogram: Histogram, value: number): void {
  histogram.bounds.forEach((bound, index) => {
    if (value <= bound) histogram.counts[index] = (histogram.counts[index] ?? 0) + 1;
  });
  histogram.sum += value;
  histogram.count += 1;
}

/** Returns a histogram's samples: buckets are cumulative, the last one has all. */
export function histogramSamples({ bounds, counts, sum, count }: Histogram): MetricSample[] {
  const buckets = bounds.map((bound, index) => ({ suffix: '_bucket', labels: { le: String(bound) }, value: counts[index] ?? 0 }));
  return [
    ...buckets,
    { suffix: '_bucket', labels: { le: '+Inf' }, value: count },
    { suffix: '_sum', labels: {}, value: sum },
    { suffix: '_count', labels: {}, value: count },
  ];
}
