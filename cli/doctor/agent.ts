/** Looks at a build machine: what an agent needs here, whom it would serve, and what it would offer. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { foundBrowserLabels } from '../../agent/api.ts';
import { askClock, findBrowserLabels, findWay, loadIdentity } from '../../agent/main.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { Finding } from '../render/doctor-view.ts';

const GIT_DEADLINE_MS = 5_000;
const GIB = 2 ** 30;
/** A tree, its dependencies and a browser's profile; and what a team's repositories come to. */
const LEAST_DISK_GIB = 2;
const ROOM_GIB = 20;
/** Certificates are cut to the minute by nobody, but a clock that is off by more is not kept by anybody. */
const MOST_SKEW_MS = 30_000;
const HOUR_MS = 3_600_000;

export type AgentPlace = { readonly stateDir: string; readonly cacheDir: string; readonly coordinator: string | null };

/** Returns the findings, the quick ones first. Starting browsers takes seconds. */
export async function checkAgent({ stateDir, cacheDir, coordinator }: AgentPlace): Promise<Finding[]> {
  return [
    await checkGitProgram(),
    await checkDisk(cacheDir),
    await checkPorts(),
    checkIdentity(stateDir),
    await checkCoordinator(stateDir, coordinator),
    await checkInstalledBrowsers(),
  ];
}

/** Trees come to agents as packs, which git unpacks. */
async function checkGitProgram(): Promise<Finding> {
  const version = await new Promise<string | null>((resolve) => {
    execFile('git', ['--version'], { timeout: GIT_DEADLINE_MS, windowsHide: true }, (error, stdout) =>
      resolve(error === null ? stdout.trim().replace('git version ', '') : null),
    );
  });
  if (version !== null) return { state: 'good', subject: 'git', text: version, next: '' };
  return { state: 'bad', subject: 'git', text: 'not found: no tree can be laid out here', next: 'install git' };
}

async function checkDisk(cacheDir: string): Promise<Finding> {
  const folder = firstThatExists(cacheDir);
  const { bavail, bsize } = await statfs(folder);
  const freeGib = (bavail * bsize) / GIB;
  const text = `${freeGib.toFixed(1)} GiB free where ${cacheDir} is`;
  if (freeGib >= ROOM_GIB) return { state: 'good', subject: 'disk', text, next: '' };
  return { state: freeGib < LEAST_DISK_GIB ? 'bad' : 'warning', subject: 'disk', text, next: 'free some, or give --cache and --quota' };
}

function firstThatExists(folder: string): string {
  return existsSync(folder) ? folder : firstThatExists(path.dirname(folder));
}

/** Services and browsers of tests listen here. */
async function checkPorts(): Promise<Finding> {
  const server = createServer();
  try {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return { state: 'good', subject: 'ports', text: 'a port of 127.0.0.1 can be had', next: '' };
  } catch (error) {
    const text = `no port of 127.0.0.1 can be had: ${error instanceof Error ? error.message : String(error)}`;
    return { state: 'bad', subject: 'ports', text, next: 'allow this user to listen on loopback' };
  } finally {
    server.close();
  }
}

function checkIdentity(stateDir: string): Finding {
  const subject = 'identity';
  try {
    const identity = loadIdentity(stateDir);
    if (identity === null)
      return { state: 'warning', subject, text: 'this machine has joined nobody', next: 'paste the line that the coordinator prints' };
    const leftMs = identity.expiresAtMs - Date.now();
    const early = identity.issuedAtMs - Date.now();
    const text = `"${identity.agent}" at ${identity.coordinator}, good for ${(leftMs / HOUR_MS).toFixed(1)} h`;
    if (leftMs > 0 && early <= MOST_SKEW_MS) return { state: 'good', subject, text, next: '' };
    const ended = `the certificate of "${identity.agent}" ${leftMs > 0 ? 'is not good yet by the clock of this machine' : 'has ended'}`;
    return { state: 'bad', subject, text: ended, next: leftMs > 0 ? 'set the clock' : `shard-run agent join ${identity.coordinator}` };
  } catch (error) {
    if (error instanceof ExpectedError) return { state: 'bad', subject, text: error.message, next: error.hint };
    throw error;
  }
}

async function checkCoordinator(stateDir: string, wanted: string | null): Promise<Finding> {
  const subject = 'coordinator';
  try {
    const address = wanted ?? loadIdentity(stateDir)?.coordinator;
    if (address === undefined)
      return { state: 'warning', subject, text: 'none to ask for its clock', next: 'give --coordinator HOST:PORT' };
    const answer = await askClock(await findWay(address, stateDir));
    if ('problem' in answer) {
      const next = 'look whether it runs, and whether a firewall is between';
      return { state: 'bad', subject, text: `${address} does not answer: ${answer.problem}`, next };
    }
    const skewS = (answer.aheadMs / 1000).toFixed(0);
    if (Math.abs(answer.aheadMs) > MOST_SKEW_MS)
      return { state: 'bad', subject, text: `its clock is ${skewS} s ahead of this machine's`, next: 'keep both clocks by NTP' };
    return { state: 'good', subject, text: `${address} answers, its clock is ${skewS} s ahead`, next: '' };
  } catch (error) {
    if (error instanceof ExpectedError) return { state: 'bad', subject, text: error.message, next: error.hint };
    throw error;
  }
}

/** Started, because one that is installed and cannot start would fail every test that needs it. */
async function checkInstalledBrowsers(): Promise<Finding> {
  const started = await findBrowserLabels(process.env);
  const labels = foundBrowserLabels(started);
  const text = labels.length === 0 ? 'none that starts and has what drives it: tests in browsers need another agent' : labels.join(', ');
  return { state: labels.length === 0 ? 'warning' : 'good', subject: 'browsers', text, next: '' };
}
