/** Ctrl-C: the first asks, the second kills. */

const SIGNALS: readonly NodeJS.Signals[] = process.platform === 'win32' ? ['SIGINT', 'SIGBREAK'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Calls `first` at the first signal and `second` at every further one, until disposed. */
export function onInterruption(first: (signal: NodeJS.Signals) => void, second: (signal: NodeJS.Signals) => void): Disposable {
  let count = 0;
  const listener = (signal: NodeJS.Signals): void => {
    count += 1;
    if (count === 1) first(signal);
    else second(signal);
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return {
    [Symbol.dispose]: () => {
      for (const signal of SIGNALS) process.off(signal, listener);
    },
  };
}
