/**
 * New kinds of log lines: what catches the rare fatal that no rate can show.
 *
 * A line is made comparable by taking out what differs from one event to the next; what is left is its fingerprint. A fingerprint that the baseline does not
 * have, on k of n canaries and on few of the others, is an event of hypergeometric chance if the release changes nothing: five of thirty canaries and nobody else
 * of 300 happens once in 140,000 draws. The chance that the rule may spend is divided by the looks, and by the new fingerprints that are on enough hosts to
 * reach it, which is known without knowing arms.
 */

import { hypergeometricTail } from '../../core/combination.ts';
import type { Compared } from './compared.ts';
import { HOST_SIGNATURES_MAX, LINE_MAX, NAMED_MAX, SAMPLE_MAX, SIGNATURES_MAX } from './limit.ts';
import { type HostIndex, indexHosts } from './tally.ts';
import type { SignatureFinding, Tick, WatchDesign } from './types.ts';

/** What is taken out of a line, first match first. Each pattern is linear in the line: no nested repetition. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/"[^"\n]*"|'[^'\n]*'/g, '<text>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>'],
  [/\[?\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}\b\]?/gi, '<address>'],
  [/\b0x[0-9a-f]+\b/gi, '<hex>'],
  // A word of eight or more hexadecimal digits with a decimal one among them: ids and digests, but not "deadbeef" or "facade".
  [/\b(?=[a-f]*\d)[0-9a-f]{8,}\b/gi, '<hex>'],
  [/\d+(?:\.\d+)?/g, '<n>'],
  [/\s+/g, ' '],
];

/** Returns the line with everything taken out of it that differs from one event to the next. Only the line's first 2,000 characters count. */
export function fingerprintLine(line: string): string {
  let text = line.slice(0, LINE_MAX).toWellFormed();
  for (const [pattern, replacement] of VARYING) text = text.replace(pattern, replacement);
  return text.trim();
}

/** What looks like a secret, with the part before it that says so. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b((?:authorization|proxy-authorization|cookie|set-cookie)["']?\s*[:=]\s*).*/gi, '$1***'],
  [
    /((?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|access[_-]?key|credential|session(?:id)?)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;&)}\]]+)/gi,
    '$1***',
  ],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
  [/(\w+:\/\/[^\s:/@]*):[^\s@/]+@/g, '$1:***@'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '***'],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_\w{20,}\b|\bxox[abpr]-[\w-]+/g, '***'],
];

/** Returns the line as a sample to show: secrets masked, control characters out, 200 characters at most. */
export function maskSample(line: string): string {
  let text = line.slice(0, LINE_MAX).toWellFormed();
  for (const [pattern, replacement] of SECRETS) text = text.replace(pattern, replacement);
  const printable = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return printable.length <= SAMPLE_MAX ? printable : `${printable.slice(0, SAMPLE_MAX - 1)}…`.toWellFormed();
}

/** Signatures of a watch. Stateful: `add` each tick after the switch, then `judge`. */
export type SignatureRule = {
  add(tick: Tick): void;
  /** Findings with the smallest p first; those at or below `isNewAt` condemn the release. */
  judge(alpha: number): { readonly findings: SignatureFinding[]; readonly isCondemned: boolean };
};

/** New fingerprints: the hosts, by position, that showed them, and one sample. */
type Sighting = { readonly hosts: Set<number>; readonly sample: string };

export function createSignatureRule(design: WatchDesign, compared: Compared, baseline: readonly Tick[]): SignatureRule {
  const known = new Set<string>();
  for (const { hosts } of baseline) for (const { signatures } of hosts) for (const { fingerprint } of signatures) known.add(fingerprint);
  const index = indexHosts(compared.hosts.flatMap((host) => design.hosts[host] ?? []));
  const sightings = new Map<string, Sighting>();
  return {
    add: (tick) => addSightings(sightings, { tick, known, index }),
    judge(alpha) {
      const findings = [...sightings].map(([fingerprint, sighting]) => toFinding(fingerprint, sighting, compared));
      const rivals = findings.filter((finding) => smallestP(finding, compared) <= alpha).length;
      const telling = findings
        .filter(({ canaries }) => canaries > 0)
        .sort(byChance)
        .slice(0, NAMED_MAX);
      return { findings: telling, isCondemned: (telling[0]?.p ?? 1) * Math.max(rivals, 1) <= alpha };
    },
  };
}

type Sight = { readonly tick: Tick; readonly known: ReadonlySet<string>; readonly index: HostIndex };

function addSightings(sightings: Map<string, Sighting>, { tick, known, index }: Sight): void {
  for (const { host, signatures } of tick.hosts) {
    const position = index.get(host);
    if (position === undefined) continue;
    for (const { fingerprint, count, sample } of signatures.slice(0, HOST_SIGNATURES_MAX)) {
      if (known.has(fingerprint) || !(count > 0)) continue;
      const sighting = sightings.get(fingerprint);
      if (sighting !== undefined) sighting.hosts.add(position);
      else if (sightings.size < SIGNATURES_MAX) sightings.set(fingerprint, { hosts: new Set([position]), sample: maskSample(sample) });
    }
  }
}

function toFinding(fingerprint: string, { hosts, sample }: Sighting, { isCanary, canaries, hosts: all }: Compared): SignatureFinding {
  const mine = [...hosts].filter((position) => isCanary[position] === 1).length;
  const p = hypergeometricTail({ total: all.length, marked: hosts.size, drawn: canaries }, mine);
  return { fingerprint, sample, canaries: mine, controls: hosts.size - mine, p };
}

/** What a fingerprint on so many hosts could reach at best, whoever the hosts are. */
function smallestP({ canaries, controls }: SignatureFinding, compared: Compared): number {
  const marked = canaries + controls;
  return hypergeometricTail({ total: compared.hosts.length, marked, drawn: compared.canaries }, Math.min(marked, compared.canaries));
}

function byChance(a: SignatureFinding, b: SignatureFinding): number {
  return a.p - b.p || b.canaries - a.canaries || (a.fingerprint < b.fingerprint ? -1 : 1);
}
