/** The kinds of options: how each is written, read, refused, shown in help, and completed. Reading never guesses: a wrong value names the expected form. */
import { ExpectedError } from '../../core/expected-error.ts';

export type Option<Value> = {
  /** `flag` takes no value, `value` takes one, `optional-value` takes one when the next argument is a whole number. */
  readonly kind: 'flag' | 'value' | 'optional-value';
  /** What stands for the value in help: `N`, `DIR`; empty for a flag. */
  readonly placeholder: string;
  readonly summary: string;
  readonly isRepeatable: boolean;
  /** How a shell completes the value: paths, or one of these words. */
  readonly completes: 'nothing' | 'file' | 'directory' | readonly string[];
  /** Turns the given texts (empty when the option is absent) into the value; throws `usage`. */
  read(name: string, texts: readonly string[]): Value;
};

export type OptionTable = Readonly<Record<string, Option<unknown>>>;
export type OptionValues<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Option<infer Value> ? Value : never;
};

/** Throws the error of a value that cannot be understood. */
export function refuseValue(name: string, value: string, expected: string): never {
  throw new ExpectedError('usage', `--${name} cannot be "${value}": expected ${expected}`, {
    hint: 'shard-run --help lists the options and their forms',
  });
}

export function flag(summary: string): Option<boolean> {
  return { kind: 'flag', placeholder: '', summary, isRepeatable: false, completes: 'nothing', read: (_name, texts) => texts.length > 0 };
}

export function text(placeholder: string, summary: string, completes: Option<unknown>['completes'] = 'nothing'): Option<string | null> {
  return {
    kind: 'value',
    placeholder,
    summary,
    isRepeatable: false,
    completes,
    read: (name, texts) => {
      const last = texts.at(-1);
      return last === '' ? refuseValue(name, '', `a ${placeholder} that is not empty`) : (last ?? null);
    },
  };
}

export function texts(
  placeholder: string,
  summary: string,
  completes: Option<unknown>['completes'] = 'nothing',
): Option<readonly string[]> {
  return { kind: 'value', placeholder, summary, isRepeatable: true, completes, read: (_name, given) => given };
}

/** An option with one value; the last of several counts, and `parse` refuses what it cannot read. Not given, it is `null`. */
export function single<Value>(
  looks: { readonly placeholder: string; readonly summary: string },
  parse: (name: string, text: string) => Value,
): Option<Value | null> {
  return {
    kind: 'value',
    ...looks,
    isRepeatable: false,
    completes: 'nothing',
    read: (name, given) => {
      const last = given.at(-1);
      return last === undefined ? null : parse(name, last);
    },
  };
}

/** One of a few words. */
export function word<Word extends string>(placeholder: string, words: readonly Word[], summary: string): Option<Word | null> {
  const parse = (name: string, given: string): Word =>
    words.find((known) => known === given) ?? refuseValue(name, given, words.join(' or '));
  return { ...single({ placeholder, summary }, parse), completes: words };
}

/** A whole number; the range is part of the error. */
export function integer(
  placeholder: string,
  range: { readonly min: number; readonly max: number },
  summary: string,
): Option<number | null> {
  return single({ placeholder, summary }, (name, given) => parseInteger(name, given, range));
}

/** `--name` alone means `alone`; `--name 3` means 3. */
export function optionalInteger(
  range: { readonly min: number; readonly max: number },
  alone: number,
  summary: string,
): Option<number | null> {
  return {
    kind: 'optional-value',
    placeholder: 'N',
    summary,
    isRepeatable: false,
    completes: 'nothing',
    read: (name, given) => {
      const last = given.at(-1);
      if (last === undefined) return null;
      return last === '' ? alone : parseInteger(name, last, range);
    },
  };
}

/** A duration in milliseconds: `9m`, `90s`, `1h30m`, `14d`, `500ms`. */
export function duration(summary: string): Option<number | null> {
  return single(
    { placeholder: 'DURATION', summary },
    (name, given) => parseDuration(given) ?? refuseValue(name, given, 'a duration such as 90s, 9m or 1h30m'),
  );
}

/** An address to connect to or listen on. Port 0 is accepted where any free port will do. */
export function address(summary: string): Option<string | null> {
  return {
    kind: 'value',
    placeholder: 'HOST:PORT',
    summary,
    isRepeatable: false,
    completes: 'nothing',
    read: (name, given) => {
      const last = given.at(-1);
      if (last === undefined) return null;
      return isAddress(last) ? last : refuseValue(name, last, 'HOST:PORT such as 127.0.0.1:7420');
    },
  };
}

/** Returns the milliseconds of `14d`, `1h30m`, `9m`, `90s`, `500ms`; `null` when the text is none of these. */
export function parseDuration(given: string): number | null {
  const match = /^(?:(\d+(?:\.\d+)?)d)?(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?$/u.exec(
    given.trim(),
  );
  if (match === null || given.trim() === '') return null;
  const [days, hours, minutes, seconds, ms] = match.slice(1).map((part) => Number(part ?? 0));
  const total = (days ?? 0) * 86_400_000 + (hours ?? 0) * 3_600_000 + (minutes ?? 0) * 60_000 + (seconds ?? 0) * 1000 + (ms ?? 0);
  return total > 0 ? total : null;
}

function parseInteger(name: string, given: string, range: { readonly min: number; readonly max: number }): number {
  const value = /^\d{1,9}$/u.test(given) ? Number(given) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  return refuseValue(name, given, `a whole number from ${range.min} to ${range.max}`);
}

/** Returns whether the text is `HOST:PORT`. */
export function isAddress(given: string): boolean {
  const match = /^(?:\[[\da-f:.]+\]|[^\s:[\]]+):(\d{1,5})$/iu.exec(given);
  return match !== null && Number(match[1]) <= 65_535;
}
