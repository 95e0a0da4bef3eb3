/** A run of very many cases, told event by event so that nobody has to hold it: for what a page and its server must stand. */
import { leaseId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import {
  caseEnded,
  fileSettled,
  runFinished,
  runPlanned,
  runStarted,
  START_MS,
  sampleAttempt,
  sampleCase,
  sampleFile,
  unitStarted,
} from './sample-run.ts';

/** A million cases. */
export const MILLION = { files: 20_000, casesPerFile: 50 };
const SLOTS = 1_000;
/** In one of so many files a case fails. */
const FAILING_EVERY = 50;

/** Yields what happened in the run, a unit a file. */
export function* largeRun({ files, casesPerFile }: typeof MILLION): Generator<RunEvent> {
  yield runStarted();
  const all = Array.from({ length: files }, (_, index) => sampleFile(`src/area-${index % 40}/file-${index}.test.ts`));
  yield runPlanned(all);
  for (const [index, file] of all.entries()) {
    const slot = index % SLOTS;
    const lease = leaseId(`lease-${index}`);
    const start = unitStarted(file, { slot, startedAtMs: START_MS + index, expectedMs: 100 });
    if (start.type === 'unit-started') yield { ...start, lease };
    const records = Array.from({ length: casesPerFile }, (_, number) =>
      sampleCase(file, `feature ${number % 7} > says error ${number} in words`, [
        sampleAttempt(number === 3 && index % FAILING_EVERY === 0 ? 'failed' : 'passed', { lease, durationMs: (number * index) % 997 }),
      ]),
    );
    for (const { titlePath, outcome } of records)
      yield caseEnded(file, titlePath.join(' > '), outcome === 'failed' ? 'failed' : 'passed', { slot, lease });
    if (start.type === 'unit-started') yield { type: 'unit-ended', atMs: start.atMs + 1_000, lease, agent: start.agent, slot };
    yield fileSettled(file, records);
  }
  const failed = Math.ceil(files / FAILING_EVERY);
  const cases = files * casesPerFile;
  yield runFinished({
    verdict: 'red',
    exitCode: 1,
    totals: { files, cases, passed: cases - failed, failed, skipped: 0, flaky: 0, missing: 0 },
  });
}
