import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CliProject, type Started } from '../support/cli-project.ts';

const FILES = 12;
const CASES = 4;
const CASE_MS = 120;
const LOOK_MS = 10;
/** Of each process: they start one after the other, and on a busy machine each waits for a core. */
const DEADLINE_MS = 200_000;

/** Each case leaves a line when it begins: what ran twice is seen there, whatever a report says. */
const TEST = `import { appendFileSync } from 'node:fs';
import { test } from 'vitest';
test.for(${JSON.stringify(Array.from({ length: CASES }, (_, index) => index))})('case %i', async (index, { task }) => {
  appendFileSync(process.env.BEGUN, task.file.name + ' ' + index + '\\n');
  await new Promise((resolve) => setTimeout(resolve, ${CASE_MS}));
});
`;

const WAITING = Object.fromEntries(Array.from({ length: FILES }, (_, index) => [`test/f${index}.test.js`, TEST]));

type Report = {
  readonly verdict: string;
  readonly cases: readonly { readonly id: string; readonly file: string; readonly attempts: readonly { readonly outcome: string }[] }[];
};

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

/** Waits until it is so; a file that is not there yet is no answer. Throws when the process that does it ends before. */
async function until(isSo: () => boolean, doer: Started | undefined): Promise<void> {
  let isOver = false;
  void doer?.ended.then(() => (isOver = true));
  for (;;) {
    try {
      if (isSo()) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (isOver) throw new Error(`the process ended:\n${doer?.said()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** A project of waiting cases, an address for its coordinator, and the commands of one run. */
class Run implements Disposable {
  readonly project: CliProject;
  readonly #address: string;

  constructor(port: number, files: Readonly<Record<string, string>> = WAITING) {
    this.project = new CliProject(files, { deadlineMs: DEADLINE_MS });
    this.#address = `127.0.0.1:${port}`;
  }

  get #env(): Readonly<Record<string, string>> {
    return { BEGUN: this.project.path('begun') };
  }

  agent(id: string, more: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Started {
    return this.project.start(['agent', '--coordinator', this.#address, '--slots', '1', '--id', id, ...more], { ...this.#env, ...env });
  }

  /** Lets a gated file go on. */
  open(file: string): void {
    writeFileSync(this.project.path(`begun-${file.replaceAll('/', '-')}`), '');
  }

  coordinator(): Started {
    const options = ['--once', '--resume', '--expect', '2', '--listen', this.#address, '--reporter', 'json=report.json'];
    return this.project.start(['coordinator', ...options], this.#env);
  }

  /** One line for each time that a case began. */
  begun(): string[] {
    return readFileSync(this.project.path('begun'), 'utf8').trim().split('\n');
  }

  report(): Report {
    return JSON.parse(readFileSync(this.project.path('report.json'), 'utf8')) as Report;
  }

  /** Waits until the journal says it so often. Throws when the coordinator ends before. */
  untilJournaled(text: string, times: number, coordinator: Started): Promise<void> {
    return until(() => journal(this.project).split(text).length - 1 >= times, coordinator);
  }

  [Symbol.dispose](): void {
    this.project[Symbol.dispose]();
  }
}

test('a coordinator that is killed three times in one run goes on each time: every case ran once, and the certificate holds', async () => {
  using run = new Run(await freePort());
  const agents = ['a', 'b'].map((id) => run.agent(id));
  for (const cases of [1, 12, 26]) {
    const coordinator = run.coordinator();
    await run.untilJournaled('"case-ended"', cases, coordinator);
    coordinator.kill('SIGKILL');
    await coordinator.ended;
  }
  const last = await run.coordinator().ended;
  expect([last.code, readdirSync(run.project.path('.shard-run/runs')).length]).toEqual([0, 1]);
  const { verdict, cases } = run.report();
  expect([verdict, cases.length]).toEqual(['green', FILES * CASES]);
  expect(cases.filter(({ attempts }) => attempts.length !== 1)).toEqual([]);
  expect([run.begun().length, new Set(run.begun()).size]).toEqual([FILES * CASES, FILES * CASES]);
  expect((await run.project.run(['verify'])).code).toBe(0);
  expect((await Promise.all(agents.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([0, 0]);
  expect(run.project.processesLeft()).toEqual([]);
});

/** Each case says who runs it and goes on until a file with its own name is there. */
const GATED = `import { appendFileSync, existsSync } from 'node:fs';
import { test } from 'vitest';
test('waits', { timeout: ${DEADLINE_MS} }, async ({ task }) => {
  appendFileSync(process.env.BEGUN, process.env.WHO + ' ' + task.file.name + '\\n');
  while (!existsSync(process.env.BEGUN + '-' + task.file.name.replaceAll('/', '-'))) await new Promise((resolve) => setTimeout(resolve, 20));
});
`;

test('what an agent finished while its coordinator was away counts, though both were killed: it is not run again', {
  timeout: DEADLINE_MS,
  // Where an agent takes more than six seconds to come back its unit moves, and rightly: such a try proves nothing.
  retry: 2,
}, async () => {
  // Enough that nobody is given a copy of what another one runs.
  const files = Array.from({ length: 6 }, (_, index) => `test/g${index}.test.js`);
  using run = new Run(await freePort(), Object.fromEntries(files.map((file) => [file, GATED])));
  const state = run.project.path('state');
  const lend = (id: string) => run.agent(id, ['--state', state], { WHO: id });
  const [doomed, other] = ['a', 'b'].map((id) => lend(id));
  const first = run.coordinator();
  const fileOf = (who: string) =>
    run
      .begun()
      .find((line) => line.startsWith(who))
      ?.slice(2) ?? null;
  await until(() => fileOf('a') !== null && fileOf('b') !== null, first);
  first.kill('SIGKILL');
  await first.ended;
  const finished = fileOf('a') ?? '';
  run.open(finished);
  await until(() => readFileSync(path.join(state, 'spool-a', 'reports'), 'latin1').includes('completed'), doomed);
  doomed?.kill('SIGKILL');
  await doomed?.ended;
  const next = lend('a');
  await until(() => next.said().includes('joins'), next);
  const second = run.coordinator();
  await run.untilJournaled('"unit-ended"', 1, second);
  for (const file of files) run.open(file);
  const ended = await second.ended;
  const said = `${ended.stdout}${ended.stderr}${next.said()}${other?.said()}`;
  expect([ended.code, said]).toEqual([0, said]);
  const { cases } = run.report();
  expect(cases.length).toBe(files.length);
  expect(cases.filter(({ file }) => file === finished).map(({ attempts }) => attempts.map(({ outcome }) => outcome))).toEqual([['passed']]);
  expect(run.begun().filter((line) => line.endsWith(finished))).toEqual([`a ${finished}`]);
  expect((await run.project.run(['verify'])).code).toBe(0);
  expect((await Promise.all([next.ended, other?.ended])).map((agent) => agent?.code)).toEqual([0, 0]);
  expect(run.project.processesLeft()).toEqual([]);
});

test('an agent that stands still loses its leases, and nothing that it brings when it goes on counts a second time', async () => {
  using run = new Run(await freePort());
  const [still, other] = ['still', 'other'].map((id) => run.agent(id));
  const coordinator = run.coordinator();
  await run.untilJournaled('"case-ended"', 4, coordinator);
  still?.kill('SIGSTOP');
  await run.untilJournaled('"agent-lost"', 1, coordinator);
  still?.kill('SIGCONT');
  expect((await coordinator.ended).code).toBe(0);
  const { verdict, cases } = run.report();
  expect([verdict, cases.length, new Set(run.begun()).size]).toEqual(['green', FILES * CASES, FILES * CASES]);
  expect(cases.filter(({ attempts }) => attempts.filter(({ outcome }) => outcome === 'passed').length !== 1)).toEqual([]);
  expect((await run.project.run(['verify'])).code).toBe(0);
  expect((await Promise.all([still?.ended, other?.ended])).map((ended) => ended?.code)).toEqual([0, 0]);
  expect(run.project.processesLeft()).toEqual([]);
});
