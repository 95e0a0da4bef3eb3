/** Ends Vitest's run and its instance within a deadline, and reads what its end has to say: thresholds, teardown errors, the coverage table. */
import type { RunError } from '../../../core/unit.ts';
import type { Closing } from './driver.ts';
import type { OpenSuite } from './open-suite.ts';
import type { ObsoleteSnapshots } from './snapshot-notice.ts';

/** Coverage of a large project is remapped file by file. */
const RUN_END_DEADLINE_MS = 300_000;
const CLOSE_DEADLINE_MS = 10_000;

/** `run` is the call that is still on, `null` for none. */
export async function closeVitest(suite: OpenSuite, run: Promise<unknown> | null, obsolete: ObsoleteSnapshots): Promise<Closing> {
  const ended = await endRun(suite, run, obsolete);
  const closed = await closeInstance(suite);
  return { errors: [...ended.errors, ...closed.errors], notices: [...ended.notices, ...closed.notices] };
}

/** The instance is as it was before the run. */
export async function endRun(suite: OpenSuite, run: Promise<unknown> | null, obsolete: ObsoleteSnapshots): Promise<Closing> {
  const errors: RunError[] = [];
  const notices: string[] = [];
  suite.terminal.drain();
  if (run !== null && (await isLate(run, RUN_END_DEADLINE_MS))) errors.push(runnerError('vitest did not end its run in time'));
  const printed = suite.terminal.drain().trim();
  for (const line of printed.split('\n')) if (line.startsWith('ERROR: Coverage')) errors.push(runnerError(line.slice('ERROR: '.length)));
  if (suite.hasCoverage && printed !== '') notices.push(printed);
  if (run !== null) obsolete.add(suite.vitest.snapshot.summary);
  notices.push(...obsolete.notices(suite.request.cwd));
  return { errors, notices };
}

export async function closeInstance(suite: OpenSuite): Promise<Closing> {
  const errors: RunError[] = [];
  const notices: string[] = [];
  if (await isLate(suite.vitest.close(), CLOSE_DEADLINE_MS))
    notices.push('something in the project keeps vitest from closing; its process was ended');
  const said = suite.terminal.drain();
  if (said.includes('error during close')) errors.push(runnerError(said.trim()));
  return { errors, notices };
}

function runnerError(message: string): RunError {
  return { kind: 'runner', file: null, message, detail: null };
}

/** A rejection is an end, too: what failed has been told by then. */
async function isLate(promise: Promise<unknown>, deadlineMs: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(true), deadlineMs);
  const ended = promise.then(
    () => false,
    () => false,
  );
  const isOver = await Promise.race([ended, late]);
  clearTimeout(timer);
  return isOver;
}
