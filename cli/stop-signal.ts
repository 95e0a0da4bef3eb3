/** How a daemon with runs of others is stopped: SIGTERM leaves them to its next start; Ctrl-C ends them, and so does a second SIGTERM; one more kills. */

/** Of whoever manages services, or of a terminal that went away: neither says that a run is not wanted any more. */
const LEAVING: readonly NodeJS.Signals[] = process.platform === 'win32' ? [] : ['SIGTERM', 'SIGHUP'];
const ENDING: readonly NodeJS.Signals[] = process.platform === 'win32' ? ['SIGINT', 'SIGBREAK'] : ['SIGINT'];

export type Stop = {
  /** Resolves with the first signal's wish. */
  readonly first: Promise<'leave' | 'end'>;
  /** Resolves when the runs are to end. */
  readonly end: Promise<true>;
};

/** Listens until disposed. `kill` is called for each signal after the one that ends the runs; `source` is where signals come from. */
export function onStop(kill: () => void, source: Pick<NodeJS.EventEmitter, 'on' | 'off'> = process): Stop & Disposable {
  const first = Promise.withResolvers<'leave' | 'end'>();
  const end = Promise.withResolvers<true>();
  let wish: 'go on' | 'leave' | 'end' = 'go on';
  const listener = (signal: NodeJS.Signals): void => {
    if (wish === 'end') return kill();
    wish = wish === 'go on' && LEAVING.includes(signal) ? 'leave' : 'end';
    first.resolve(wish);
    if (wish === 'end') end.resolve(true);
  };
  const signals = [...LEAVING, ...ENDING];
  for (const signal of signals) source.on(signal, listener);
  return {
    first: first.promise,
    end: end.promise,
    [Symbol.dispose]: () => {
      for (const signal of signals) source.off(signal, listener);
    },
  };
}
