/** Finds what a command wrote as its report: the file or the folder that it was given, or files of the project's own that are new. */
import { createReadStream, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { addCase, MAX_REPORT_BYTES, type ReportedCase, ReportProblem, type ReportReader } from './report.ts';

/** A tool that writes a report for each class writes hundreds; more is a glob that matches something else. */
const MAX_FILES = 10_000;

/** What stood at a place before the command ran, so that an old report is never taken for its own. */
export type Before = ReadonlyMap<string, string>;

/** Returns the files that a glob of the project matches now, each with what changes when it is written again. */
export function snapshotFiles(glob: string, cwd: string): Before {
  const found = globSync(glob, { cwd });
  if (found.length > MAX_FILES) throw new ReportProblem(`would be one of ${found.length} files: the glob "${glob}" matches too many`);
  return new Map(found.map((name) => [path.join(cwd, name), stampOf(path.join(cwd, name))]));
}

function stampOf(file: string): string {
  const { mtimeMs, ino, size } = statSync(file);
  return `${mtimeMs} ${ino} ${size}`;
}

/** Returns the files that are new or were written since. Throws `ReportProblem` when there is none. */
export function changedFiles(glob: string, cwd: string, before: Before): readonly string[] {
  const changed = [...snapshotFiles(glob, cwd)].filter(([file, stamp]) => before.get(file) !== stamp).map(([file]) => file);
  if (changed.length === 0) throw new ReportProblem(`is missing: the command wrote no file that matches "${glob}"`);
  return changed.toSorted();
}

/** Returns the file at the place, or the XML files below it when the tool made a folder of it. Throws `ReportProblem` when nothing is there. */
export function writtenFiles(place: string): readonly string[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) throw new ReportProblem('is missing: the command wrote nothing to {report}');
  if (!stat.isDirectory()) return [place];
  const found = globSync('**/*.xml', { cwd: place });
  if (found.length === 0) throw new ReportProblem('is missing: {report} is a folder without an XML file');
  return found.toSorted().map((name) => path.join(place, name));
}

/** Reads reports one after another, each as a document of its own. Rejects with `ReportProblem`. */
export async function readFiles(files: readonly string[], createReader: () => ReportReader): Promise<readonly ReportedCase[]> {
  const cases: ReportedCase[] = [];
  // Before a byte is read: a report of a gigabyte is refused at once.
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
  if (size > MAX_REPORT_BYTES) throw new ReportProblem(`is larger than ${MAX_REPORT_BYTES / 1024 / 1024} MiB`);
  for (const file of files) {
    const reader = createReader();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      reader.write(decode(decoder, chunk));
    }
    reader.write(decode(decoder));
    for (const one of reader.end()) addCase(cases, one);
  }
  return cases;
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new ReportProblem('is not UTF-8');
  }
}
