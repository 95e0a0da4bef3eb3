/** Shows a pipeline on a terminal, or in a log: one line a notice and nothing that moves. */
import type { PipelineStatus } from '../../core/pipeline-status.ts';
import type { PipelineNotice } from '../../pipeline/api.ts';
import { detectTerminal } from '../environment.ts';
import { ansiPaint, type Line, paintLine, plainPaint, span } from '../render/line.ts';
import { renderPipelineLive, renderPipelineNotice } from '../render/pipeline-view.ts';
import { visible } from '../render/text.ts';
import { wrapLine } from '../render/wrap.ts';
import { isoTime } from '../reporter/iso-time.ts';
import { openTerminalScreen } from '../reporter/terminal-screen.ts';

/** Clocks are in seconds; a change is drawn at once. */
const FRAME_MS = 500;

export type PipelineScreen = Disposable & {
  onChange(): void;
  onNotice(notice: PipelineNotice, atMs: number): void;
  /** A sentence that is no event of the pipeline. */
  say(words: string): void;
  /** From now on there is something to show. */
  show(view: () => PipelineStatus): void;
};

/** Opens it; disposing leaves what was printed. */
export function openPipelineScreen(isPlain: boolean): PipelineScreen {
  const terminal = detectTerminal(process.stdout, process.env, isPlain);
  const paint = terminal.hasColours ? ansiPaint : plainPaint;
  const write = (lines: readonly Line[]): void => {
    for (const line of lines) process.stdout.write(`${paintLine(line, Number.POSITIVE_INFINITY, paint)}\n`);
  };
  if (terminal.isLive) return liveScreen(paint);
  return { onChange: () => undefined, ...printing(write), show: () => undefined, [Symbol.dispose]: () => undefined };
}

function printing(print: (lines: readonly Line[]) => void): Pick<PipelineScreen, 'onNotice' | 'say'> {
  return {
    onNotice: (notice, atMs) => print(renderPipelineNotice(notice, isoTime(atMs))),
    say: (words) => print([[span('dim', `${isoTime(Date.now()).slice(11, 19)}  ${visible(words)}`)]]),
  };
}

function liveScreen(paint: typeof ansiPaint): PipelineScreen {
  const screen = openTerminalScreen(process.stdout);
  let view: (() => PipelineStatus) | null = null;
  let printed: string[] = [];
  const draw = (isLast: boolean): void => {
    const size = screen.size();
    const lines = view === null || isLast ? [] : renderPipelineLive(view(), Date.now(), size);
    screen.draw(
      printed,
      lines.map((line) => paintLine(line, size.columns, paint)),
    );
    printed = [];
  };
  const frames = setInterval(() => draw(false), FRAME_MS);
  const print = (lines: readonly Line[]): void => {
    const wrapped = lines.flatMap((line) => wrapLine(line, screen.size().columns));
    printed.push(...wrapped.map((line) => paintLine(line, Number.POSITIVE_INFINITY, paint)));
  };
  return {
    ...printing(print),
    onChange: () => draw(false),
    show: (next) => {
      view = next;
    },
    [Symbol.dispose]: () => {
      clearInterval(frames);
      draw(true);
      screen.close();
    },
  };
}
