/** Writes the JSON report, streamed. */
import { type FileArtifact, jsonCases, jsonHead, jsonTail } from '../render/json-report.ts';
import { isoTime } from './iso-time.ts';
import type { Reporter } from './reporter.ts';
import type { Sink } from './sink.ts';

export function createJsonReporter(sink: Sink): Reporter {
  let hasHead = false;
  let isFirst = true;
  let folder = '';
  const ofFiles: FileArtifact[] = [];
  return {
    isForMachines: true,
    onEvent: (event) => {
      if (event.type === 'run-started' && !hasHead) {
        sink.write(jsonHead(event, isoTime));
        hasHead = true;
        folder = event.artifactFolder ?? '';
      } else if (event.type === 'file-settled') {
        sink.write(jsonCases(event.file, event.cases, { isFirst, iso: isoTime, folder }));
        isFirst &&= event.cases.length === 0;
        for (const artifact of event.artifacts ?? []) ofFiles.push({ file: event.file.path, artifact });
      } else if (event.type === 'run-finished') {
        const { runId, revision, startedAtMs } = event.summary;
        if (!hasHead) sink.write(jsonHead({ type: 'run-started', atMs: startedAtMs, runId, revision, notices: [] }, isoTime));
        sink.write(jsonTail(event.summary, ofFiles, folder));
      }
    },
    close: () => sink.close(),
  };
}
