/** One run of the bench `coordinator-kill --shared`: a shared coordinator with agents of its own, a tree that is sent to it, and a kill after each life. */
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type CommandEnd, type Started, startShardRun } from './command.ts';
import { freePort, writeProject } from './kill-ground.ts';

const LOOK_MS = 5;
/** A coordinator that is not back by then never will be, nor does a run begin later. */
const PATIENCE_MS = 60_000;

/** How the run ended for whoever asked for it, and how long each start of the coordinator took until it wrote a journal on. */
export type SharedRun = { readonly end: CommandEnd; readonly resumesMs: readonly number[] };

/** Makes the project of `writeProject` one that agents elsewhere can set up: what is ignored stays at home. */
export function writeSharedProject(dir: string): void {
  writeProject(dir);
  const vitest = path.resolve(import.meta.dirname, '../../node_modules/vitest');
  const setup = `mkdir -p node_modules && ln -s ${vitest} node_modules/vitest`;
  writeFileSync(path.join(dir, 'shard.config.ts'), `export default { setup: ${JSON.stringify(setup)} };\n`);
  writeFileSync(path.join(dir, '.gitignore'), 'node_modules\n.shard-run\nbegun\nreport.json\npool-*\n');
}

/** Plays one run with a kill after each life, on a pool that is new. */
export async function killSharedOften(dir: string, agents: number, livesMs: readonly number[]): Promise<SharedRun> {
  const folder = mkdtempSync(path.join(dir, 'pool-'));
  const address = `127.0.0.1:${await freePort()}`;
  const started = startAgents(folder, address, agents);
  let coordinator = serve(folder, address);
  try {
    await untilListening(address);
    const asked = startShardRun(dir, ['--on', address, '--reporter', `json=${path.join(dir, 'report.json')}`]);
    let isOver = false;
    void asked.ended.then(() => (isOver = true));
    const resumesMs: number[] = [];
    await untilGrown(folder, 0, () => isOver);
    for (const lifeMs of livesMs) {
      await Promise.race([pause(lifeMs), asked.ended]);
      // A run that was faster than its kill has ended.
      if (isOver) break;
      coordinator.kill();
      await coordinator.ended;
      const before = journalBytes(folder);
      coordinator = serve(folder, address);
      resumesMs.push(await untilGrown(folder, before, () => isOver));
    }
    return { end: await asked.ended, resumesMs };
  } finally {
    for (const each of [...started, coordinator]) each.kill('SIGTERM');
    await Promise.all([...started, coordinator].map(({ ended }) => ended));
  }
}

function serve(folder: string, address: string): Started {
  return startShardRun(folder, ['coordinator', '--listen', address]);
}

function startAgents(folder: string, address: string, count: number): readonly Started[] {
  return Array.from({ length: count }, (_, index) => {
    const place = path.join(folder, `agent-${index}`);
    mkdirSync(place);
    return startShardRun(place, ['agent', '--coordinator', address, '--slots', '1', '--id', `agent-${index}`, '--cache', `${place}/cache`]);
  });
}

/** Whoever has a run is told at once that nobody listens. */
async function untilListening(address: string): Promise<void> {
  const [host, port] = address.split(':');
  for (const overdueMs = performance.now() + PATIENCE_MS; ; await pause(LOOK_MS)) {
    const socket = createConnection({ host, port: Number(port) });
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    if (performance.now() > overdueMs) throw new Error(`nobody listens on ${address}`);
  }
}

/** Returns the time until the journals of the runs are longer than they were, or the run is over. */
async function untilGrown(folder: string, before: number, isOver: () => boolean): Promise<number> {
  const startedMs = performance.now();
  while (journalBytes(folder) <= before && !isOver()) {
    if (performance.now() - startedMs > PATIENCE_MS) throw new Error(`the coordinator does not come back: ${readPoolJournal(folder)}`);
    await pause(LOOK_MS);
  }
  return performance.now() - startedMs;
}

/** Of all runs together. */
function journalBytes(folder: string): number {
  const projects = path.join(folder, '.shard-run/project');
  const files = existsSync(projects) ? readdirSync(projects, { recursive: true, encoding: 'utf8' }) : [];
  const journals = files.filter((file) => path.basename(file) === 'journal');
  return journals.reduce((sum, file) => sum + statSync(path.join(projects, file)).size, 0);
}

function readPoolJournal(folder: string): string {
  return readFileSync(path.join(folder, '.shard-run/pool.journal'), 'utf8');
}
