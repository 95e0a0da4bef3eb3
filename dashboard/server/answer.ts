/** What the page asks for besides the stream, by the path of the address. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ExpectedError } from '../../core/expected-error.ts';
import type { PageOptions } from '../api.ts';
import { parseCaseQuery, searchCases } from '../view/case-search.ts';
import { compareCases } from '../view/compare-run.ts';
import { viewOf } from '../view/run-fold.ts';
import { joinLines, lineOfRun } from '../view/run-line.ts';
import type { DeployAction, PageAbout, RunComparison } from '../view/types.ts';
import { sendArtifact } from './artifact.ts';
import { LISTED_RUNS } from './feed.ts';
import type { Caller } from './gatekeeper.ts';
import { Refusal } from './refusal.ts';
import type { KeptRun, RunShelf } from './run-shelf.ts';

export type Ground = { readonly options: PageOptions; readonly shelf: RunShelf };
export type Asked = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly url: URL; readonly caller: Caller };

/** A name and a reason. */
const MAX_BODY_BYTES = 16 * 1024;
const MAX_REASON = 500;
/** What a page shows of a case at once. */
const HISTORY_RUNS = 50;
/** Long enough to be worth it, short enough that nobody waits for it. */
const STEP_MS = 8;

/** Answers a GET below /api/. Returns false for a path that means nothing. */
export async function answer(ground: Ground, asked: Asked): Promise<boolean> {
  const { url, response } = asked;
  const [, , kind = '', name = '', part = '', last = '', ...rest] = url.pathname.split('/').map(decode);
  if (rest.length > 0) return false;
  if (kind === 'artifact') return sendArtifact(ground.options.sources, asked, { runId: name, digest: part, savedName: last });
  const value = await valueOf(ground, asked, { kind, name, part, last });
  if (value === undefined) return false;
  sendJson(response, 200, value);
  return true;
}

/** Carries out what somebody asked for with POST /api/deploy/FLEET. */
export async function act({ options }: Ground, asked: Asked): Promise<void> {
  const fleet = decode(asked.url.pathname.split('/')[3] ?? '');
  if (!options.sources.fleets().includes(fleet))
    throw new Refusal(404, `there is no fleet "${fleet}"`, 'the configuration names the fleets');
  if (asked.caller.role !== 'deployer') {
    throw new Refusal(403, `"${asked.caller.name}" may look and not act`, 'ask for a token with the role deployer');
  }
  const action = readAction(await readBody(asked.request));
  // The name that is proven wins over the one that is typed, but for the token that everybody on this machine shares.
  const actor = asked.caller.name === 'standing' ? action.actor : asked.caller.name;
  const isTaken = await options.sources.command(fleet, { ...action, actor });
  options.onAction({ fleet, actor, words: `${action.action}${isTaken ? '' : ', and no deployer took it'}: ${action.reason}` });
  if (!isTaken) throw new Refusal(409, `no deployer is at work on "${fleet}" on this machine`, 'shard-run deploy status says what is live');
  sendJson(asked.response, 200, { isTaken });
}

/** Sends a value. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', 'content-length': body.length });
  response.end(body);
}

/** Reads a JSON object. Throws 400 and 413. */
export async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > MAX_BODY_BYTES) throw new Refusal(413, `the request is longer than ${MAX_BODY_BYTES} bytes`, 'say it shorter');
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below.
  }
  throw new Refusal(400, 'the body is no JSON object', 'send application/json');
}

type Place = { readonly kind: string; readonly name: string; readonly part: string; readonly last: string };

async function valueOf(ground: Ground, { url, caller }: Asked, { kind, name, part, last }: Place): Promise<unknown> {
  const { sources } = ground.options;
  if (kind === 'about' && name === '') return about(ground.options, caller);
  if (kind === 'runs' && name === '') {
    const followed = ground.shelf.live().map(({ fold }) => lineOfRun(fold.head));
    return { kind: 'runs', runs: joinLines(followed, await sources.runs(LISTED_RUNS), LISTED_RUNS) };
  }
  if (kind === 'run' && part === '') return viewOf((await findRun(ground.shelf, name)).fold);
  if (kind === 'run' && part === 'cases' && last === '') return search(await findRun(ground.shelf, name), url, null);
  if (kind === 'run' && part === 'unit' && last !== '') return search(await findRun(ground.shelf, name), url, last);
  if (kind === 'case' && name !== '' && part === '') {
    const history = await sources.caseHistory(name, HISTORY_RUNS);
    if (history !== null) return history;
    throw new Refusal(404, `the ledger does not know the case "${name}"`, 'a case is in it when its file has settled');
  }
  if (kind === 'compare' && name === '') return compare(ground.shelf, url);
  return undefined;
}

function about({ version, sources }: PageOptions, caller: Caller): PageAbout {
  const { fleets, pool, pipeline, flakes } = sources;
  const actor = caller.name === 'standing' ? '' : caller.name;
  return {
    version,
    role: caller.role,
    actor,
    fleets: fleets(),
    hasPool: pool !== null,
    hasPipeline: pipeline !== null,
    hasFlakes: flakes !== null,
  };
}

async function findRun(shelf: RunShelf, runId: string): Promise<KeptRun> {
  const run = await shelf.load(runId);
  if (run !== null) return run;
  throw new Refusal(404, `the run "${runId}" is not kept any more`, 'shard-run history lists what the ledger knows of it');
}

function search({ index }: KeptRun, { searchParams }: URL, lease: string | null): Promise<unknown> {
  const query = parseCaseQuery((name) => searchParams.get(name));
  if (typeof query === 'string') throw new Refusal(400, query, 'docs/guide/page.md lists the parameters');
  return inSteps(searchCases(index, { ...query, lease }));
}

async function compare(shelf: RunShelf, { searchParams }: URL): Promise<RunComparison> {
  const [leftId, rightId] = [searchParams.get('left') ?? '', searchParams.get('right') ?? ''];
  const left = await findRun(shelf, leftId);
  const right = await findRun(shelf, rightId);
  const found = await inSteps(compareCases(left.index, right.index));
  return { left: lineOfRun(left.fold.head), right: lineOfRun(right.fold.head), ...found };
}

/** The process conducts a run, perhaps: a long answer lets it go on in between. */
async function inSteps<Value>(steps: Generator<void, Value>): Promise<Value> {
  let sinceMs = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - sinceMs < STEP_MS) continue;
    await new Promise(setImmediate);
    sinceMs = performance.now();
  }
}

const ACTIONS = ['hold', 'release', 'promote', 'roll-back'] as const satisfies readonly DeployAction['action'][];

function readAction({ action, actor, reason }: Readonly<Record<string, unknown>>): DeployAction {
  const known = ACTIONS.find((one) => one === action);
  if (known === undefined) throw new Refusal(400, `action is ${JSON.stringify(action)}`, `expected ${ACTIONS.join(', ')}`);
  if (!isText(actor) || !isText(reason)) {
    throw new Refusal(400, 'a deploy remembers who asked and why', `send actor and reason, each of 1 to ${MAX_REASON} characters`);
  }
  return { action: known, actor: actor.trim(), reason: reason.trim() };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_REASON;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new ExpectedError('usage', `the address has "${text}", which cannot be read`, { hint: 'encode it as UTF-8', cause });
  }
}
