/** Real runs of a made project on agents of their own process, for the benches that kill one side: cases that wait, and leave a line when they begin. */
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { type Started, startShardRun } from './command.ts';

const FILES = 40;
const CASES = 5;
const CASE_MS = 150;
/** Cases of the project, apart from the files that a bench adds. */
export const CASES_OF_KILL_GROUND = FILES * CASES;

export type Report = {
  readonly verdict: string;
  readonly wallMs: number;
  readonly cases: readonly { readonly file: string; readonly name: string; readonly attempts: readonly { readonly outcome: string }[] }[];
};

export function coordinate(dir: string, address: string, agents: number): Started {
  const reporter = `json=${path.join(dir, 'report.json')}`;
  return startShardRun(dir, ['coordinator', '--once', '--resume', '--expect', String(agents), '--listen', address, '--reporter', reporter]);
}

export function startAgents(dir: string, address: string, count: number): readonly Started[] {
  return Array.from({ length: count }, (_, index) =>
    startShardRun(dir, ['agent', '--coordinator', address, '--slots', '1', '--id', `agent-${index}`]),
  );
}

/** Returns the path of the only run's journal; `null` before there is one. */
export function journalOf(dir: string): string | null {
  try {
    const runs = path.join(dir, '.shard-run/runs');
    const [run] = readdirSync(runs);
    return run === undefined ? null : path.join(runs, run, 'journal');
  } catch {
    return null;
  }
}

export function journalBytes(dir: string): number {
  const journal = journalOf(dir);
  return journal === null ? 0 : (statSync(journal, { throwIfNoEntry: false })?.size ?? 0);
}

export function readReport(dir: string): Report {
  return JSON.parse(readFileSync(path.join(dir, 'report.json'), 'utf8')) as Report;
}

/** Names of the cases that began at least once. */
export function readBegun(dir: string): ReadonlySet<string> {
  return new Set(readFileSync(path.join(dir, 'begun'), 'utf8').trim().split('\n'));
}

export function writeProject(dir: string): void {
  mkdirSync(path.join(dir, 'node_modules'), { recursive: true });
  mkdirSync(path.join(dir, 'test'));
  symlinkSync(path.resolve(import.meta.dirname, '../../node_modules/vitest'), path.join(dir, 'node_modules/vitest'));
  writeFileSync(path.join(dir, 'package.json'), '{ "type": "module", "devDependencies": { "vitest": "*" } }');
  writeFileSync(path.join(dir, 'begun'), '');
  for (let index = 0; index < FILES; index += 1) writeFileSync(path.join(dir, `test/f${index}.test.js`), waitingTest(dir));
}

/** What never ran is seen in `begun`, whatever a report says. */
function waitingTest(dir: string): string {
  return `import { appendFileSync } from 'node:fs';
import { test } from 'vitest';
test.for([...Array(${CASES}).keys()])('case %i', async (index, { task }) => {
  appendFileSync(${JSON.stringify(path.join(dir, 'begun'))}, task.file.name + ' ' + index + '\\n');
  await new Promise((resolve) => setTimeout(resolve, ${CASE_MS}));
});
`;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
