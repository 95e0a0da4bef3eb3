/** Writes the JUnit report, streamed: one test suite for each file as it settles. */
import { junitFile, junitHead, junitTail } from '../render/junit-report.ts';
import { isoTime } from './iso-time.ts';
import type { Reporter } from './reporter.ts';
import type { Sink } from './sink.ts';

export function createJunitReporter(sink: Sink): Reporter {
  sink.write(junitHead());
  let isEnded = false;
  return {
    isForMachines: true,
    onEvent: (event) => {
      if (event.type === 'file-settled') sink.write(junitFile(event.file, event.cases, { durationMs: event.durationMs, iso: isoTime }));
      if (event.type !== 'run-finished') return;
      sink.write(junitTail(event.summary.errors));
      isEnded = true;
    },
    close: () => {
      if (!isEnded) sink.write(junitTail([{ kind: 'runner', file: null, message: 'the run ended before it was over', detail: null }]));
      return sink.close();
    },
  };
}
