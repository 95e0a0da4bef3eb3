/**
 * How far a viewer is, in one text: what a browser sends back when its stream broke.
 *
 * A page follows several topics on one stream, and a browser remembers one id, that of the last message. So every id says how far the viewer is in
 * each of its topics. A stamp means something only to whoever made it: `sequence.check` of a run, a digest of any other value. What cannot be read
 * is nowhere, and nowhere is answered with the whole. See docs/design/0018-page.md.
 */
import type { Topic } from './types.ts';

/** How far a viewer is in a topic; `null` is nowhere. */
export type Stamp = string | null;

/** What one page looks at is a handful. */
export const MAX_TOPICS = 16;
const MAX_CHARACTERS = 4_096;
const STAMP = /^[\w.-]{1,64}$/;
const NAME = /^[\w.-]{1,128}$/;

/** Returns the topic that the text names, or `null`. */
export function parseTopic(text: string): Topic | null {
  if (text === 'runs' || text === 'pool' || text === 'pipeline' || text === 'flakes') return text;
  const [kind, name = '', ...rest] = text.split('/');
  if (rest.length > 0 || !NAME.test(name)) return null;
  return kind === 'run' || kind === 'deploy' ? `${kind}/${name}` : null;
}

/** Returns the text of where somebody is. */
export function formatCursor(stamps: ReadonlyMap<Topic, Stamp>): string {
  const known = [...stamps].filter((entry): entry is [Topic, string] => entry[1] !== null);
  return known.map(([topic, stamp]) => `${topic}=${stamp}`).join('&');
}

/** Reads what `formatCursor` wrote; parts that are something else are left out. */
export function parseCursor(text: string): ReadonlyMap<Topic, string> {
  const stamps = new Map<Topic, string>();
  if (text.length > MAX_CHARACTERS) return stamps;
  for (const part of text.split('&').slice(0, MAX_TOPICS)) {
    const place = part.lastIndexOf('=');
    const topic = parseTopic(part.slice(0, Math.max(0, place)));
    const stamp = part.slice(place + 1);
    if (topic !== null && STAMP.test(stamp)) stamps.set(topic, stamp);
  }
  return stamps;
}
