/** Performs what the lifecycle decides: feeds it everything that happens, and carries its effects to runners and coordinator. */
import type { FromAgent } from '../core/session-message.ts';
import { nextWakeMs } from './lifecycle/deadline.ts';
import { reduce } from './lifecycle/reduce.ts';
import { type AgentEffect, type AgentIdentity, type AgentInput, createAgentState } from './lifecycle/types.ts';
import { type RunnerProcess, startRunner } from './process/runner-process.ts';

/** An input without its time: the loop reads the clock. */
export type Happening = AgentInput extends infer Input ? (Input extends AgentInput ? Omit<Input, 'nowMs'> : never) : never;

export type LoopOptions = {
  readonly identity: AgentIdentity;
  /** Path of the module that every runner's process loads. */
  readonly runnerEntry: string;
  readonly send: (message: FromAgent) => void;
  /** The agent drained and nothing of it is left. */
  readonly onLeave: () => void;
};

export type Loop = {
  dispatch(happening: Happening): void;
  /** Kills every runner and resolves when all are gone. Nothing is dispatched any more. */
  close(): Promise<void>;
};

/** A timer cannot wait longer than 2^31 ms; an hour is often enough to look. */
const LONGEST_SLEEP_MS = 3_600_000;

export function createLoop(options: LoopOptions): Loop {
  const state = createAgentState(options.identity);
  const runners = new Map<number, RunnerProcess>();
  let timer: NodeJS.Timeout | undefined;
  let wakeMs = Number.POSITIVE_INFINITY;
  let whenIdle: (() => void) | null = null;

  const dispatch = (happening: Happening) => {
    if (whenIdle !== null) return;
    const effects = reduce(state, { ...happening, nowMs: performance.now() } as AgentInput);
    for (const effect of effects) perform(effect);
    schedule();
  };

  const schedule = () => {
    const nextMs = nextWakeMs(state);
    if (nextMs === wakeMs) return;
    clearTimeout(timer);
    wakeMs = nextMs;
    if (nextMs === Number.POSITIVE_INFINITY) return;
    timer = setTimeout(wake, Math.min(LONGEST_SLEEP_MS, Math.max(0, Math.ceil(nextMs - performance.now()))));
  };

  const wake = () => {
    wakeMs = Number.POSITIVE_INFINITY;
    dispatch({ type: 'tick' });
  };

  const perform = (effect: AgentEffect) => {
    switch (effect.type) {
      case 'send':
        return options.send(effect.message);
      case 'spawn-runner':
        return spawn(effect.runner, effect.request.cwd);
      case 'tell-runner':
        return runners.get(effect.runner)?.send(effect.request);
      case 'kill-runner':
        return runners.get(effect.runner)?.kill();
      case 'leave':
        return options.onLeave();
    }
  };

  const spawn = (runner: number, cwd: string) => {
    const onExit = (description: string) => {
      runners.delete(runner);
      if (runners.size === 0) whenIdle?.();
      dispatch({ type: 'runner-exited', runner, description });
    };
    runners.set(
      runner,
      startRunner({ entry: options.runnerEntry, cwd, onEvent: (event) => dispatch({ type: 'runner-event', runner, event }), onExit }),
    );
  };

  const close = async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    whenIdle = resolve;
    clearTimeout(timer);
    for (const runner of runners.values()) runner.kill();
    if (runners.size > 0) await promise;
  };

  return { dispatch, close };
}
