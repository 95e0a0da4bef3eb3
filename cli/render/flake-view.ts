/**
 * Flake figures on the screen: the list that is repaired from the top, one case in full, and what is in quarantine.
 *
 * A rate is said as people say it, one in so many runs, with the exact interval beside it, because "3 failures" and "1 in 14k" mislead alone. What was
 * forecast stands next to what happened. Each case has two lines, figures and name, so that a long name does not push a figure off a narrow screen.
 */
import type { FileKey } from '../../core/id.ts';
import type { OriginRow } from '../../core/ledger-row.ts';
import { formatCount, formatPercent, plural } from './duration.ts';
import { caseTitle } from './failure.ts';
import type { IsoTime } from './json-report.ts';
import { readableFile } from './ledger-view.ts';
import type { Line, Tone } from './line.ts';
import { span } from './line.ts';
import { padEnd, padStart, visible } from './text.ts';

type Bounds = { readonly low: number; readonly high: number };
type Held = { readonly owner: string; readonly reason: string; readonly untilMs: number };

/** A case as the page of flake figures has it. */
export type FlakeCase = {
  readonly id: string;
  readonly file: FileKey;
  readonly titlePath: readonly string[];
  readonly runs: number;
  readonly falseFailures: number;
  readonly soakRuns: number;
  readonly soakFailures: number;
  readonly rate: number;
  readonly interval: Bounds;
  readonly minutesPerDay: number;
  readonly falseRedsPerMonth: number;
  readonly state: string;
  readonly quarantine: Held | null;
  readonly cluster: number | null;
};

/** The page of flake figures. */
export type FlakeScreen = {
  readonly cases: number;
  readonly runsPerDay: number;
  readonly forecast: { readonly low: number; readonly mid: number; readonly high: number; readonly actual: number };
  readonly falseRedChance: number;
  readonly falseBlockChance: number;
  readonly noticed: { readonly byLedger: number; readonly byRetry: number };
  readonly suite: { readonly runs: number; readonly failures: number; readonly interval: Bounds };
  readonly certified: number;
  readonly certifiedInSoak: number;
  readonly rows: readonly FlakeCase[];
  readonly suspects: readonly { readonly agent: string; readonly failures: number; readonly cases: number; readonly expected: number }[];
};

/** Returns the whole page; at most `limit` cases. */
export function renderFlakes(page: FlakeScreen, limit: number): Line[] {
  if (page.suite.runs === 0) return [[span('dim', 'no run is counted yet: the ledger counts first attempts from the next run on')]];
  const shown = page.rows.slice(0, limit);
  const left = page.rows.length - shown.length;
  const total = page.rows.reduce((sum, row) => sum + row.minutesPerDay, 0);
  const share = total === 0 ? 1 : shown.reduce((sum, row) => sum + row.minutesPerDay, 0) / total;
  return [
    ...renderHead(page),
    [],
    ...(shown.length === 0 ? [[span('good', 'no case failed falsely')]] : [HEADING, ...shown.flatMap(renderRow)]),
    ...(left > 0 ? [[span('dim', `… and ${plural(left, 'case')} more; those above cost ${formatPercent(share)} of all minutes`)]] : []),
    ...renderSuspects(page),
  ];
}

function renderHead(page: FlakeScreen): Line[] {
  const { cases, runsPerDay, forecast, suite, noticed, certified, falseRedChance, falseBlockChance, certifiedInSoak } = page;
  const soaked = certifiedInSoak === 0 ? '' : ` (${formatCount(certifiedInSoak)} by soak)`;
  const whole = `${formatCount(suite.failures)} false failures in ${formatCount(suite.runs)} runs of ${plural(cases, 'case')}`;
  return [
    [span('strong', whole), span('dim', `, ${amount(runsPerDay)} runs a day`)],
    [
      span('plain', `false reds a week: ${amount(forecast.mid)}`),
      span('dim', ` (95 %: ${formatCount(forecast.low)} to ${formatCount(forecast.high)}); last week ${formatCount(forecast.actual)}`),
    ],
    [span('dim', `a run is red by chance ${oneIn(falseRedChance)}, and still after one rerun elsewhere ${oneIn(falseBlockChance)}`)],
    [span('dim', `noticed within a week: a bug ${oneIn(noticed.byLedger)}; behind a retry that forgets, ${oneIn(noticed.byRetry)}`)],
    [span('dim', `certified below 1 in 1M: ${formatPercent(cases === 0 ? 0 : certified / cases)} of the cases${soaked}`)],
  ];
}

const HEADING: Line = [span('dim', 'min/day     false of runs         rate  95 % between         state')];

function renderRow(row: FlakeCase): Line[] {
  const counts = `${formatCount(row.falseFailures)} of ${formatCount(row.runs)}`;
  const together = row.cluster === null ? '' : `  fails with others, group ${row.cluster}`;
  const held = row.quarantine === null ? '' : `  ${visible(row.quarantine.owner)}`;
  return [
    [
      span('strong', padStart(amount(row.minutesPerDay), 7)),
      span('plain', `  ${padStart(counts, 16)}  ${padStart(oneIn(row.rate), 11)}  `),
      span('dim', padEnd(between(row.interval), 20)),
      span(stateTone(row.state), ` ${row.state}`),
      span('dim', held),
    ],
    [span('plain', `         ${visible(readableFile(row.file))} > ${caseTitle(row.titlePath)}`), span('dim', together)],
  ];
}

function renderSuspects({ suspects }: FlakeScreen): Line[] {
  if (suspects.length === 0) return [];
  return [
    [],
    [span('warn', 'machines on which more failed than chance explains:')],
    ...suspects.map(
      (one): Line => [
        span('plain', `  ${visible(one.agent)}`),
        span('dim', `  ${plural(one.failures, 'failure')} of ${plural(one.cases, 'case')}; its share would be ${amount(one.expected)}`),
      ],
    ),
  ];
}

/** What is said of one case besides its row. */
export type FlakeStory = {
  readonly row: FlakeCase;
  /** 1-based place in the list by minutes, and how many cases there are; `null` when it is not on the list. */
  readonly rank: number | null;
  readonly cases: number;
  readonly sinceMs: number;
  /** Evidence for a rate below one in a million, and how much of it is enough. */
  readonly evidence: number;
  readonly enough: number;
  readonly signatures: readonly { readonly text: string; readonly count: number; readonly firstMs: number; readonly lastMs: number }[];
  readonly contexts: readonly {
    readonly kind: 'agent' | 'before' | 'late';
    readonly name: string;
    readonly failuresWith: number;
    readonly failures: number;
    readonly passesWith: number;
    readonly passes: number;
  }[];
  /** How the search for the commit that made it flaky ended; `null` when there was none. */
  readonly origin: OriginRow | null;
  /** Start of the run at which its rate changed; `null` when one rate explains all. */
  readonly changedMs: number | null;
  /** Commands to type next, whole. */
  readonly next: readonly string[];
};

/** Returns everything that is known of one case. */
export function renderFlakeStory(story: FlakeStory, iso: IsoTime): Line[] {
  const { row, rank, cases, evidence, enough } = story;
  const place = rank === null ? '' : ` · #${formatCount(rank)} of ${formatCount(cases)}`;
  const share = Math.max(0, Math.min(1, evidence / enough));
  const lines: Line[] = [
    [span('strong', `${visible(readableFile(row.file))} > ${caseTitle(row.titlePath)}`)],
    [span('dim', `id ${row.id}`)],
    [
      span('plain', `${formatCount(row.falseFailures)} false in ${plural(row.runs, 'run')}`),
      span('plain', ` · ${oneIn(row.rate)} (95 %: ${between(row.interval)})`),
      span('plain', ` · ${amount(row.falseRedsPerMonth)} false reds/month${place}`),
    ],
    [
      span(stateTone(row.state), row.state),
      span('dim', `  counted since ${day(story.sinceMs, iso)}; ${formatPercent(share)} of the evidence for 1 in 1M`),
    ],
  ];
  if (row.soakRuns > 0)
    lines.push([span('dim', `soak: ${formatCount(row.soakFailures)} failed of ${formatCount(row.soakRuns)} repetitions, counted apart`)]);
  if (row.quarantine !== null)
    lines.push([span('warn', `in quarantine until ${day(row.quarantine.untilMs, iso)}: ${heldWords(row.quarantine)}`)]);
  if (story.origin !== null) lines.push(renderOrigin(story.origin));
  if (story.changedMs !== null) lines.push([span('warn', `its rate changed with the run of ${day(story.changedMs, iso)}`)]);
  return [...lines, ...renderSignatures(story, iso), ...renderContexts(story), ...renderNext(story)];
}

function renderOrigin({ kind, commit, probability, words }: OriginRow): Line {
  const name = visible(commit.slice(0, COMMIT_CHARACTERS));
  const told = {
    'found': `it became flaky with ${name}`,
    'older': `it is flaky since ${name} at least`,
    'not-shown': `it does not fail when it is repeated on ${name}`,
    'undecided': `it became flaky with ${name} or shortly before`,
  };
  const share = `${(Math.floor(probability * 1000) / 10).toFixed(1)} %`;
  return [span(kind === 'found' ? 'warn' : 'dim', told[kind]), span('dim', `  ${share}: ${visible(words)}`)];
}

/** As much of a commit's name as git itself shows. */
const COMMIT_CHARACTERS = 12;

function renderSignatures({ signatures }: FlakeStory, iso: IsoTime): Line[] {
  if (signatures.length === 0) return [];
  return [
    [],
    [span('dim', 'it says')],
    ...signatures.map(
      (one): Line => [
        span('plain', `${padStart(formatCount(one.count), 6)}x  `),
        span('bad', visible(one.text)),
        span('dim', `  ${day(one.firstMs, iso)}${one.count === 1 ? '' : ` to ${day(one.lastMs, iso)}`}`),
      ],
    ),
  ];
}

function renderContexts({ contexts }: FlakeStory): Line[] {
  if (contexts.length === 0) return [];
  const words = { agent: 'on agent ', before: 'after ', late: 'late on its slot' };
  return [
    [],
    [span('dim', 'it fails more often')],
    ...contexts.map(
      (one): Line => [
        span('plain', `  ${words[one.kind]}${visible(one.name)}`),
        span('dim', `  ${one.failuresWith} of ${one.failures} failures, ${one.passesWith} of ${one.passes} passes`),
      ],
    ),
  ];
}

function renderNext({ next }: FlakeStory): Line[] {
  return next.length === 0
    ? []
    : [[], ...next.map((text, index): Line => [span('dim', index === 0 ? ' next  ' : '       '), span('accent', text)])];
}

/** One quarantine with the name of its case, and whether it holds. */
export type QuarantineLine = Held & { readonly name: string; readonly state: 'active' | 'ended' | 'lifted' };

/** Returns two lines an entry; those that end first come first. */
export function renderQuarantines(entries: readonly QuarantineLine[], iso: IsoTime): Line[] {
  if (entries.length === 0) return [[span('dim', 'nothing is in quarantine')]];
  const words = { active: 'until', ended: 'ended', lifted: 'lifted' };
  return entries
    .toSorted((a, b) => a.untilMs - b.untilMs)
    .flatMap((entry): Line[] => [
      [span('plain', visible(entry.name))],
      [
        span(entry.state === 'active' ? 'warn' : 'dim', `  ${words[entry.state]} ${day(entry.untilMs, iso)}`),
        span('dim', `  ${heldWords(entry)}`),
      ],
    ]);
}

function heldWords({ owner, reason }: Held): string {
  return `${visible(owner)}, ${visible(reason)}`;
}

/** `1 in 14k`; `never` for 0. */
export function oneIn(rate: number): string {
  return rate <= 0 ? 'never' : `1 in ${short(1 / rate)}`;
}

function between({ low, high }: Bounds): string {
  return `${oneIn(high)} to ${low <= 0 ? 'never' : short(1 / low)}`;
}

const UNITS: readonly (readonly [number, string])[] = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

function short(value: number): string {
  for (const [size, unit] of UNITS) if (value >= size * 0.9995) return `${threeDigits(value / size)}${unit}`;
  return threeDigits(value);
}

/** A count that is no whole number, with the digits that matter. */
function amount(value: number): string {
  return value >= 1000 ? formatCount(value) : threeDigits(value);
}

function threeDigits(value: number): string {
  if (value === 0 || value >= 99.5) return String(Math.round(value));
  if (value >= 9.95) return value.toFixed(0);
  return value >= 0.995 ? trimmed(value.toFixed(1)) : trimmed(value.toPrecision(2));
}

function trimmed(text: string): string {
  return /e/u.test(text) ? '<0.001' : text.replace(/\.0$/u, '');
}

function day(atMs: number, iso: IsoTime): string {
  return iso(atMs).slice(0, 10);
}

function stateTone(state: string): Tone {
  if (state === 'healthy') return 'dim';
  return state === 'indicted' || state === 'mercy-exhausted' ? 'bad' : 'warn';
}
