/** The default reporter without a terminal: lines of a log, and the summary. */
import type { Paint } from '../render/line.ts';
import { paintLine } from '../render/line.ts';
import { createPlainLog, renderPlainLog } from '../render/plain-log.ts';
import { emptyRunView, foldRunView } from '../render/run-view.ts';
import { renderSummary } from '../render/summary.ts';
import type { Reporter } from './reporter.ts';
import type { Sink } from './sink.ts';

export type TextOptions = { readonly paint: Paint; readonly targetMs: number | null };

export function createPlainReporter(sink: Sink, options: TextOptions): Reporter {
  const view = emptyRunView();
  const log = createPlainLog();
  return {
    isForMachines: false,
    onEvent: (event) => {
      foldRunView(view, event);
      const lines =
        event.type === 'run-finished'
          ? renderSummary(view, { wereFailuresShown: false, targetMs: options.targetMs })
          : renderPlainLog(log, view, event);
      if (lines.length > 0) sink.write(lines.map((line) => `${paintLine(line, Number.POSITIVE_INFINITY, options.paint)}\n`).join(''));
    },
    close: () => sink.close(),
  };
}
