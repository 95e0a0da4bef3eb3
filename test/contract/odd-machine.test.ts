import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { CliProject } from '../support/cli-project.ts';

const FILES = 6;
const SUITE = `import { expect, test } from 'vitest';
test('takes a moment', async () => {
  await new Promise((resolve) => setTimeout(resolve, 200));
  console.log('x'.repeat(10_000));
  expect(1 + 1).toBe(2);
});
`;
/** What is set by hand or by a network: an hour ahead a second after the start, two hours back a second later. */
const JUMPING = `const real = Date.now.bind(Date);
let offMs = 0;
setTimeout(() => (offMs = 3_600_000), 1_000).unref();
setTimeout(() => (offMs = -7_200_000), 2_000).unref();
globalThis.Date = class extends Date {
  constructor(...given) { given.length === 0 ? super(real() + offMs) : super(...given); }
  static now() { return real() + offMs; }
};
`;

vi.setConfig({ testTimeout: 240_000 });

type Report = {
  readonly verdict: string;
  readonly wallMs: number;
  readonly cases: readonly { readonly outcome: string }[];
  readonly errors: readonly { readonly kind: string }[];
};

/** Runs a project on one agent of another process; both get the environment of their own, the agent the arguments, too. */
async function run(
  project: CliProject,
  env: { readonly coordinator?: Readonly<Record<string, string>>; readonly agent?: readonly string[] },
) {
  const address = Promise.withResolvers<string>();
  let said = '';
  const args = ['coordinator', '--once', '--listen', '127.0.0.1:0', '--reporter', 'json=report.json'];
  const coordinator = project.run(args, env.coordinator ?? {}, (text) => {
    said += text;
    const found = /listening on (\S+);/u.exec(said)?.[1];
    if (found !== undefined) address.resolve(found);
  });
  void coordinator.then(({ stderr }) => address.reject(new Error(`the coordinator ended: ${stderr}`)));
  const agent = project.run(['agent', '--coordinator', await address.promise, '--slots', '1', ...(env.agent ?? [])], env.coordinator ?? {});
  const ended = await coordinator;
  await agent;
  return { ended, report: JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as Report };
}

function project(): CliProject {
  return new CliProject(Object.fromEntries(Array.from({ length: FILES }, (_, index) => [`test/${index}.test.ts`, SUITE])));
}

test('clocks that jump by hours move no lease and change no verdict', async () => {
  using made = project();
  made.write({ 'jumping.mjs': JUMPING });
  const clock = { NODE_OPTIONS: `--import=${new URL(`file://${made.path('jumping.mjs')}`).href}` };
  const { ended, report } = await run(made, { coordinator: clock });
  expect({ code: ended.code, verdict: report.verdict, cases: report.cases.length }).toEqual({ code: 0, verdict: 'green', cases: FILES });
  expect(report.wallMs).toBeLessThan(3_600_000);
  expect((await made.run(['verify'])).code).toBe(0);
});

/** A disk of so few bytes that nothing fits any more; `null` where this user may not mount one. */
function mountFull(folder: string): Disposable | null {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  // A state folder that was in use before: one that is full from the start is kept elsewhere.
  writeFileSync(`${folder}/.gitignore`, '*\n');
  try {
    writeFileSync(`${folder}/ballast`, Buffer.alloc(1 << 20));
  } catch {
    // It is full: what it is for.
  }
  return { [Symbol.dispose]: () => execFileSync('umount', ['--lazy', folder]) };
}

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!canMount) console.warn('NOT TESTED: a full disk needs root');

test.runIf(canMount)("an agent's cache on a full disk costs time and no verdict", async () => {
  using made = project();
  using disk = mountFull(made.path('cache'));
  expect(disk).not.toBeNull();
  const { ended, report } = await run(made, { agent: ['--cache', made.path('cache')] });
  expect({ code: ended.code, verdict: report.verdict, cases: report.cases.length }).toEqual({ code: 0, verdict: 'green', cases: FILES });
});

test.runIf(canMount)('a coordinator whose disk is full keeps the verdict, and says that it has no proof', async () => {
  using made = project();
  using disk = mountFull(made.path('.shard-run'));
  expect(disk).not.toBeNull();
  const { report } = await run(made, {});
  expect({ verdict: report.verdict, cases: report.cases.length }).toEqual({ verdict: 'green', cases: FILES });
  expect(report.errors.map(({ kind }) => kind)).toContain('workspace');
  expect((await made.run(['verify'])).code).not.toBe(0);
});
