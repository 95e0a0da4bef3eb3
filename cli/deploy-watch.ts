/** Watches a rollout on a terminal or in a log, and turns its end into an exit code. Ctrl-C takes everything back; again, it leaves the hosts to their dead-men. */
import { EXIT } from '../core/expected-error.ts';
import type { DeployEvent, RolloutEnd, RolloutOutcome, Watching } from '../deploy/api.ts';
import { detectTerminal } from './environment.ts';
import { onInterruption } from './interruption.ts';
import type { DeployScreenState } from './render/deploy-view.ts';
import {
  emptyDeployScreen,
  foldDeployScreen,
  renderDeployEnd,
  renderDeployLive,
  renderDeployNotice,
  renderProblems,
} from './render/deploy-view.ts';
import type { Line, Paint } from './render/line.ts';
import { ansiPaint, paintLine, plainPaint, span } from './render/line.ts';
import { visible } from './render/text.ts';
import { wrapLine } from './render/wrap.ts';
import { isoTime } from './reporter/iso-time.ts';
import { openTerminalScreen } from './reporter/terminal-screen.ts';

const FRAME_MS = 200;
/** Long enough for all hosts to have said the same, short enough to be news. */
const PROBLEM_MS = 2000;

const EXITS: Readonly<Record<RolloutOutcome['result'], number>> = {
  'deployed': EXIT.green,
  'rolled-back': EXIT.red,
  'refused': EXIT.incomplete,
  'held': EXIT.incomplete,
  'superseded': EXIT.incomplete,
};

/** Runs a rollout with its screen and returns the exit code. */
export async function watchRollout(isPlain: boolean, run: (watching: Watching) => Promise<RolloutEnd>): Promise<number> {
  const taking = new AbortController();
  const leaving = new AbortController();
  using _interruption = onInterruption(
    () => taking.abort(),
    () => leaving.abort(),
  );
  using screen = openDeployScreen(isPlain);
  const end = await run({ onEvent: screen.onEvent, signal: taking.signal, leave: leaving.signal });
  screen.print(renderDeployEnd(end));
  return EXITS[end.outcome.result];
}

type DeployScreen = Disposable & { onEvent(event: DeployEvent): void; print(lines: readonly Line[]): void };

function openDeployScreen(isPlain: boolean): DeployScreen {
  const terminal = detectTerminal(process.stdout, process.env, isPlain);
  const paint = terminal.hasColours ? ansiPaint : plainPaint;
  return terminal.isLive
    ? liveScreen(paint)
    : plainScreen((line) => process.stdout.write(`${paintLine(line, Number.POSITIVE_INFINITY, paint)}\n`));
}

function liveScreen(paint: Paint): DeployScreen {
  const state = emptyDeployScreen();
  const screen = openTerminalScreen(process.stdout);
  let printed: string[] = [];
  const print = (lines: readonly Line[]): void => {
    const { columns } = screen.size();
    const wrapped = lines.flatMap((line) => wrapLine(line, columns));
    printed.push(...wrapped.map((line) => paintLine(line, Number.POSITIVE_INFINITY, paint)));
  };
  const draw = (isLast: boolean): void => {
    const { columns, rows } = screen.size();
    const region = isLast ? [] : renderDeployLive(state, Date.now(), { columns, rows }).map((line) => paintLine(line, columns, paint));
    screen.draw(printed, region);
    printed = [];
  };
  const frames = setInterval(() => draw(false), FRAME_MS);
  const problems = setInterval(() => print(takeProblems(state)), PROBLEM_MS);
  return {
    onEvent: (event) => {
      const { lastWords } = state;
      foldDeployScreen(state, event);
      if (event.type === 'notice') print(renderDeployNotice(event.notice, isoTime(event.atMs), lastWords));
    },
    print: (lines) => print([...takeProblems(state), ...lines]),
    [Symbol.dispose]: () => {
      clearInterval(frames);
      clearInterval(problems);
      draw(true);
      screen.close();
    },
  };
}

/** A log: one line a notice, nothing that moves. */
function plainScreen(write: (line: Line) => void): DeployScreen {
  const state = emptyDeployScreen();
  const print = (lines: readonly Line[]): void => {
    for (const line of lines) write(line);
  };
  const problems = setInterval(() => print(takeProblems(state)), PROBLEM_MS);
  return {
    onEvent: (event) => {
      const { words, lastWords } = state;
      foldDeployScreen(state, event);
      if (event.type === 'notice') print(renderDeployNotice(event.notice, isoTime(event.atMs), lastWords));
      else if (state.words !== words) print([[span('plain', visible(state.words))]]);
    },
    print: (lines) => print([...takeProblems(state), ...lines]),
    [Symbol.dispose]: () => clearInterval(problems),
  };
}

/** Hosts complain one after the other: those of one moment are one line. */
function takeProblems(state: DeployScreenState): Line[] {
  const lines = renderProblems(state.problems);
  state.problems = [];
  return lines;
}
