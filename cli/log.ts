/** What a daemon says on standard error: lines for people, or one JSON object a line for whoever collects logs. */
import { ExpectedError } from '../core/expected-error.ts';

export const LOG_FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];
export type LogLevel = 'info' | 'warning' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export type Log = {
  /** `event` is a word that stays the same from version to version; `message` is for people. */
  say(event: string, message: string, fields?: LogFields, level?: LogLevel): void;
  /** The same for what only collectors want: nothing is printed for people. */
  note(event: string, message: string, fields?: LogFields, level?: LogLevel): void;
  /** True when lines are read by machines and kept: they must not hold what only the person at the screen may see. */
  readonly isKept: boolean;
};

/** Returns the log; `null` is `text`. */
export function createLog(format: LogFormat | null): Log {
  if (format !== 'json') return { say: (_event, message) => write(`shard-run: ${message}`), note: () => undefined, isKept: false };
  const say: Log['say'] = (event, message, fields = {}, level = 'info') => {
    write(JSON.stringify({ time: new Date().toISOString(), level, event, message, ...fields }));
  };
  return { say, note: say, isKept: true };
}

/** Runs a verb and tells the log of the error that ends it, where errors are collected too. Answers the exit code. */
export async function logFailure(log: Log, verb: () => Promise<number>): Promise<number> {
  try {
    return await verb();
  } catch (error) {
    if (!log.isKept || !(error instanceof ExpectedError)) throw error;
    log.say('failed', error.message, { code: error.code, hint: error.hint }, 'error');
    return error.exitCode;
  }
}

function write(line: string): void {
  process.stderr.write(`${line}\n`);
}
