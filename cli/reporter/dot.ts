/** Writes a character a case, and the summary. */
import { renderDots } from '../render/dot-report.ts';
import { paintLine } from '../render/line.ts';
import { emptyRunView, foldRunView } from '../render/run-view.ts';
import { renderSummary } from '../render/summary.ts';
import type { TextOptions } from './plain.ts';
import type { Reporter } from './reporter.ts';
import type { Sink } from './sink.ts';

const ROW_COLUMNS = 80;

export function createDotReporter(sink: Sink, options: TextOptions): Reporter {
  const view = emptyRunView();
  let column = 0;
  return {
    isForMachines: false,
    onEvent: (event) => {
      foldRunView(view, event);
      if (event.type === 'file-settled') {
        const dots = renderDots(event.cases, column, ROW_COLUMNS);
        column = dots.column;
        sink.write(dots.text);
      }
      if (event.type !== 'run-finished') return;
      const lines = renderSummary(view, { wereFailuresShown: false, targetMs: options.targetMs });
      sink.write(`\n${lines.map((line) => `${paintLine(line, Number.POSITIVE_INFINITY, options.paint)}\n`).join('')}`);
    },
    close: () => sink.close(),
  };
}
