import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readJournal } from '../../coordinator/journal/reader.ts';
import { createRun, reduce } from '../../coordinator/run/reduce.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { CliProject } from '../support/cli-project.ts';
import { type FarProcess, joinCommand, LinkGround } from '../support/link-ground.ts';

const FILES = 8;
/** The far machine says that it has begun, and goes on only when it is let; the near one goes on once the far one has begun. */
const SUITE = `import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
test('passes', { timeout: 100_000 }, async () => {
  if (process.env.FAR !== undefined) {
    writeFileSync(process.env.BEGUN, '');
    while (!existsSync(process.env.FAR)) await pause();
  }
  while (!existsSync(process.env.BEGUN)) await pause();
  expect(1 + 1).toBe(2);
});
`;
const PATIENCE = { timeout: 60_000, interval: 50 };

vi.setConfig({ testTimeout: 240_000 });

type Ground = {
  readonly project: CliProject;
  readonly link: LinkGround;
  readonly far: FarProcess;
  readonly run: ReturnType<CliProject['run']>;
};

/** A coordinator and an agent here, an agent at the other end of the wire, and a run whose first file the far one has begun. */
async function begin(project: CliProject, link: LinkGround): Promise<Ground> {
  const joined = Promise.withResolvers<string>();
  let said = '';
  const place = ['--once', '--expect', '2', '--listen', `${link.address}:0`];
  const run = project.run(['coordinator', ...place, '--reporter', 'json=report.json'], {}, (text) => {
    said += text;
    const line = /agent join (.+)\n/u.exec(said)?.[1];
    if (line !== undefined) joined.resolve(line);
  });
  void run.then(({ stderr }) => joined.reject(new Error(`the coordinator ended: ${stderr}`)));
  const words = (await joined.promise).split(' ');
  const env = { BEGUN: project.path('begun') };
  const joinAs = (id: string) => joinCommand(words, id, project.path(id));
  void project.run(joinAs('near'), env);
  const far = link.start(project.folder, joinAs('far'), { ...env, FAR: project.path('let-go') });
  await vi
    .waitUntil(() => existsSync(env.BEGUN), PATIENCE)
    .catch(() => {
      throw new Error(`the far agent began no test:\n${said}${far.said()}`);
    });
  return { project, link, far, run };
}

/** Decides the run again from its journal: the events in their order, with the coordinator's time. */
function eventsOf(project: CliProject): RunEvent[] {
  const runs = project.path('.shard-run/runs');
  const state = createRun();
  const events: RunEvent[] = [];
  for (const input of readJournal(path.join(runs, readdirSync(runs)[0] ?? '', 'journal')))
    for (const effect of reduce(state, input)) if (effect.type === 'emit') events.push(effect.event);
  return events;
}

type Report = {
  readonly verdict: string;
  readonly agents: readonly { readonly id: string; readonly lost: boolean }[];
  readonly cases: readonly { readonly attempts: readonly { readonly outcome: string; readonly agent: string }[] }[];
};

function reportOf(project: CliProject): Report {
  return JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as Report;
}

function project(): CliProject {
  return new CliProject(Object.fromEntries(Array.from({ length: FILES }, (_, index) => [`test/${index}.test.ts`, SUITE])));
}

function expectWhole({ verdict, cases }: Report): void {
  expect([verdict, cases.length]).toEqual(['green', FILES]);
  for (const { attempts } of cases) expect(attempts.filter(({ outcome }) => outcome === 'passed')).toHaveLength(1);
}

const isPossible = LinkGround.isPossible();
if (!isPossible) console.warn('NOT TESTED: links between machines need root and iproute2');

describe.runIf(isPossible)('at the end of a wire', () => {
  test.for<[string, (ground: Ground) => void]>([
    ['whose cable was pulled', ({ link }) => link.pull()],
    ['that was killed', ({ far }) => far.child.kill('SIGKILL')],
    ['that stands still', ({ far }) => far.child.kill('SIGSTOP')],
  ])('an agent %s is lost, and what it had runs elsewhere', async ([, act]) => {
    using made = project();
    await using link = LinkGround.open();
    const ground = await begin(made, link);
    act(ground);
    expect((await ground.run).code).toBe(0);
    const report = reportOf(made);
    expectWhole(report);
    expect(report.agents.filter(({ lost }) => lost).map(({ id }) => id)).toEqual(['far']);
    const events = eventsOf(made);
    const lostAt = events.findIndex((event) => event.type === 'agent-lost' && event.agent === 'far');
    const begun = events.find((event) => event.type === 'unit-started' && event.agent === 'far');
    const moved = begun?.type === 'unit-started' ? begun.files[0] : undefined;
    const again = events.findIndex((event) => event.type === 'unit-started' && event.agent === 'near' && event.files[0] === moved);
    expect(lostAt).toBeGreaterThan(0);
    expect(again).toBeGreaterThan(lostAt);
  });

  test('an agent whose cable was out for a moment goes on with its lease', async () => {
    using made = project();
    await using link = LinkGround.open();
    const ground = await begin(made, link);
    link.pull();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    link.plug();
    made.write({ 'let-go': '' });
    expect((await ground.run).code).toBe(0);
    const report = reportOf(made);
    expectWhole(report);
    expect(report.agents.filter(({ lost }) => lost)).toEqual([]);
    expect(report.cases.flatMap(({ attempts }) => attempts).some(({ agent }) => agent === 'far')).toBe(true);
  });

  test('a cable that is out three tenths of the time loses no case and counts none twice', async () => {
    using made = project();
    await using link = LinkGround.open();
    const ground = await begin(made, link);
    made.write({ 'let-go': '' });
    let isOver = false;
    const flapping = (async () => {
      while (!isOver) {
        link.pull();
        await new Promise((resolve) => setTimeout(resolve, 60));
        link.plug();
        await new Promise((resolve) => setTimeout(resolve, 140));
      }
    })();
    const { code, stdout, stderr } = await ground.run;
    isOver = true;
    await flapping;
    expect(code, `${stdout}${stderr}${ground.far.said()}`).toBe(0);
    expectWhole(reportOf(made));
  });
});
