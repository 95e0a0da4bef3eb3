/**
 * Many hosts with the same words are one line.
 *
 * Three hundred hosts that lack one log file say so three hundred times; whoever reads it needs the sentence once, how many, and a few names. Sentences that
 * differ in numbers alone, such as an address or a port, are the same sentence: the first one stands for all.
 */
import { visible } from './text.ts';

/** One host and what it says. */
export type HostWords = { readonly host: string; readonly words: string };

/** Names that are shown before the rest is counted. */
const NAMES_MAX = 3;

/** Returns `web-1, web-2, web-3 and 9 more`. */
export function nameHosts(hosts: readonly string[], namesMax: number = NAMES_MAX): string {
  const shown = hosts.slice(0, namesMax).map(visible).join(', ');
  return hosts.length <= namesMax ? shown : `${shown} and ${hosts.length - namesMax} more`;
}

/** Returns a sentence for each kind of words, in the order in which they came first: `web-1: no answer`, `12 hosts: no answer (web-1, …)`. */
export function groupHostWords(said: readonly HostWords[]): string[] {
  const groups = new Map<string, HostWords[]>();
  for (const each of said) {
    const kind = each.words.replaceAll(/[\w.-]+/gu, (word) => (word === each.host ? '#' : word.replaceAll(/\d+/gu, '#')));
    groups.set(kind, [...(groups.get(kind) ?? []), each]);
  }
  return [...groups.values()].map((group) => {
    const words = visible(group[0]?.words ?? '');
    const hosts = [...new Set(group.map((each) => each.host))];
    if (hosts.length > 1) return `${hosts.length} hosts: ${words} (${nameHosts(hosts)})`;
    return hosts[0] === '' ? words : `${nameHosts(hosts)}: ${words}`;
  });
}

/** Parts `web-1: no answer` into host and words; a sentence that begins with no host has an empty one. */
export function partHostWords(sentence: string): HostWords {
  const match = /^([^\s:"']+): (.*)$/su.exec(sentence);
  return { host: match?.[1] ?? '', words: match?.[2] ?? sentence };
}
