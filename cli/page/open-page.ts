/** Serves the page beside whatever a verb does, over the state folder of its project. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ObservedRun } from '../../coordinator/api.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunEvent } from '../../core/run-event.ts';
import type { Page, PageAccess, PageSources } from '../../dashboard/api.ts';
import { startPage } from '../../dashboard/main.ts';
import { isCiEnvironment } from '../environment.ts';
import { createLog, type Log } from '../log.ts';
import { packageVersion } from '../package-version.ts';
import type { Reporter } from '../reporter/reporter.ts';
import { deploySources, type FleetPlace } from './deploy-source.ts';
import { flakeSource } from './flake-source.ts';
import type { LedgerSources } from './ledger-source.ts';

/** The options that a verb which serves the page has. */
export type PageChoice = {
  readonly 'page': string | null;
  readonly 'page-host': readonly string[];
  readonly 'page-proxy-header': string | null;
  readonly 'page-deployer': readonly string[];
  readonly 'tls-cert'?: string | null;
  readonly 'tls-key'?: string | null;
};

/** What there is to look at besides runs; what is left out is not there. */
export type PageParts = Partial<Pick<PageSources, 'pool' | 'pipeline'>> & {
  /** Where runs lie that are over; closed with the page. */
  readonly ledger: LedgerSources;
  /** Where it says what it is asked to do; lines for people on standard error when unset. */
  readonly log?: Log;
};

/** A page that is served. */
export type OpenedPage = AsyncDisposable & {
  readonly page: Page;
  /** Shows a run of this process; the branch is empty when nobody knows it. */
  reporter(branch: string): Reporter;
  /** Shows the runs of a shared coordinator: takes all events of all of them, those of each in order. */
  observe(run: ObservedRun, event: RunEvent): void;
};

/** Serves the page when `--page` was given, and prints where; `null` otherwise. Throws what `startPage` throws, and `usage`. */
export async function openPage(choice: PageChoice, place: FleetPlace, parts: PageParts): Promise<OpenedPage | null> {
  if (choice.page === null) {
    refuseWithoutPage(choice);
    return null;
  }
  const { pool = null, pipeline = null, ledger, log = createLog(null) } = parts;
  const page = await startPage({
    listen: choice.page,
    access: readAccess(choice, place.stateDir),
    version: packageVersion(),
    sources: {
      pool,
      pipeline,
      flakes: flakeSource(ledger.store),
      ...deploySources(place),
      ...ledger,
    },
    onAction: ({ fleet, actor, words }) => log.say('page-action', `page: ${actor} on ${fleet}: ${words}`, { fleet, actor }),
  }).catch(async (error: unknown) => {
    await ledger[Symbol.asyncDispose]();
    throw error;
  });
  // A log that is kept must not hold a token: shard-run coordinator page-token makes one for whoever has to look.
  const isKept = log.isKept || isCiEnvironment(process.env);
  log.say('page', `the page is at ${isKept ? withoutToken(page.url) : page.url}`, { address: page.address });
  return {
    page,
    reporter: (branch) => pageReporter(page, branch),
    observe: pageObserver(page),
    [Symbol.asyncDispose]: async () => {
      await page[Symbol.asyncDispose]();
      await ledger[Symbol.asyncDispose]();
    },
  };
}

function withoutToken(url: string): string {
  return url.slice(0, url.indexOf('#'));
}

/** Returns the folder of the page's tokens. */
export function pageAccessFolder(stateDir: string): string {
  return path.join(stateDir, 'access', 'page');
}

function pageReporter(page: Page, branch: string): Reporter {
  let see: ((event: RunEvent) => void) | null = null;
  return {
    isForMachines: false,
    onEvent: (event) => {
      if (event.type === 'run-started') see = page.follow({ runId: event.runId, branch });
      see?.(event);
    },
    close: () => [],
  };
}

function pageObserver(page: Page): OpenedPage['observe'] {
  const seeing = new Map<string, (event: RunEvent) => void>();
  return ({ runId, branch }, event) => {
    if (event.type === 'run-started') seeing.set(runId, page.follow({ runId, branch }));
    seeing.get(runId)?.(event);
    if (event.type === 'run-finished') seeing.delete(runId);
  };
}

function readAccess(choice: PageChoice, stateDir: string): PageAccess {
  const [cert, key] = [choice['tls-cert'] ?? null, choice['tls-key'] ?? null];
  const header = choice['page-proxy-header'];
  return {
    tls: cert === null || key === null ? null : { cert: readPem('tls-cert', cert), key: readPem('tls-key', key) },
    folder: pageAccessFolder(stateDir),
    proxy: header === null ? null : { header, deployers: choice['page-deployer'] },
    hosts: choice['page-host'],
  };
}

function readPem(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('credential-unusable', `--${name} cannot be read: ${why}`, { hint: 'give a PEM file', cause });
  }
}

function refuseWithoutPage(choice: PageChoice): void {
  const given = choice['page-host'].length > 0 || choice['page-deployer'].length > 0 || choice['page-proxy-header'] !== null;
  if (!given) return;
  throw new ExpectedError('usage', '--page-host, --page-deployer and --page-proxy-header are about a page that is not served', {
    hint: 'add --page HOST:PORT',
  });
}
