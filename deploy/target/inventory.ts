/** Finds out which hosts a fleet has: from its configuration, or from a command that prints them; each is checked before any is reached. */
import { execFile } from 'node:child_process';
import { ExpectedError } from '../../core/expected-error.ts';
import type { FleetConfig, HostConfig } from '../api.ts';
import { parseInventory } from './parse-inventory.ts';
import type { Host } from './target.ts';

/** A cloud's command-line client on a slow day. */
const COMMAND_MS = 60_000;
/** Ten thousand hosts with every field. */
const COMMAND_BYTES = 16 * 1024 * 1024;

/** Returns the hosts, in the order in which they are named. `cwd` is where the command runs. Throws `inventory-invalid`. */
export async function resolveInventory(config: FleetConfig, cwd: string): Promise<readonly Host[]> {
  const hosts = 'command' in config.hosts ? await readFromCommand(config.hosts.command, cwd) : config.hosts;
  return parseInventory(hosts, config);
}

async function readFromCommand(command: string, cwd: string): Promise<readonly HostConfig[]> {
  const text = await run(command, cwd);
  try {
    return JSON.parse(text) as readonly HostConfig[];
  } catch (cause) {
    throw new ExpectedError(
      'inventory-invalid',
      `the hosts' command ${JSON.stringify(command)} prints no JSON: ${JSON.stringify(text.slice(0, 80))}`,
      {
        hint: 'it has to print an array of names, or of objects such as {"name":"web-1","address":"10.0.0.1"}',
        cause,
      },
    );
  }
}

function run(command: string, cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd, timeout: COMMAND_MS, maxBuffer: COMMAND_BYTES, killSignal: 'SIGKILL' as const };
    execFile('sh', ['-c', command], options, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const why = error.killed === true ? `took longer than ${COMMAND_MS / 1000} s` : `exits with ${error.code}`;
      reject(
        new ExpectedError('inventory-invalid', `the hosts' command ${JSON.stringify(command)} ${why}: ${stderr.trim().slice(-400)}`, {
          hint: `run it by hand in ${cwd}`,
          cause: error,
        }),
      );
    });
  });
}
