/** A line of the program on a host, read: what one host told of one tick. See `host-program.ts`. */

/** `shapes`: kinds of matching lines with how often each came; `text` is the first of its kind. */
export type HostLine = {
  /** How many ticks it covers; more than 1 when the host could not keep up. */
  readonly ticks: number;
  readonly gauges: Readonly<Record<'load' | 'cpu' | 'memory', number>>;
  /** By metric. A log that could not be read is not among them. */
  readonly counts: ReadonlyMap<number, number>;
  readonly answers: ReadonlyMap<number, string>;
  readonly shapes: readonly { readonly metric: number; readonly count: number; readonly text: string }[];
  readonly problems: readonly { readonly kind: string; readonly words: string }[];
};

/** Fields of one line; the program writes fewer than a thousand. */
const FIELDS = 2_000;
const VERSION = '1';

/** Returns what the line says, or `null` when it is not one of ours: a banner, or half a line of a connection that broke. */
export function parseHostLine(line: string): HostLine | null {
  const [version, ...fields] = line.split('\t', FIELDS);
  if (version !== VERSION) return null;
  const told = { ticks: 1, gauges: { load: Number.NaN, cpu: Number.NaN, memory: Number.NaN }, counts: new Map<number, number>() };
  const answers = new Map<number, string>();
  const shapes: { metric: number; count: number; text: string }[] = [];
  const problems: { kind: string; words: string }[] = [];
  for (const field of fields) {
    const equals = field.indexOf('=');
    if (equals < 1) continue;
    const [name, text] = [field.slice(0, equals), field.slice(equals + 1)];
    const metric = Number(name.slice(1));
    if (name === 'load' || name === 'cpu' || name === 'memory') told.gauges[name] = parseNumber(text);
    else if (name === 'ticks') told.ticks = Math.max(1, parseNumber(text) || 1);
    else if (name.startsWith('!')) problems.push({ kind: name.slice(1), words: text });
    else if (name.startsWith('n')) told.counts.set(metric, parseNumber(text));
    else if (name.startsWith('c')) answers.set(metric, text);
    else if (name.startsWith('s')) shapes.push({ metric, ...splitShape(text) });
  }
  return { ...told, answers, shapes, problems };
}

function splitShape(text: string): { readonly count: number; readonly text: string } {
  const colon = text.indexOf(':');
  return { count: parseNumber(text.slice(0, colon)), text: text.slice(colon + 1) };
}

/** Returns the number that the whole text is, in decimal notation; NaN for anything else, infinities and hexadecimal included. */
export function parseNumber(text: string): number {
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?\s*$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : Number.NaN;
}
