/** The default reporter on a terminal: what is printed for good goes above a live region that is redrawn in one write. */
import type { RunEvent } from '../../core/run-event.ts';
import { announce, createAnnouncer } from '../render/announcement.ts';
import type { Line, Paint } from '../render/line.ts';
import { paintLine } from '../render/line.ts';
import { renderLiveView } from '../render/live-view.ts';
import { emptyRunView, foldRunView } from '../render/run-view.ts';
import { renderSummary } from '../render/summary.ts';
import { wrapLine } from '../render/wrap.ts';
import type { Reporter } from './reporter.ts';
import type { TerminalScreen } from './terminal-screen.ts';

/** Eight frames a second: a case's end is seen within 125 ms, and a frame costs the tests next to nothing. */
const FRAME_MS = 125;

export function createLiveReporter(screen: TerminalScreen, options: { readonly paint: Paint; readonly targetMs: number | null }): Reporter {
  const view = emptyRunView();
  const announcer = createAnnouncer();
  let pending: string[] = [];
  const print = (lines: readonly Line[]): void => {
    for (const line of lines) pending.push(paintLine(line, Number.POSITIVE_INFINITY, options.paint));
  };
  const frame = (): void => {
    const size = screen.size();
    screen.draw(pending, view.summary === null ? renderLiveView(view, Date.now(), { ...size, paint: options.paint }) : []);
    pending = [];
  };
  const timer = setInterval(frame, FRAME_MS);
  timer.unref();
  const end = (): void => {
    clearInterval(timer);
    frame();
  };
  return {
    isForMachines: false,
    onEvent: (event: RunEvent) => {
      foldRunView(view, event);
      print(announce(announcer, view, event));
      if (event.type !== 'run-finished') return;
      const summary = renderSummary(view, { wereFailuresShown: true, targetMs: options.targetMs });
      print(summary.flatMap((line) => wrapLine(line, screen.size().columns)));
      end();
    },
    close: () => {
      if (view.summary === null) {
        clearInterval(timer);
        screen.draw(pending, []);
      }
      screen.close();
      return [];
    },
  };
}
