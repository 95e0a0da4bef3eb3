/**
 * An attempt's errors as one plain text, for reports that have a single field for it.
 *
 * Message, difference, place and stack stand in the order in which somebody reads them; a text that would make a report huge is cut.
 */
import type { TestError } from '../../core/outcome.ts';
import { stripAnsi } from './text.ts';

const TEXT_CHARACTERS = 32 * 1024;

/** Returns the text without colours, at most 32,768 characters; empty without errors. */
export function errorText(errors: readonly TestError[]): string {
  const text = stripAnsi(errors.map(oneError).join('\n\n'));
  return text.length > TEXT_CHARACTERS ? `${text.slice(0, TEXT_CHARACTERS)}…` : text;
}

function oneError(error: TestError): string {
  const where = error.location === null ? '' : `at ${error.location}`;
  const stack = error.stack.startsWith(error.message) ? error.stack.slice(error.message.length) : error.stack;
  return [error.message, error.diff ?? '', where, stack.trim() === '' ? '' : stack.replace(/^\n/u, '')]
    .filter((part) => part.trim() !== '')
    .join('\n');
}
