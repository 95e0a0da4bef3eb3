/** Reads single fields of decoded messages: what is absent, too long or out of range becomes a `ProtocolError` that names the field. */

/**
 * A peer said something that this side cannot accept.
 *
 * `malformed` is answered with INVALID_ARGUMENT and never retried; `version` is FAILED_PRECONDITION, and `found` is then the peer's version.
 */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly kind: 'malformed' | 'version';
  /** Path of the field as `agent.proto` spells it: `register.slots`; empty when the bytes themselves do not decode. */
  readonly field: string;
  /** What stood in the field, shortened for a log. */
  readonly found: string;

  constructor(kind: 'malformed' | 'version', field: string, problem: { readonly found: unknown; readonly expected: string }) {
    const found = show(problem.found);
    super(`${field === '' ? 'the message' : `field ${field}`} is ${found}; expected ${problem.expected}`);
    this.kind = kind;
    this.field = field;
    this.found = found;
  }
}

/** Longer offending values are cut: a log line must stay a line. */
const SHOWN_CHARACTERS = 80;

function show(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`;
}

export function malformed(field: string, found: unknown, expected: string): ProtocolError {
  return new ProtocolError('malformed', field, { found, expected });
}

/** What the generated code gives for a 64-bit integer: a number, or a `Long` where that package is installed. */
export type Wide = number | { toNumber(): number };

export function textOf(value: string | null | undefined): string {
  return value ?? '';
}

/** Proto has no null: the empty string stands for it. */
export function textOrNull(value: string | null | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : value;
}

export function requiredText(value: string | null | undefined, field: string): string {
  if (value === undefined || value === null || value === '') throw malformed(field, value ?? 'unset', 'a text that is not empty');
  return value;
}

export function listOf<T>(value: readonly T[] | null | undefined): readonly T[] {
  return value ?? [];
}

export function requiredPart<T>(value: T | null | undefined, field: string): T {
  if (value === undefined || value === null) throw malformed(field, 'unset', 'a message');
  return value;
}

/** Returns a whole number from `least` on that JavaScript can hold exactly. */
export function wholeNumber(value: Wide | null | undefined, field: string, least = 0): number {
  const number = typeof value === 'object' && value !== null ? value.toNumber() : (value ?? 0);
  if (!Number.isSafeInteger(number) || number < least) throw malformed(field, number, `a whole number from ${least} on`);
  return number;
}

/** Returns a duration or a ratio: finite and not negative. */
export function amount(value: number | null | undefined, field: string): number {
  const number = value ?? 0;
  if (!Number.isFinite(number) || number < 0) throw malformed(field, number, 'a finite number that is not negative');
  return number;
}

export function oneOf<const T extends string>(value: string | null | undefined, choices: readonly T[], field: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw malformed(field, value ?? 'unset', `one of ${choices.join(', ')}`);
  return found;
}
