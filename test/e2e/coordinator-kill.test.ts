import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CliProject, type Started } from '../support/cli-project.ts';

const FILES = 12;
const CASES = 4;
const CASE_MS = 120;
const LOOK_MS = 10;

/** Each case leaves a line when it begins: what ran twice is seen there, whatever a report says. */
const TEST = `import { appendFileSync } from 'node:fs';
import { test } from 'vitest';
test.for(${JSON.stringify(Array.from({ length: CASES }, (_, index) => index))})('case %i', async (index, { task }) => {
  appendFileSync(process.env.BEGUN, task.file.name + ' ' + index + '\\n');
  await new Promise((resolve) => setTimeout(resolve, ${CASE_MS}));
});
`;

type Report = { readonly verdict: string; readonly cases: readonly { readonly id: string; readonly attempts: readonly unknown[] }[] };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** What the newest run's journal says; empty before there is one. */
function journal(project: CliProject): string {
  try {
    const runs = project.path('.shard-run/runs');
    return readFileSync(path.join(runs, readdirSync(runs)[0] ?? '', 'journal'), 'utf8');
  } catch {
    return '';
  }
}

async function untilEnded(project: CliProject, cases: number, coordinator: Started): Promise<void> {
  let isOver = false;
  void coordinator.ended.then(() => (isOver = true));
  while (journal(project).split('"case-ended"').length - 1 < cases) {
    if (isOver) throw new Error(`the coordinator ended:\n${coordinator.said()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

test('a coordinator that is killed three times in one run goes on each time: every case ran once, and the certificate holds', async () => {
  const files = Array.from({ length: FILES }, (_, index) => [`test/f${index}.test.js`, TEST]);
  using project = new CliProject(Object.fromEntries(files));
  const address = `127.0.0.1:${await freePort()}`;
  const env = { BEGUN: project.path('begun') };
  const coordinate = () =>
    project.start(['coordinator', '--once', '--resume', '--expect', '2', '--listen', address, '--reporter', 'json=report.json'], env);
  const agents = ['a', 'b'].map((id) => project.start(['agent', '--coordinator', address, '--slots', '1', '--id', id], env));
  for (const cases of [1, 12, 26]) {
    const coordinator = coordinate();
    await untilEnded(project, cases, coordinator);
    coordinator.kill('SIGKILL');
    await coordinator.ended;
  }
  const last = await coordinate().ended;
  expect([last.code, readdirSync(project.path('.shard-run/runs')).length]).toEqual([0, 1]);
  const report = JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as Report;
  expect([report.verdict, report.cases.length]).toEqual(['green', FILES * CASES]);
  expect(report.cases.filter(({ attempts }) => attempts.length !== 1)).toEqual([]);
  const begun = readFileSync(env.BEGUN, 'utf8').trim().split('\n');
  expect([begun.length, new Set(begun).size]).toEqual([FILES * CASES, FILES * CASES]);
  expect((await project.run(['verify'])).code).toBe(0);
  expect((await Promise.all(agents.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([0, 0]);
  expect(project.processesLeft()).toEqual([]);
});
