/** The end of the demo: a green revision goes out to a fleet of this machine, and a bad one is taken back by itself. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, freemem, tmpdir } from 'node:os';
import path from 'node:path';
import { EXIT } from '../../core/expected-error.ts';
import type { LocalFleet } from '../../deploy/api.ts';
import { loadFleet, loadLocalFleet } from '../../deploy/main.ts';
import { openChosenFleet } from '../fleet.ts';
import { printLines } from '../print.ts';
import { span } from '../render/line.ts';
import { isoTime } from '../reporter/iso-time.ts';
import { openStateFolder } from '../state-folder.ts';
import { ERROR_LOG, shopConfig } from './fleet-plan.ts';
import type { ShopChange } from './shop.ts';
import { BAD_CHANGE, commitChange, GOOD_CHANGE, hasGit, headOf, writeShop } from './shop.ts';
import { isToldAsPlanned, renderStory } from './story.ts';

export type ShipOptions = {
  /** `null`: what this machine holds. */
  readonly hosts: number | null;
  /** How long a stage is watched; `null` for the usual time. */
  readonly watchMs: number | null;
  /** A directory that is kept; `null` makes a temporary one that goes. */
  readonly keepDir: string | null;
  readonly isPlain: boolean;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
};

const HOSTS = { few: 18, usual: 24 } as const;
/** A host is an `sshd`, a session and a shell: this leaves as much again for whatever else runs. */
const HOST_BYTES = 40 * 1024 * 1024;
const WATCH_MS = 10_000;
/** All hosts together serve so many requests a second: enough for a few seconds to tell 0.2 % of errors from 2 %. */
const FLEET_REQUEST_RATE = 2_880;
/** Strata of the draw: each of them gives the same share of canaries. */
const RACKS = 2;

/** Returns the exit code: green when both went as planned, and when this machine cannot carry a fleet, which is said in one line. */
export async function shipRevisions(options: ShipOptions): Promise<number> {
  const dir =
    options.keepDir === null ? await realpath(await mkdtemp(path.join(tmpdir(), 'shard-run-fleet-'))) : path.resolve(options.keepDir);
  try {
    const fleet = await tryStartFleet(path.join(dir, 'fleet'), options);
    if (fleet === null) return EXIT.green;
    await using _running = fleet;
    const shop = path.join(dir, 'shop');
    await mkdir(shop, { recursive: true });
    return await shipFrom(shop, fleet, options);
  } finally {
    if (options.keepDir === null) await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function shipFrom(shop: string, fleet: LocalFleet, options: ShipOptions): Promise<number> {
  const { say, signal } = options;
  const watchMs = options.watchMs ?? WATCH_MS;
  await writeShop(shop, shopConfig(fleet, watchMs));
  await shipFirst(shop, signal);
  // A service that never failed has no error log yet, and each host would be said to lack one.
  await Promise.all(fleet.hosts.map((host) => writeFile(path.join(host.folder, ERROR_LOG), '', { flag: 'a' })));
  for (const change of [GOOD_CHANGE, BAD_CHANGE]) {
    if (signal.aborted) return EXIT.interrupted;
    const code = await shipChange(shop, change, options);
    if (code !== EXIT.green && code !== EXIT.red) return code;
  }
  if (signal.aborted) return EXIT.interrupted;
  await using opened = await openChosenFleet({ cwd: shop, config: null, fleet: null });
  const records = opened.fleet.log();
  say('');
  printLines(renderStory(records, isoTime), options.isPlain);
  const again = options.keepDir === null ? 'shard-run demo --keep DIR keeps the log' : `the log is in ${shop}`;
  printLines([[], [span('dim', `${again}: every look, every host, who and why.`)]], options.isPlain);
  if (isToldAsPlanned(records)) return EXIT.green;
  say('That is not what this demo is to show: the first was to go out, the second to be taken back.');
  return EXIT.red;
}

/** What a person types: commit, prove, push. */
async function shipChange(shop: string, change: ShopChange, { isPlain, say }: ShipOptions): Promise<number> {
  const screen = isPlain ? ['--no-color'] : [];
  await commitChange(shop, change);
  say(`\n$ git commit -m '${change.message}' && shard-run`);
  const { main: run } = await import('../verb/run.ts');
  const code = await run(['--cwd', shop, ...screen]);
  if (code !== EXIT.green) return code;
  say('\n$ shard-run deploy push');
  const { main: push } = await import('../verb/deploy-push.ts');
  return push(['--cwd', shop, '--reason', change.message, ...screen]);
}

/** A fleet that serves nothing has nothing to compare with or to go back to: its first release goes out unmeasured. */
async function shipFirst(shop: string, signal: AbortSignal): Promise<void> {
  await using opened = await openChosenFleet({ cwd: shop, config: null, fleet: null });
  const { settings } = opened.config;
  const config = { ...opened.config, metrics: [], settings: { ...settings, fullMs: 0, baselineMs: 0 } };
  const { openFleet } = await loadFleet();
  await using fleet = openFleet({ config, stateDir: openStateFolder(shop).path, folder: shop });
  const revision = await headOf(shop);
  const request = {
    ...revision,
    repository: shop,
    certificate: '',
    actor: 'demo',
    reason: 'the first release',
    isEmergency: true,
    mayWait: false,
  };
  await fleet.push(request, { onEvent: () => undefined, signal, leave: signal });
}

async function tryStartFleet(directory: string, { hosts, say }: ShipOptions): Promise<LocalFleet | null> {
  const count = hosts ?? hostsHere();
  const lack = await whatLacks();
  if (lack !== null) {
    say(`\nNo deploy here: ${lack}.`);
    return null;
  }
  say(`\nNow what is green goes out: starting ${count} hosts, each with an sshd and a web service of its own`);
  try {
    const { startFleet } = await loadLocalFleet();
    return await startFleet({ count, directory, requestRate: FLEET_REQUEST_RATE / count, racks: RACKS });
  } catch (error) {
    const [words = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    say(`No deploy here: ${words}`);
    return null;
  }
}

function hostsHere(): number {
  return availableParallelism() > 1 && freemem() > HOSTS.usual * HOST_BYTES ? HOSTS.usual : HOSTS.few;
}

/** Returns why there can be no fleet of the demo's kind, or null; what a fleet itself is made of is looked for when it starts. */
async function whatLacks(): Promise<string | null> {
  // Its hosts differ in loopback addresses and prove what they run by /proc.
  if (process.platform !== 'linux') return 'the hosts of the demo need Linux';
  return (await hasGit()) ? null : 'git is missing; install it (sudo apt-get install -y git) and run the demo again';
}
