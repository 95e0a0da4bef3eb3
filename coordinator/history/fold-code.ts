/** What is learned of a file, as one blob: fourteen bytes for a case, one read and one write for a file. */
import type { LogStat } from '../../core/log-stat.ts';
import type { TestOutcome } from '../../core/outcome.ts';
import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from './byte-code.ts';
import type { CaseFold, FileFold } from './fold.ts';

const OUTCOMES: readonly TestOutcome[] = ['passed', 'failed', 'skipped'];

/** Cases by `case_no`; contents by `version_no` as decimal text. */
export type StoredFold = FileFold<number>;

export function encodeFold(fold: StoredFold): Uint8Array {
  const writer = createByteWriter();
  writer.count(Number(fold.content));
  for (const stat of [fold.loadMs, fold.setupMs, fold.hookMs]) encodeStat(writer, stat);
  writer.count(fold.slicedRuns);
  writer.count(fold.brokenSlices);
  writer.count(fold.cases.size);
  let lastNo = 0;
  for (const [caseNo, known] of fold.cases) {
    writer.signed(caseNo - lastNo);
    lastNo = caseNo;
    writer.signed(Number(known.content) - Number(fold.content));
    writer.byte(OUTCOMES.indexOf(known.lastOutcome));
    encodeStat(writer, known.duration);
  }
  return writer.bytes();
}

export function decodeFold(bytes: Uint8Array): StoredFold {
  const reader = createByteReader(bytes);
  const version = reader.count();
  const [loadMs, setupMs, hookMs] = [decodeStat(reader), decodeStat(reader), decodeStat(reader)];
  const [slicedRuns, brokenSlices, size] = [reader.count(), reader.count(), reader.count()];
  const cases = new Map<number, CaseFold>();
  let caseNo = 0;
  for (let index = 0; index < size; index += 1) {
    caseNo += reader.signed();
    const content = String(version + reader.signed());
    const lastOutcome = OUTCOMES[reader.byte()] ?? 'passed';
    cases.set(caseNo, { content, lastOutcome, duration: decodeStat(reader) });
  }
  return { content: String(version), loadMs, setupMs, hookMs, slicedRuns, brokenSlices, cases };
}

function encodeStat(writer: ByteWriter, stat: LogStat): void {
  writer.float(stat.n);
  writer.float(stat.meanLog);
  writer.float(stat.varLog);
}

function decodeStat(reader: ByteReader): LogStat {
  return { n: reader.float(), meanLog: reader.float(), varLog: reader.float() };
}
