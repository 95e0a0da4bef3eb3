/** Reads Prometheus' text format 0.0.4 as strictly as its own parser does, and throws at the first line that is not of it. */
export type ReadMetric = { readonly name: string; readonly type: string; readonly help: string; readonly samples: Map<string, number> };

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const HELP = new RegExp(`^# HELP (${NAME}) (.*)$`, 'u');
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram|summary|untyped)$`, 'u');
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const SAMPLE = new RegExp(`^(${NAME})(\\{${LABEL}(?:,${LABEL})*\\})? (NaN|[+-]Inf|-?[0-9]+(?:\\.[0-9]+)?(?:e[+-]?[0-9]+)?)$`, 'u');
const SUFFIXES = { counter: [''], gauge: [''], histogram: ['_bucket', '_sum', '_count'] } as const;

/** By family; samples by name and labels as they are written. */
export function readPrometheusText(text: string): Map<string, ReadMetric> {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const metrics = new Map<string, ReadMetric>();
  let current: ReadMetric | null = null;
  let help: readonly [string, string] | null = null;
  for (const line of text.slice(0, -1).split('\n')) {
    const helped = HELP.exec(line);
    const typed = TYPE.exec(line);
    if (helped !== null) help = [helped[1] ?? '', helped[2] ?? ''];
    else if (typed !== null) {
      const [, name = '', type = ''] = typed;
      if (help?.[0] !== name || metrics.has(name)) throw new Error(`no help before, or a second type: ${line}`);
      current = { name, type, help: help[1], samples: new Map() };
      metrics.set(name, current);
    } else addSample(current, line);
  }
  for (const metric of metrics.values()) if (metric.type === 'histogram') checkHistogram(metric);
  return metrics;
}

function addSample(metric: ReadMetric | null, line: string): void {
  const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
  const suffixes: readonly string[] = SUFFIXES[metric?.type as keyof typeof SUFFIXES] ?? [];
  if (metric === null || !suffixes.some((suffix) => name === metric.name + suffix)) throw new Error(`not a sample of its family: ${line}`);
  if (metric.samples.has(name + labels)) throw new Error(`a sample twice: ${line}`);
  if (metric.type === 'counter' && (!name.endsWith('_total') || Number(value) < 0)) throw new Error(`not a counter: ${line}`);
  metric.samples.set(name + labels, Number(value.replace('Inf', 'Infinity')));
}

/** Buckets rise, and the last one holds all. */
function checkHistogram({ name, samples }: ReadMetric): void {
  const buckets = [...samples].filter(([key]) => key.startsWith(`${name}_bucket`)).map(([, value]) => value);
  const last = samples.get(`${name}_bucket{le="+Inf"}`);
  if (last === undefined || last !== samples.get(`${name}_count`)) throw new Error(`${name}: the last bucket does not hold all`);
  if (buckets.some((value, index) => value < (buckets[index - 1] ?? 0))) throw new Error(`${name}: buckets do not rise`);
}
