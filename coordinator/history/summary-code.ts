/**
 * One month of a file's plain passes as a blob: which runs they were, and each case's moments.
 *
 * That a case passed in a run stays known for ever: the run is listed, the shape names the case, and an exception would name the pair. What is
 * let go is where each pass ran, when, and how long it took. Five bytes for a case and month, and a few for runs in a row.
 */
import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from './byte-code.ts';
import { type Moments, NO_MOMENTS } from './moment.ts';

export type SummedRun = { readonly runNo: number; readonly versionNo: number };

export type PassSummary = {
  /** Run numbers, ascending, and the content each ran. */
  readonly runs: readonly SummedRun[];
  readonly slicedRuns: number;
  readonly brokenSlices: number;
  readonly loadMs: Moments;
  readonly setupMs: Moments;
  readonly hookMs: Moments;
  /** By position in the shape. Speed is taken out; skipped cases have none. */
  readonly cases: readonly Moments[];
};

/** Logarithms from -5 (6.7 microseconds) to 25 (over 2,000 years) in 24 bits: steps of two millionths, so that a thousand single additions do not stick. */
const LOWEST_LOG = -5;
const LOG_RANGE = 30;
const LOG_STEPS = 0xffffff;
/** Standard deviations in steps of a ten-thousandth, up to 6.5: a factor of 700. */
const SPREAD_STEP = 0.0001;

export function emptySummary(cases: number): PassSummary {
  return {
    runs: [],
    slicedRuns: 0,
    brokenSlices: 0,
    loadMs: NO_MOMENTS,
    setupMs: NO_MOMENTS,
    hookMs: NO_MOMENTS,
    cases: new Array<Moments>(cases).fill(NO_MOMENTS),
  };
}

export function encodeSummary(summary: PassSummary): Uint8Array {
  const writer = createByteWriter();
  encodeRuns(writer, summary.runs);
  writer.count(summary.slicedRuns);
  writer.count(summary.brokenSlices);
  writer.count(summary.cases.length);
  const all = [summary.loadMs, summary.setupMs, summary.hookMs, ...summary.cases];
  writer.column(all.map((moments) => moments.count - summary.runs.length));
  for (const moments of all) if (moments.count > 0) encodeMoments(writer, moments);
  return writer.bytes();
}

export function decodeSummary(bytes: Uint8Array): PassSummary {
  const reader = createByteReader(bytes);
  const runs = decodeRuns(reader);
  const slicedRuns = reader.count();
  const brokenSlices = reader.count();
  const counts = reader.column(reader.count() + 3).map((delta) => delta + runs.length);
  const [loadMs = NO_MOMENTS, setupMs = NO_MOMENTS, hookMs = NO_MOMENTS, ...cases] = counts.map((count) =>
    count > 0 ? decodeMoments(reader, count) : NO_MOMENTS,
  );
  return { runs, slicedRuns, brokenSlices, loadMs, setupMs, hookMs, cases };
}

function encodeMoments(writer: ByteWriter, { meanLog, varLog }: Moments): void {
  const share = (meanLog - LOWEST_LOG) / LOG_RANGE;
  writer.medium(Math.round(Math.min(Math.max(share, 0), 1) * LOG_STEPS));
  writer.short(Math.min(Math.round(Math.sqrt(Math.max(varLog, 0)) / SPREAD_STEP), 0xffff));
}

function decodeMoments(reader: ByteReader, count: number): Moments {
  const meanLog = (reader.medium() / LOG_STEPS) * LOG_RANGE + LOWEST_LOG;
  return { count, meanLog, varLog: (reader.short() * SPREAD_STEP) ** 2 };
}

/** As stretches of consecutive runs of one content: gap, length, and the content's distance from the one before. */
function encodeRuns(writer: ByteWriter, runs: readonly SummedRun[]): void {
  const stretches: { gap: number; length: number; versionNo: number }[] = [];
  let next = 0;
  for (const { runNo, versionNo } of runs) {
    const last = stretches.at(-1);
    if (last !== undefined && runNo === next && versionNo === last.versionNo) last.length += 1;
    else stretches.push({ gap: runNo - next, length: 1, versionNo });
    next = runNo + 1;
  }
  writer.count(stretches.length);
  let lastVersion = 0;
  for (const { gap, length, versionNo } of stretches) {
    writer.count(gap);
    writer.count(length);
    writer.signed(versionNo - lastVersion);
    lastVersion = versionNo;
  }
}

function decodeRuns(reader: ByteReader): readonly SummedRun[] {
  const runs: SummedRun[] = [];
  let [next, versionNo] = [0, 0];
  for (let left = reader.count(); left > 0; left -= 1) {
    next += reader.count();
    const length = reader.count();
    versionNo += reader.signed();
    for (let index = 0; index < length; index += 1) runs.push({ runNo: next++, versionNo });
  }
  return runs;
}
