/** Turns an error as Playwright serialises it into text that is ready to be shown. */
import { stripVTControlCharacters } from 'node:util';
import type { TestError } from '../../../core/outcome.ts';
import { toTestError } from '../test-error.ts';
import type { PlaywrightError } from './framework.ts';

/** Returns the error with its place, what was expected and received, and source lines. `cwd` is what locations are relative to. */
export function readError(error: PlaywrightError, cwd: string): TestError {
  const message = stripVTControlCharacters(error.message ?? error.value ?? 'an error without a message');
  const { location } = error;
  const place = location === undefined ? {} : { stacks: [location] };
  const read = toTestError({ message, stack: error.stack, cause: error.cause, ...place }, cwd);
  return { ...read, diff: read.diff ?? comparison(message) };
}

/** The lines of a failed expectation that compare: between its headline and the log of what the browser was asked. */
function comparison(message: string): string | null {
  const [, ...blocks] = message.split('\n\n');
  const block = blocks.find((one) => /^\s*(?:Expected|Received|- Expected)/mu.test(one));
  return block ?? null;
}
