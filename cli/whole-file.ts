/** Small files that another process reads while this one writes: it finds all of what was written, or what was there before. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Throws what the file system throws. */
export function writeWhole(file: string, text: string): void {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}

/** Returns what the JSON says, which is for the caller to check; `null` when the file is not there or is no JSON. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
