import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readJournal } from '../../coordinator/journal/reader.ts';
import { createRun, reduce } from '../../coordinator/run/reduce.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { CliProject, type Ended } from '../support/cli-project.ts';
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
/** Of each command: what has to be sent three times takes as long as it takes. */
const LONG = { deadlineMs: 230_000 };
const PATIENCE = { timeout: 120_000, interval: 50 };

vi.setConfig({ testTimeout: 240_000 });

type Ground = {
  readonly project: CliProject;
  readonly link: LinkGround;
  readonly far: FarProcess;
  readonly run: Promise<Ended>;
};

/** A coordinator and an agent here, an agent at the other end of the wire, and a run whose first file the far one has begun. */
async function begin(project: CliProject, link: LinkGround): Promise<Ground> {
  const place = ['--once', '--expect', '2', '--listen', `${link.address}:0`];
  const coordinator = project.start(['coordinator', ...place, '--reporter', 'json=report.json']);
  onTestFinished(() => coordinator.kill('SIGKILL'));
  const line = await vi
    .waitUntil(() => /agent join (.+)\n/u.exec(coordinator.said())?.[1], PATIENCE)
    .catch(() => {
      throw new Error(`the coordinator printed no line to join with:\n${coordinator.said()}`);
    });
  const words = line.split(' ');
  const env = { BEGUN: project.path('begun') };
  const joinAs = (id: string) => joinCommand(words, id, project.path(id));
  const near = project.start(joinAs('near'), env);
  onTestFinished(() => near.kill('SIGKILL'));
  const far = link.start(project.folder, joinAs('far'), { ...env, FAR: project.path('let-go') });
  await vi
    .waitUntil(() => existsSync(env.BEGUN), PATIENCE)
    .catch(() => {
      throw new Error(`the far agent began no test:\n${coordinator.said()}${far.said()}`);
    });
  return { project, link, far, run: coordinator.ended };
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
  return new CliProject(Object.fromEntries(Array.from({ length: FILES }, (_, index) => [`test/${index}.test.ts`, SUITE])), LONG);
}

function expectWhole({ verdict, cases }: Report): void {
  expect([verdict, cases.length]).toEqual(['green', FILES]);
  for (const { attempts } of cases) expect(attempts.filter(({ outcome }) => outcome === 'passed')).toHaveLength(1);
}

const isPossible = LinkGround.isPossible();
const canLose = isPossible && LinkGround.canLose();
/** Of each packet, both ways. */
const LOSS = 0.3;
if (!isPossible) console.warn('NOT TESTED: links between machines need root and iproute2');
else if (!canLose) console.warn('NOT TESTED: a link that loses packets needs iptables and its statistic; a cable goes in and out instead');

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

  test.runIf(canLose)('a link that loses three packets in ten, both ways, loses no case and counts none twice', async () => {
    using made = project();
    await using link = LinkGround.open();
    const ground = await begin(made, link);
    link.lose(LOSS);
    made.write({ 'let-go': '' });
    const { code, stdout, stderr } = await ground.run;
    expect(code, `${stdout}${stderr}${ground.far.said()}`).toBe(0);
    expectWhole(reportOf(made));
    expect(link.lost()).toBeGreaterThan(0);
  });

  // Where packets cannot be drawn: an outage is longer than a lost packet and rarer.
  test.skipIf(canLose)('a cable that is out three tenths of the time loses no case and counts none twice', async () => {
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
