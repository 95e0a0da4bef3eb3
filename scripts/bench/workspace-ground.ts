/** A repository of many files for the bench `workspace`, edits of it, and a coordinator's trees behind a port of this machine. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { Client, credentials, Server, ServerCredentials } from '@grpc/grpc-js';
import { workspaceService } from '../../coordinator/rpc/workspace-service.ts';
import type { PackStore } from '../../coordinator/workspace/pack-store.ts';

/** Of the project at size 1. */
export const FILES = 20_000;
export const FILE_BYTES = 3_000;
const FILES_A_FOLDER = 25;
/** Twenty lines of code. */
const EDIT_BYTES = 800;
/** What takes longer hangs, on the slowest machine. */
export const DEADLINE_MS = 300_000;

/** How many files the project has at a size. */
export function filesOf(size: number): number {
  return Math.max(FILES_A_FOLDER, Math.round(FILES * size));
}

/** Writes so many files of code beside those that are there, and commits all. */
export function makeProject(project: string, files: number): void {
  for (let index = 0; index < files; index++) {
    const folder = join(project, 'src', `part-${Math.floor(index / FILES_A_FOLDER / 20)}`, `module-${Math.floor(index / FILES_A_FOLDER)}`);
    if (index % FILES_A_FOLDER === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `file-${index}.ts`), madeCode(FILE_BYTES));
  }
  git(project, 'init', '--quiet');
  git(project, 'add', '--all');
  git(project, 'commit', '--quiet', '-m', 'made');
  git(project, 'repack', '-a', '-d', '-q');
}

/** Adds some code to one file, and returns the bytes of the compressed patch. Each of the first rounds has a file of its own. */
export function edit(project: string, round: number): number {
  const path = join(project, 'src', 'part-0', 'module-0', `file-${round % FILES_A_FOLDER}.ts`);
  appendFileSync(path, madeCode(EDIT_BYTES));
  return deflateSync(git(project, 'diff', '--', path)).length;
}

function git(project: string, ...args: readonly string[]): Buffer {
  return execFileSync('git', ['-C', project, '-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...args]);
}

/** Text that compresses about as code does. */
function madeCode(bytes: number): string {
  return randomBytes(bytes / 4)
    .toString('hex')
    .replaceAll(/.{32}/g, '$&;\n  const value = ')
    .slice(0, bytes);
}

/** Serves the trees until it is disposed. */
export async function serveTrees(store: PackStore): Promise<Disposable & { readonly connect: () => Client }> {
  const server = new Server();
  const service = workspaceService(store);
  server.addService(service.definition, service.implementation);
  const address = await listen(server);
  const clients: Client[] = [];
  return {
    connect: () => {
      // A channel of its own, as an agent has.
      const client = new Client(address, credentials.createInsecure(), { 'grpc.use_local_subchannel_pool': 1 });
      clients.push(client);
      return client;
    },
    [Symbol.dispose]: () => {
      for (const client of clients) client.close();
      server.forceShutdown();
    },
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(`127.0.0.1:${port}`) : reject(error),
    );
  });
}
