/** Performs what the lifecycle decides: feeds it everything that happens, and carries its effects to runners and coordinator. */
import type { FromAgent } from '../core/session-message.ts';
import { createArtifactKeeper } from './artifact/keeper.ts';
import type { GroundLayer } from './ground/ground.ts';
import { createGrounds } from './ground/ground-set.ts';
import type { Way } from './identity/way.ts';
import { nextWakeMs } from './lifecycle/deadline.ts';
import { reduce } from './lifecycle/reduce.ts';
import { type AgentEffect, type AgentIdentity, type AgentInput, createAgentState } from './lifecycle/types.ts';
import { RUNNER_ENTRY } from './process/entry.ts';
import { type RunnerProcess, startRunner } from './process/runner-process.ts';
import type { RunnerEvent, SuiteRequest } from './runner/contract.ts';
import { createReportKeeper, type ReportKeeper } from './spool/report-keeper.ts';

/** An input without its time: the loop reads the clock. */
export type Happening = AgentInput extends infer Input ? (Input extends AgentInput ? Omit<Input, 'nowMs'> : never) : never;

export type LoopOptions = {
  readonly identity: AgentIdentity;
  /** Path of the module that every runner's process loads; `null` is the one of the suite's runner. */
  readonly runnerEntry: string | null;
  readonly layGround: GroundLayer;
  /** `host:port`, where files that units leave are brought to. */
  readonly way: Promise<Way>;
  readonly send: (message: FromAgent) => void;
  /** Told sentences for the agent's log. */
  readonly onNote: (text: string) => void;
  /** The agent drained and nothing of it is left. */
  readonly onLeave: () => void;
};

export type Loop = {
  dispatch(happening: Happening): void;
  /** See `ReportKeeper`. */
  readonly useSpool: ReportKeeper['use'];
  /** Kills every runner that is not on its way out, and resolves when all are gone. Nothing is dispatched any more. */
  close(): Promise<void>;
};

/** A timer cannot wait longer than 2^31 ms; an hour is often enough to look. */
const LONGEST_SLEEP_MS = 3_600_000;
/** A runner that has closed its suite still does what the project registered for the exit of its process; a command line waits no longer. */
const EXIT_GRACE_MS = 1_000;

export function createLoop(options: LoopOptions): Loop {
  const state = createAgentState(options.identity);
  const alarm = createAlarm(() => dispatch({ type: 'tick' }));
  let isClosed = false;

  const dispatch = (happening: Happening) => {
    if (isClosed) return;
    const effects = reduce(state, { ...happening, nowMs: performance.now() } as AgentInput);
    for (const effect of effects) perform(effect);
    alarm.set(nextWakeMs(state));
  };

  const runners = createRunners(options.runnerEntry, dispatch);
  const grounds = createGrounds(options.layGround, options.identity.slots, dispatch);
  const artifacts = createArtifactKeeper(spoolOptions(options), dispatch);
  const reports = createReportKeeper(options.send, dispatch);

  const perform = (effect: AgentEffect) => {
    switch (effect.type) {
      case 'send':
        return options.send(effect.message);
      case 'spool-report':
        return reports.keep(effect);
      case 'send-spooled':
        return reports.send(effect);
      case 'clear-spool':
        return reports.clear();
      case 'spawn-runner':
        return runners.spawn(effect.runner, effect.request);
      case 'tell-runner':
        return runners.get(effect.runner)?.send(effect.request);
      case 'lay-ground':
        return grounds.lay(effect);
      case 'question-ground':
        return grounds.question(effect);
      case 'clear-ground':
        return grounds.clear(effect.ground);
      case 'kill-runner':
        return runners.get(effect.runner)?.kill();
      case 'copy-artifact':
        return artifacts.copy(effect);
      case 'upload-artifact':
        return artifacts.upload(effect);
      case 'drop-artifact':
        return artifacts.drop(effect);
      case 'note':
        return options.onNote(effect.text);
      case 'leave':
        return void artifacts.settle().then(options.onLeave);
    }
  };

  const close = async () => {
    isClosed = true;
    alarm.stop();
    await runners.close();
    await grounds.close();
    await artifacts.close();
  };

  return { dispatch, useSpool: reports.use, close };
}

/** The one timer: rings at the time that was set last. */
function createAlarm(ring: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let wakeMs = Number.POSITIVE_INFINITY;
  const wake = () => {
    wakeMs = Number.POSITIVE_INFINITY;
    ring();
  };
  return {
    set: (nextMs: number) => {
      if (nextMs === wakeMs) return;
      clearTimeout(timer);
      wakeMs = nextMs;
      if (nextMs === Number.POSITIVE_INFINITY) return;
      timer = setTimeout(wake, Math.min(LONGEST_SLEEP_MS, Math.max(0, Math.ceil(nextMs - performance.now()))));
    },
    stop: () => clearTimeout(timer),
  };
}

function spoolOptions({ identity, way }: LoopOptions) {
  const { agent, session, cacheDir } = identity;
  return { cacheDir, way, sender: { agentId: agent, sessionId: session } };
}

/** The living runners by their number. */
function createRunners(entry: string | null, dispatch: (happening: Happening) => void) {
  const alive = new Map<number, RunnerProcess>();
  const leaving = new Set<number>();
  const empty = Promise.withResolvers<void>();
  let isClosing = false;

  const spawn = (runner: number, { runner: name, cwd, cacheDir, env }: SuiteRequest) => {
    const onEvent = (event: RunnerEvent) => {
      if (event.type === 'closed' && event.stay === undefined) leaving.add(runner);
      dispatch({ type: 'runner-event', runner, event });
    };
    const onExit = (description: string) => {
      alive.delete(runner);
      leaving.delete(runner);
      if (isClosing && alive.size === 0) empty.resolve();
      dispatch({ type: 'runner-exited', runner, description });
    };
    alive.set(runner, startRunner({ entry: entry ?? RUNNER_ENTRY[name], cwd, cacheDir, env, onEvent, onExit }));
  };

  const close = async () => {
    isClosing = true;
    for (const [runner, { kill }] of alive) {
      if (leaving.has(runner)) setTimeout(kill, EXIT_GRACE_MS).unref();
      else kill();
    }
    if (alive.size > 0) await empty.promise;
  };

  return { get: (runner: number) => alive.get(runner), spawn, close };
}
