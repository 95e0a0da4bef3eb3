/** Asks one port one thing and turns what comes of it, an error too, into an event. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { agentId } from '../core/id.ts';
import type { Ports, RunHappening } from './api.ts';
import type { Question } from './flow/ask.ts';
import type { PipelineEvent } from './flow/types.ts';
import type { CasePast, TrialAttempt } from './trial/types.ts';

export type { Question } from './flow/ask.ts';

/** An event before the loop gives it its time. */
export type Happening = Untimed<PipelineEvent>;
type Untimed<Event> = Event extends unknown ? Omit<Event, 'nowMs'> : never;
type Of<Type extends Question['type']> = Extract<Question, { readonly type: Type }>;

export type Asking = { readonly ports: Ports; readonly signal: AbortSignal; readonly tell: (happening: Happening) => void };

/** When an answer has not come, the port hangs; each is many times what the deed takes when all is well. */
const DEADLINE_MS = {
  /** Merges in memory, one a commit. */
  'make-candidate': 10 * 60_000,
  /** The longest suites take hours. */
  'start-run': 12 * 3_600_000,
  /** Some cases once, and a checkout. */
  'start-trial': 30 * 60_000,
  'move-green': 60_000,
  /** A first release over a slow line. */
  'stage': 2 * 3_600_000,
  /** A rollout may be held by a person for eight hours. */
  'deploy': 24 * 3_600_000,
  'prepare-revert': 10 * 60_000,
  'record-verdict': 60_000,
  /** Receivers that do not answer are given up after a minute each, in a lane of their own. */
  'notify': 30 * 60_000,
} as const satisfies Record<Question['type'], number>;
/** A ledger that is asked while the run goes on. */
const PAST_DEADLINE_MS = 10_000;
/** Of what must come true: a ref that is locked, a ledger that is busy. After these the question stands until the next start. */
const TRIES = 8;
const FIRST_PAUSE_MS = 500;
const UNKNOWN_PAST: CasePast = { runs: 0, falseFailures: 0, reruns: 0, rerunFailures: 0 };

/** Resolves with the answer, `null` when there is none to give. Never rejects. */
export async function answerOf(question: Question, asking: Asking): Promise<Happening | null> {
  const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(DEADLINE_MS[question.type])]);
  const bounded: Asking = { ...asking, signal };
  switch (question.type) {
    case 'make-candidate':
      return makeCandidate(question, bounded);
    case 'start-run':
      return run(question, bounded);
    case 'start-trial':
      return runTrial(question, bounded);
    case 'stage':
      return stage(question, bounded);
    case 'deploy':
      return deploy(question, bounded);
    case 'move-green': {
      const { batch, candidate } = question;
      return insist(bounded, 'the green ref does not move', async () => {
        await bounded.ports.git.moveGreen(candidate, signal);
        return { type: 'green-moved', batch, candidate };
      });
    }
    case 'prepare-revert': {
      const { commit } = question;
      return insist(bounded, 'no revert could be prepared', async () => ({
        type: 'revert-prepared',
        commit,
        ...(await bounded.ports.git.prepareRevert(commit, signal)),
      }));
    }
    case 'notify': {
      const { number, notice, atMs } = question;
      const told = asking.ports.notice.notify(notice, atMs);
      const left = once(signal, 'abort');
      await (signal.aborted ? null : Promise.race([told, left]));
      return { type: 'notified', number };
    }
    case 'record-verdict': {
      const { batch, attempt, verdict } = question;
      return insist(bounded, 'the ledger does not take a verdict', async () => {
        await bounded.ports.ledger.record(verdict, signal);
        return { type: 'verdict-recorded', batch, attempt, case: verdict.case };
      });
    }
  }
}

async function makeCandidate({ batch, attempt, ...order }: Of<'make-candidate'>, { ports, signal }: Asking): Promise<Happening> {
  try {
    const made = await ports.git.makeCandidate({ ...order, batch, attempt }, signal);
    if (made.kind === 'made') return { type: 'candidate-made', batch, attempt, candidate: made.candidate };
    return { type: 'candidate-conflicted', batch, attempt, commit: made.commit, words: made.words };
  } catch (error) {
    return { type: 'candidate-conflicted', batch, attempt, commit: '', words: wordsOf(error) };
  }
}

async function run({ type: _type, ...order }: Of<'start-run'>, asking: Asking): Promise<Happening> {
  const { batch, attempt } = order;
  /** What failed is told before the end, though the ledger is asked in between. */
  const told: Promise<void>[] = [];
  const hear = (happening: RunHappening): void => {
    if (happening.type === 'began') asking.tell({ type: 'run-began', batch, attempt, runId: happening.runId });
    else told.push(tellFailure(batch, attempt, happening, asking));
  };
  try {
    const proof = await asking.ports.test.run(order, hear, asking.signal);
    await Promise.all(told);
    return { type: 'run-ended', batch, attempt, proof };
  } catch (error) {
    return { type: 'run-lost', batch, attempt, words: wordsOf(error) };
  }
}

async function tellFailure(
  batch: number,
  attempt: number,
  { failed, isTouched }: Extract<RunHappening, { readonly type: 'failed' }>,
  { ports, signal, tell }: Asking,
): Promise<void> {
  let past = UNKNOWN_PAST;
  try {
    past = await ports.ledger.casePast(failed.id, AbortSignal.any([signal, AbortSignal.timeout(PAST_DEADLINE_MS)]));
  } catch {
    // Without a past the case counts as one that nobody knows: nothing is forgiven for it.
  }
  tell({ type: 'case-failed', batch, attempt, failed, past, isTouched });
}

async function runTrial({ type: _type, ...order }: Of<'start-trial'>, { ports, signal }: Asking): Promise<Happening> {
  const { batch, trial, failed } = order;
  const end = (attempts: readonly TrialAttempt[]): Happening => ({ type: 'trial-ended', batch, trial: trial.id, attempts });
  try {
    return end(await ports.trial.run(order, signal));
  } catch (error) {
    const nothing = {
      outcome: 'infrastructure',
      agent: agentId(''),
      run: null,
      atMs: Date.now(),
      durationMs: 0,
      signature: wordsOf(error),
    } as const;
    return end(failed.map(({ id }) => ({ ...nothing, trial: trial.id, case: id })));
  }
}

async function stage({ batch, candidate }: Of<'stage'>, { ports, signal }: Asking): Promise<Happening> {
  try {
    return { type: 'staged', batch, words: (await ports.deploy?.stage({ batch, candidate }, signal)) ?? '' };
  } catch (error) {
    return { type: 'staged', batch, words: `nothing was staged: ${wordsOf(error)}` };
  }
}

async function deploy({ type: _type, ...order }: Of<'deploy'>, { ports, signal, tell }: Asking): Promise<Happening> {
  const { batch, attempt } = order;
  const failed = (words: string): Happening => ({ type: 'deploy-ended', batch, attempt, result: 'failed', words });
  if (ports.deploy === null) return failed('there is no fleet to ship to');
  try {
    const end = await ports.deploy.deploy(
      order,
      (said) => tell({ ...said, type: `deploy-${said.type}`, batch, attempt } as Happening),
      signal,
    );
    return { type: 'deploy-ended', batch, attempt, ...end };
  } catch (error) {
    return failed(wordsOf(error));
  }
}

/** Asks until it is so, with longer and longer pauses; `null` leaves the question to the next start. */
async function insist(asking: Asking, words: string, act: () => Promise<Happening>): Promise<Happening | null> {
  let last: unknown = null;
  for (let number = 0; number < TRIES; number++) {
    try {
      return await act();
    } catch (error) {
      last = error;
    }
    if (asking.signal.aborted) return null;
    await sleep(FIRST_PAUSE_MS * 2 ** number, undefined, { signal: asking.signal }).catch(() => undefined);
  }
  void asking.ports.notice.notify({ kind: 'warning', words: `${words}: ${wordsOf(last)}`, commits: [], isGood: null }, Date.now());
  return null;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
