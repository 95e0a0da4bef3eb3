/**
 * An order as one line for the host's script.
 *
 * The line's words are split by the host's shell with globbing off, so a word may hold no blank, no line break and no backslash of its own. All but a
 * few harmless characters are therefore written as `\0ooo`, byte by byte in UTF-8, which the shell's built-in `printf %b` undoes without a process.
 * Nothing of an order is ever evaluated: what comes out is a value in a variable, whatever it looks like. An empty word is `-`.
 */
import { assert } from '../../core/assert.ts';
import { isReleaseName } from './layout.ts';
import type { HostOrder } from './order.ts';

/** A command of the configuration is a page at most; the host's `read` takes a line byte by byte. */
const REQUEST_CHARACTERS = 128 * 1024;
const PLAIN = /^[A-Za-z0-9_./:=@,+~-]$/;

/** Returns the line without its line break. `number` comes back with the answer. */
export function encodeRequest(number: number, order: HostOrder): string {
  return [String(number), ...requestWords(order).map(encodeWord)].join(' ');
}

/** Returns why an order cannot be put to any host, or null: a name that no release may have, a text that no line can hold. */
export function refuseOrder(order: HostOrder): string | null {
  const wrong = releasesOf(order).find((release) => !isReleaseName(release));
  if (wrong !== undefined) return `${JSON.stringify(wrong)} is not a name that a release may have`;
  if (order.type !== 'run') return null;
  if (order.command.includes('\0')) return `the command of ${JSON.stringify(order.name)} has a NUL in it`;
  const length = encodeRequest(0, order).length;
  return length > REQUEST_CHARACTERS ? `the command of ${JSON.stringify(order.name)} is too long for a host` : null;
}

function requestWords(order: HostOrder): string[] {
  switch (order.type) {
    case 'probe':
      return ['probe'];
    case 'claim':
      return ['claim', integer(order.epoch)];
    case 'switch': {
      const { deadMan } = order;
      const watch = deadMan === null ? ['0', ''] : [integer(Math.ceil(deadMan.afterMs)), deadMan.revertTo];
      return ['switch', integer(order.epoch), order.expect ?? '', order.to, ...watch];
    }
    case 'extend':
      return ['extend', integer(order.epoch), order.current, integer(Math.ceil(order.afterMs))];
    case 'confirm':
      return ['confirm', integer(order.epoch), order.current];
    case 'copy':
      return ['copy', integer(order.epoch), order.from, order.to];
    case 'mark-bad':
      return ['mark_bad', integer(order.epoch), order.release];
    case 'pin':
      return ['pin', integer(order.epoch), order.release, order.isPinned ? 'yes' : 'no'];
    case 'remove':
      return ['remove', integer(order.epoch), ...order.releases];
    case 'run':
      return ['run', integer(order.epoch), order.release ?? '', integer(Math.ceil(order.deadlineMs / 1000)), order.command];
  }
}

function releasesOf(order: HostOrder): readonly string[] {
  switch (order.type) {
    case 'probe':
    case 'claim':
      return [];
    case 'switch':
      return [order.to, ...(order.expect === null ? [] : [order.expect]), ...(order.deadMan === null ? [] : [order.deadMan.revertTo])];
    case 'extend':
    case 'confirm':
      return [order.current];
    case 'copy':
      return [order.from, order.to];
    case 'mark-bad':
    case 'pin':
      return [order.release];
    case 'remove':
      return order.releases;
    case 'run':
      return order.release === null ? [] : [order.release];
  }
}

function integer(value: number): string {
  assert(Number.isSafeInteger(value) && value >= 0, `${value} is no number of a request`);
  return String(value);
}

function encodeWord(text: string): string {
  if (text === '') return '-';
  if (text === '-') return '\\0055';
  return [...new TextEncoder().encode(text)].map(encodeByte).join('');
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return PLAIN.test(character) ? character : `\\0${byte.toString(8).padStart(3, '0')}`;
}
