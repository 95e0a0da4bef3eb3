/**
 * Durations as two bytes: the logarithm in steps of 0.04 %.
 *
 * Durations spread over eight orders of magnitude and are noisy by several percent, so an even step of the logarithm keeps what can be
 * known of them in a quarter of the space. Coding a decoded duration again gives the same code: folds over facts as they were given and over
 * facts read back are the same, bit for bit. Code 0 is no duration at all. See docs/design/0002-verdict-and-ledger.md.
 */

const STEP = 0.0004;
/** Half a step above this is the shortest duration that is told from none: a hundredth of a millisecond. */
const BASE_MS = 0.01;
/** 0.01 ms times e^26: 76 years. */
export const MAX_DURATION_CODE = 65_535;

/** Returns the code 0..65535 of a duration in milliseconds; 0 for anything below 0.01 ms and for NaN. */
export function encodeDuration(ms: number): number {
  if (!(ms >= BASE_MS)) return 0;
  return Math.min(1 + Math.round(Math.log(ms / BASE_MS) / STEP), MAX_DURATION_CODE);
}

/** Returns the duration of a code, in milliseconds; at most 0.02 % from the one that was coded. */
export function decodeDuration(code: number): number {
  return code === 0 ? 0 : BASE_MS * Math.exp((code - 1) * STEP);
}

/** Returns the duration as the ledger keeps it. */
export function roundDuration(ms: number): number {
  return decodeDuration(encodeDuration(ms));
}

/** A speed is kept as the duration of 1000 ms of work would be. */
export const encodeSpeed = (speed: number): number => encodeDuration(speed * 1000);
/** Returns a speed; 1 for code 0, which no speed has. */
export const decodeSpeed = (code: number): number => (code === 0 ? 1 : decodeDuration(code) / 1000);
