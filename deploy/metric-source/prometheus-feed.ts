/** Asks Prometheus servers once a tick: a query that gives one series a host, and when each series was last scraped. */
import type { HostId } from '../../core/id.ts';
import type { MetricConfig, MetricSourceConfig } from '../api.ts';
import type { Host } from '../target/target.ts';
import type { Counter } from './counter.ts';
import { createCounter } from './counter.ts';
import type { Feed, SayProblem } from './feed.ts';
import { httpGet, shownUrl, whyNot } from './http-client.ts';
import type { PrometheusAnswer, Series } from './prometheus-answer.ts';
import { matchSeries, parsePrometheusAnswer } from './prometheus-answer.ts';

/** Share of a tick that a server may take for both questions. */
const DEADLINE_SHARE = 0.8;
/** Scrapes are a quarter of a minute apart or less; a counter that was not scraped for longer says nothing about a tick. */
const LONGEST_SCRAPE_MS = 60_000;

export type PrometheusFeedOptions = {
  readonly metrics: readonly MetricConfig[];
  readonly tickMs: number;
  readonly signal: AbortSignal;
  readonly say: SayProblem;
};

type PrometheusSource = Extract<MetricSourceConfig, { type: 'prometheus' }>;
type Question = { readonly index: number; readonly name: string; readonly source: PrometheusSource; readonly counter: Counter | null };
type Vector = Extract<PrometheusAnswer, { isAnswer: true }>;

/** Returns the feed of all Prometheus metrics, or `null` when there is none. */
export function openPrometheusFeed(options: PrometheusFeedOptions): Feed | null {
  const questions: Question[] = options.metrics.flatMap(({ name, kind, source }, index) => {
    if (source.type !== 'prometheus') return [];
    const counter = source.isCounter === true ? createCounter({ kind, maxGapMs: LONGEST_SCRAPE_MS }) : null;
    return [{ index, name, source, counter }];
  });
  if (questions.length === 0) return null;
  const heard = new Map<HostId, Map<number, number>>();
  const scraped = new Map<string, number>();
  const asked = new Set<number>();
  return {
    begin(hosts) {
      for (const question of questions) {
        if (asked.has(question.index)) continue;
        asked.add(question.index);
        void askBoth(question, options)
          .then((answers) => (answers === null ? undefined : listen(question, hosts, answers)))
          .finally(() => asked.delete(question.index));
      }
    },
    take(host) {
      const values = heard.get(host);
      heard.delete(host);
      return values === undefined ? null : { values, signatures: [] };
    },
  };

  function listen(question: Question, hosts: readonly Host[], answers: { readonly values: Vector; readonly times: Vector }): void {
    const { index, name, source } = question;
    const { found, ambiguous } = matchSeries(answers.values.series, source.label, hosts);
    const times = matchSeries(answers.times.series, source.label, hosts).found;
    for (const host of ambiguous)
      options.say(`ambiguous-${index}`, host, `metric "${name}": the query gives several series: aggregate by (${source.label})`);
    if (found.size === 0 && ambiguous.size === 0 && hosts.length > 0)
      options.say(`nobody-${index}`, '', nobodyMatches(question, answers.values));
    for (const [host, series] of found) {
      const values = heard.get(host) ?? new Map<number, number>();
      values.set(index, fresh(question, host, series, scrapeMs(times.get(host), series)));
      heard.set(host, values);
    }
  }

  /** NaN unless the series was scraped since it was last read: a repeated number is no new evidence. */
  function fresh({ index, name, counter }: Question, host: HostId, series: Series, atMs: number): number {
    const key = `${index}\n${host}`;
    if (atMs <= (scraped.get(key) ?? Number.NEGATIVE_INFINITY)) return Number.NaN;
    scraped.set(key, atMs);
    if (counter === null || Number.isNaN(series.value)) return series.value;
    if (series.value >= 0) return counter.add(host, series.value, atMs);
    options.say(`negative-${index}`, host, `metric "${name}" is ${series.value}: a counter cannot be below zero`);
    return Number.NaN;
  }
}

/** `timestamp(…)` tells when a plain series was scraped; of an expression, when it was computed. */
function scrapeMs(time: Series | undefined, series: Series): number {
  return time === undefined || Number.isNaN(time.value) ? series.atMs : time.value * 1000;
}

function nobodyMatches({ name, source }: Question, answer: Vector): string {
  const example = answer.series[0]?.labels[source.label];
  if (answer.series.length === 0) return `metric "${name}": the query of ${shownUrl(source.url)} gives no series`;
  if (example === undefined) return `metric "${name}": no series has the label "${source.label}"`;
  return `metric "${name}": no host is called as the label "${source.label}" says, for example "${example}"`;
}

async function askBoth(
  { index, name, source }: Question,
  options: PrometheusFeedOptions,
): Promise<{ readonly values: Vector; readonly times: Vector } | null> {
  const queries = [source.query, `timestamp(${source.query}\n)`];
  const [values, times] = await Promise.all(queries.map((query) => ask(source.url, query, options)));
  if (values === undefined || times === undefined || options.signal.aborted) return null;
  if (values.isAnswer && times.isAnswer) return { values, times };
  // The query as it was written comes first: its words fit what the user sees.
  const refused = values.isAnswer ? times : values;
  if (!refused.isAnswer) options.say(`prometheus-${index}`, '', `metric "${name}": ${shownUrl(source.url)} ${refused.problem}`);
  return null;
}

async function ask(server: string, query: string, { tickMs, signal }: PrometheusFeedOptions): Promise<PrometheusAnswer> {
  const deadline = AbortSignal.timeout(Math.round(tickMs * DEADLINE_SHARE));
  try {
    const answer = await httpGet(queryUrl(server, query), AbortSignal.any([signal, deadline]));
    return parsePrometheusAnswer(answer.status, answer.body);
  } catch (error) {
    return { isAnswer: false, problem: `gave no answer: ${whyNot(error)}` };
  }
}

function queryUrl(server: string, query: string): string {
  const url = new URL(server);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/api/v1/query`;
  url.searchParams.set('query', query);
  return url.href;
}
