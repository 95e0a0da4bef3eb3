/** Options that mean the same for several verbs, so that their help says the same. */
import { flag, text } from './option.ts';

/** Where the project is. */
export const cwdOption = { cwd: text('DIR', 'the project directory (default: the current one)', 'directory') };

/** For verbs that read the configuration but run no tests. */
export const configOption = { config: text('FILE', 'shard.config.ts, when it is not in the project directory', 'file') };

/** For verbs that run tests. */
export const runConfigOption = { config: text('FILE', 'another shard.config.ts, or a vitest.config.ts to run by itself', 'file') };

/** Which ledger is meant. */
export const historyOption = { history: text('URL', 'the ledger, an SQLite file (default: .shard-run/history.db)', 'file') };

/** For verbs that draw on a terminal. */
export const colourOption = { 'no-color': flag('no colours and no live view; NO_COLOR does the same') };

/** Who does it and why, for verbs whose doings stay in a log. */
export const personOptions = {
  reason: text('TEXT', 'why; stays in the log for ever'),
  by: text('NAME', 'who (default: the user of this machine)'),
};

/** The certificate of a listener. */
export const tlsOptions = {
  'tls-cert': text('FILE', 'certificate chain, PEM', 'file'),
  'tls-key': text('FILE', 'the private key of --tls-cert, PEM', 'file'),
};
