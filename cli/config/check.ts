/** The checks that a configuration is made of: each passes in silence or refuses by file, key, value and expected form. */
import { ExpectedError } from '../../core/expected-error.ts';
import { didYouMean } from '../option/nearest.ts';
import { parseDuration } from '../option/option.ts';
import { NOT_PLAIN } from './not-plain.ts';

const VARIABLE = /^[A-Za-z_]\w*$/u;

export type Where = { readonly file: string; readonly key: string };
export type Check = (where: Where, value: unknown) => void;

export function checkKeys(where: Where, value: Readonly<Record<string, unknown>>, checks: Readonly<Record<string, Check>>): void {
  for (const [name, part] of Object.entries(value)) {
    const key = where.key === '' ? name : `${where.key}.${name}`;
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) {
      const names = Object.keys(checks);
      const guess = didYouMean(name, names);
      throw new ExpectedError('config-invalid', `${where.file}: unknown key "${key}"`, {
        hint: guess === '' ? `the keys here are ${names.join(', ')}` : guess,
      });
    }
    if (part !== undefined) check({ file: where.file, key }, part);
  }
}

export function integerCheck(min: number, max: number): Check {
  return (where, value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? undefined
      : refuse(where, value, `a whole number from ${min} to ${max}`);
}

export function stringCheck(expected: string): Check {
  return (where, value) => (typeof value === 'string' && value !== '' ? undefined : refuse(where, value, expected));
}

export function stringsCheck(expected: string): Check {
  return (where, value) =>
    Array.isArray(value) && value.every((part) => typeof part === 'string' && part !== '') ? undefined : refuse(where, value, expected);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(NOT_PLAIN in value);
}

export function refuse(where: Where, value: unknown, expected: string): never {
  throw new ExpectedError('config-invalid', `${where.file}: ${where.key} cannot be ${describe(value)}: expected ${expected}`, {
    hint: `correct ${where.key} in ${where.file}`,
  });
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null && NOT_PLAIN in value) return `a ${String(value[NOT_PLAIN])}`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Passes one of the words. */
export function wordCheck(words: readonly string[]): Check {
  return (where, value) =>
    typeof value === 'string' && words.includes(value) ? undefined : refuse(where, value, words.map((word) => `'${word}'`).join(' or '));
}

export function durationCheck(example: string): Check {
  return (where, value) =>
    typeof value === 'string' && parseDuration(value) !== null ? undefined : refuse(where, value, `a duration such as '${example}'`);
}

export function numberCheck(min: number, max: number): Check {
  return (where, value) =>
    typeof value === 'number' && value >= min && value <= max ? undefined : refuse(where, value, `a number from ${min} to ${max}`);
}

export const booleanCheck: Check = (where, value) => (typeof value === 'boolean' ? undefined : refuse(where, value, 'true or false'));

/** An object with these keys and no others; `required` ones have to be there. */
export function shapeCheck(checks: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (where, value) => {
    if (!isRecord(value)) refuse(where, value, `an object with ${Object.keys(checks).join(', ')}`);
    checkKeys(where, value, checks);
    for (const key of required)
      if (value[key] === undefined) refuse({ ...where, key: `${where.key}.${key}` }, undefined, 'a value: it has no default');
  };
}

export function listCheck(check: Check, expected: string): Check {
  return (where, value) => {
    if (!Array.isArray(value)) refuse(where, value, expected);
    for (const [index, part] of value.entries()) check({ ...where, key: `${where.key}[${index}]` }, part);
  };
}

/** Refuses the second entry that says the same under `key`. */
export function uniqueCheck(key: string, where: Where, entries: readonly unknown[]): void {
  const seen = new Set<unknown>();
  for (const [index, entry] of entries.entries()) {
    const name = isRecord(entry) ? entry[key] : entry;
    if (seen.has(name)) refuse({ ...where, key: `${where.key}[${index}].${key}` }, name, `a ${key} that no other has`);
    seen.add(name);
  }
}

/** A variable's name and its text; a value may be empty. */
export function checkEnvironment(where: Where, value: unknown): void {
  const expected = "an object of texts such as { APP_ENV: 'test' }";
  if (!isRecord(value)) refuse(where, value, expected);
  for (const [name, text] of Object.entries(value)) {
    const at = { ...where, key: `${where.key}.${name}` };
    if (!VARIABLE.test(name)) refuse(at, name, "a variable's name: letters, digits and '_'");
    if (typeof text !== 'string' || text.includes('\0')) refuse(at, text, 'a text without NUL');
  }
}
