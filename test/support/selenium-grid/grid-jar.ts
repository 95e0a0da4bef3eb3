/** The jars of a Selenium Grid, from Maven Central by digest, kept in the user's cache: no package of Debian and no npm package has them. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import PQueue from 'p-queue';
import { findProgram, installPrograms } from '../../../deploy/local-fleet/require.ts';

/** What starts a Grid. */
export type GridProgram = { readonly java: string; readonly classPath: string };

/** A digest and a path a line, as `mvn dependency:copy-dependencies` resolves `org.seleniumhq.selenium:selenium-grid` of that version. */
const LIST = path.join(import.meta.dirname, 'jars.txt');
const VERSION = '4.47.0';
const SOURCE = 'https://repo1.maven.org/maven2/';
/** As many as one connection takes at once without waiting. */
const AT_ONCE = 8;
/** 60 MB of a slow mirror; a gate must not wait longer for what one test wants. */
const FETCH_MS = 90_000;

/** Returns a Grid's program, installed and fetched where that may be done; `null` where it cannot be had, and says what is missing. */
export async function findGrid(): Promise<GridProgram | null> {
  if (process.platform !== 'win32') await installPrograms(['java']);
  const java = findProgram('java');
  const classPath = java === null ? null : await fetchJars().catch(refuse);
  if (java === null) refuse('no Java: sudo apt-get install default-jre-headless');
  return java === null || classPath === null ? null : { java, classPath };
}

function refuse(why: unknown): null {
  process.stderr.write(`NOT TESTED: a real Selenium Grid ${VERSION}: ${why instanceof Error ? why.message : String(why)}\n`);
  return null;
}

/** Returns a class path. Each file is looked at every time: one that was cut off or changed is fetched again. */
async function fetchJars(): Promise<string> {
  const folder = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'shard-run-test', `selenium-grid-${VERSION}`);
  mkdirSync(folder, { recursive: true });
  const signal = AbortSignal.timeout(FETCH_MS);
  const queue = new PQueue({ concurrency: AT_ONCE });
  const lines = readFileSync(LIST, 'utf8').trim().split('\n');
  const jars = await Promise.all(lines.map((line) => queue.add(() => fetchJar(line, folder, signal))));
  return jars.join(path.delimiter);
}

async function fetchJar(line: string, folder: string, signal: AbortSignal): Promise<string> {
  const [digest = '', place = ''] = line.split('  ');
  const jar = path.join(folder, path.basename(place));
  if (digestOf(jar) === digest) return jar;
  const response = await fetch(`${SOURCE}${place}`, { signal });
  if (!response.ok) throw new Error(`${SOURCE}${place} answers ${response.status}`);
  const partial = `${jar}.${randomUUID()}`;
  writeFileSync(partial, Buffer.from(await response.arrayBuffer()));
  if (digestOf(partial) === digest) {
    renameSync(partial, jar);
    return jar;
  }
  rmSync(partial);
  throw new Error(`${SOURCE}${place} is not the file with the digest ${digest}`);
}

/** `null` for a file that is not there. */
function digestOf(file: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return null;
  }
}
