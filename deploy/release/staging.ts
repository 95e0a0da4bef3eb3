/** Brings one release to one host: asks, sends what differs, and takes the host's own digest as the only proof. */
import { isUtf8 } from 'node:buffer';
import { assert } from '../../core/assert.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { ReleaseId } from '../../core/id.ts';
import { isReleaseName, manifestPath } from '../command/layout.ts';
import { shellQuote } from '../command/quote.ts';
import type { HostSession } from '../target/target.ts';
import type { Delta } from './delta.ts';
import { parseManifest, type ReleaseEntry } from './manifest.ts';
import type { SharedPlan } from './shared-link.ts';
import { listPaths } from './shipped-entry.ts';
import { differingPaths, parseStagingAnswer, type StagingAnswer } from './staging-answer.ts';
import { renderStagingScript, SCRIPT_BYTES } from './staging-script.ts';
import type { StagingOptions, StagingResult } from './store.ts';

/** A release as staging needs it. `delta` is computed once whoever asks. */
export type StagedRelease = {
  readonly manifest: string;
  readonly shared: SharedPlan;
  /** Against a release that the store holds, a listing that the host gave, or nothing; `null` when the store does not hold `from`. */
  delta(from: ReleaseId | null, listing: readonly ReleaseEntry[] | null): Promise<Delta | null>;
};

type Sent = { readonly answer: StagingAnswer; readonly bytes: number };

type Staging = { readonly session: HostSession; readonly options: StagingOptions; readonly release: StagedRelease };

/** A delta up to here is sent without asking whether it is needed: the question costs the host more than the bytes. */
const UNASKED_BYTES = 256 * 1024;
/** What is sent with a question. */
const NOTHING: ScriptChoice['delta'] = { sentBytes: 0, neededBytes: 0, gone: [] };
/** A disk that is filled to the last byte stops the host's own logs. */
const ROOM_MARGIN = 1.1;

/** See `ReleaseStore.stage`. */
export async function stageRelease(staging: Staging): Promise<StagingResult> {
  const { options, release } = staging;
  assert(
    isReleaseName(options.release.id) && (options.from === null || isReleaseName(options.from)),
    'staged releases have names of releases',
  );
  if (release.shared.problem !== null) throw refuse(staging, 'host-unfit', release.shared.problem, 'mend `shared` in shard.config.ts');
  const from = options.from === options.release.id ? null : options.from;
  if (options.from === options.release.id) {
    const answer = await ask(staging, null);
    if (answer.type !== 'absent') return settle(staging, answer, 0);
  }
  const delta = from === null ? null : await findDelta(staging, from);
  let sentBytes = 0;
  if (delta !== null) {
    const sent = await send(staging, delta, from);
    // The host proves what it has; a release that it does not hold as it should is sent whole.
    if (sent.answer.type !== 'unapplied' && sent.answer.type !== 'differs') return settle(staging, sent.answer, sent.bytes);
    sentBytes = sent.bytes;
  }
  const whole = await untilAborted(release.delta(null, null), options.signal);
  if (whole === null) throw refuse(staging, 'staging-failed', 'the store lost the release', 'make it again');
  const sent = await send(staging, whole, null);
  return settle(staging, sent.answer, sentBytes + sent.bytes);
}

/** Returns the delta from what the host holds. Where the store has forgotten that release, its manifest on the host says which files stay. */
async function findDelta({ session, options, release }: Staging, from: ReleaseId): Promise<Delta | null> {
  const delta = await untilAborted(release.delta(from, null), options.signal);
  if (delta !== null) return delta;
  const path = `${session.host.root}/${manifestPath(from)}`;
  const { stdout } = await session.exec(`cat -- ${shellQuote(path)}`, { signal: options.signal });
  const listing = isUtf8(stdout) ? parseManifest(stdout.toString()) : null;
  return listing === null ? null : untilAborted(release.delta(from, listing), options.signal);
}

/** A delta is computed for all hosts: one that gives up does not end it for the others. */
async function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Sends a delta and returns the host's answer; a large one only after the host said that it has not got the release. */
async function send(staging: Staging, delta: Delta, from: ReleaseId | null): Promise<Sent> {
  if (delta.sentBytes > UNASKED_BYTES) {
    const answer = await ask(staging, delta);
    if (answer.type !== 'absent') return { answer, bytes: 0 };
  }
  const script = renderScript(staging, { mode: 'apply', from, delta });
  return { answer: await run(staging, script, delta.open()), bytes: delta.sentBytes };
}

function ask(staging: Staging, delta: Delta | null): Promise<StagingAnswer> {
  return run(staging, renderScript(staging, { mode: 'prove', from: null, delta: delta ?? NOTHING }), null);
}

async function run({ session, options }: Staging, script: string, delta: ReturnType<Delta['open']> | null): Promise<StagingAnswer> {
  const result = await session.exec(script, { signal: options.signal, ...(delta === null ? {} : { stdin: delta }) });
  return parseStagingAnswer(result.stdout.toString(), result.stderr);
}

type ScriptChoice = {
  readonly mode: 'prove' | 'apply';
  readonly from: ReleaseId | null;
  readonly delta: Pick<Delta, 'sentBytes' | 'neededBytes' | 'gone'>;
};

function renderScript(staging: Staging, choice: ScriptChoice): string {
  const { session, options, release } = staging;
  const script = renderStagingScript({
    root: session.host.root,
    release: options.release.id,
    digest: options.release.digest,
    epoch: options.epoch,
    from: choice.from,
    neededKilobytes: Math.ceil((choice.delta.neededBytes * ROOM_MARGIN) / 1024),
    releaseKilobytes: Math.ceil(options.release.bytes / 1024),
    delta: choice.delta,
    shared: release.shared,
    mode: choice.mode,
  });
  if (Buffer.byteLength(script) <= SCRIPT_BYTES) return script;
  const message = `the tree has ${release.shared.replaced.length} files at shared paths, too many to be told to a host`;
  throw refuse(staging, 'host-unfit', message, 'exclude them in shard.config.ts');
}

function settle(staging: Staging, answer: StagingAnswer, sentBytes: number): StagingResult {
  const { release, options } = staging;
  switch (answer.type) {
    case 'proven':
      return { digest: answer.digest, sentBytes, notices: [...noticesOf(release.shared), ...answer.created.map(describeCreated)] };
    case 'absent':
      throw refuse(staging, 'staging-failed', 'it forgot the release while it was asked', 'try again');
    case 'differs':
      throw refuse(
        staging,
        'staging-failed',
        `what arrived is not the release: ${describeDifference(staging, answer.listing)}`,
        'look at its disk',
      );
    case 'damaged':
      throw refuse(
        staging,
        'host-unfit',
        `it serves ${options.release.id}, whose files are not the release's: ${describeDifference(staging, answer.listing)}`,
        'switch it to another release first, or mend these files there',
      );
    case 'fenced':
      throw refuse(staging, 'superseded', `a deployer with epoch ${answer.detail} has claimed it`, 'shard-run deploy status');
    case 'full':
      throw refuse(staging, 'host-full', `no room for the release: ${answer.detail}`, `free room under ${staging.session.host.root}`);
    case 'unfit':
      throw refuse(staging, 'host-unfit', `it cannot take releases: ${answer.detail}`, 'shard-run deploy doctor');
    case 'mute':
      throw refuse(staging, 'staging-failed', `its shell gave no answer: ${answer.detail || 'nothing at all'}`, 'shard-run deploy doctor');
    case 'unapplied':
    case 'failed':
      throw refuse(staging, 'staging-failed', `the release could not be written: ${answer.detail}`, 'look at its disk, then try again');
  }
}

function describeDifference({ release: { manifest, shared } }: Staging, listing: string): string {
  const linked = new Set([...shared.added, ...shared.replaced].map((entry) => entry.path));
  const paths = differingPaths(manifest, listing).filter((path) => !linked.has(path));
  return paths.length === 0 ? 'other links into shared/' : listPaths(paths.map((path) => ({ path })));
}

function noticesOf(shared: SharedPlan): readonly string[] {
  const hidden = shared.replaced.filter((entry) => entry.kind !== 'folder');
  return hidden.length === 0 ? [] : [`the link into shared/ hides what the tree has there: ${listPaths(hidden)}`];
}

function describeCreated(path: string): string {
  return `shared/${path} was not there and was created empty`;
}

function refuse({ session }: Staging, code: ExpectedError['code'], message: string, hint: string): ExpectedError {
  return new ExpectedError(code, `host ${session.host.id}: ${message}`, { hint });
}
