/** Writes the JUnit report, streamed: one test suite for each file as it settles. */
import { junitFile, junitHead, junitTail } from '../render/junit-report.ts';
import { isoTime } from './iso-time.ts';
import type { Reporter } from './reporter.ts';
import type { Sink } from './sink.ts';

export function createJunitReporter(sink: Sink): Reporter {
  sink.write(junitHead());
  let isEnded = false;
  let folder = '';
  return {
    isForMachines: true,
    onEvent: (event) => {
      if (event.type === 'run-started') folder = event.artifactFolder ?? '';
      if (event.type === 'file-settled') {
        const { file, cases, durationMs, artifacts = [] } = event;
        sink.write(junitFile(file, cases, { durationMs, iso: isoTime, folder, artifacts }));
      }
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
