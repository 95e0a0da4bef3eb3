/** Watches a rollout on a terminal or in a log, and turns its end into an exit code. Ctrl-C takes everything back; again, it leaves the hosts to their dead-men. */
import { EXIT } from '../core/expected-error.ts';
import type { DeployEvent, RolloutEnd, RolloutOutcome, Watching } from '../deploy/api.ts';
import { detectTerminal } from './environment.ts';
import { onInterruption } from './interruption.ts';
import type { DeployScreenState } from './render/deploy-view.ts';
import { emptyDeployScreen, foldDeployScreen, renderDeployEnd, renderDeployLive, renderDeployNotice } from './render/deploy-view.ts';
import type { Line } from './render/line.ts';
import { ansiPaint, paintLine, plainPaint } from './render/line.ts';
import { isoTime } from './reporter/iso-time.ts';
import { openTerminalScreen } from './reporter/terminal-screen.ts';

const FRAME_MS = 200;

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
  const state = emptyDeployScreen();
  if (!terminal.isLive) return plainScreen(state, (line) => process.stdout.write(`${paintLine(line, Number.POSITIVE_INFINITY, paint)}\n`));
  const screen = openTerminalScreen(process.stdout);
  let printed: string[] = [];
  const draw = (isLast: boolean): void => {
    const { columns, rows } = screen.size();
    const region = isLast ? [] : renderDeployLive(state, Date.now(), { columns, rows }).map((line) => paintLine(line, columns, paint));
    screen.draw(printed, region);
    printed = [];
  };
  const print = (lines: readonly Line[]): void => {
    printed.push(...lines.map((line) => paintLine(line, Number.POSITIVE_INFINITY, paint)));
  };
  const timer = setInterval(() => draw(false), FRAME_MS);
  return {
    onEvent: (event) => {
      foldDeployScreen(state, event);
      if (event.type === 'notice') print(renderDeployNotice(event.notice, isoTime(event.atMs)));
    },
    print,
    [Symbol.dispose]: () => {
      clearInterval(timer);
      draw(true);
      screen.close();
    },
  };
}

/** A log: one line a notice, nothing that moves. */
function plainScreen(state: DeployScreenState, write: (line: Line) => void): DeployScreen {
  return {
    onEvent: (event) => {
      foldDeployScreen(state, event);
      if (event.type === 'notice') for (const line of renderDeployNotice(event.notice, isoTime(event.atMs))) write(line);
      if (event.type === 'waiting') write([{ tone: 'plain', text: `waits for ${event.holder}` }]);
      if (event.type === 'preparing') write([{ tone: 'plain', text: event.words }]);
    },
    print: (lines) => {
      for (const line of lines) write(line);
    },
    [Symbol.dispose]: () => undefined,
  };
}
