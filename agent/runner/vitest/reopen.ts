/** Makes an instance that served a run as good as new for the next one: of what changed in its tree nothing is remembered. */
import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunnerRequest } from '../contract.ts';
import type { ModuleGraph, ViteServer } from './framework.ts';
import { loadFramework } from './load-framework.ts';
import type { OpenSuite } from './open-suite.ts';
import { filesOf, isOutside, serversOf } from './stay.ts';

export type Changes = Omit<Extract<RunnerRequest, { readonly type: 'reopen' }>, 'type' | 'requestId'>;

/**
 * `openedAtMs` is when the instance was opened last, by the clock of the files. Rejects when it cannot be used any more.
 *
 * What the agent says changed is one witness. The other are the files themselves: one that was written after the instance was opened may have been
 * read while it was something else, by a test that edits a source and puts it back.
 */
export async function forgetChanges(suite: OpenSuite, { root, edited, forgetsAll }: Changes, openedAtMs: number): Promise<void> {
  const { version } = await loadFramework(suite.request.cwd);
  if (version.text !== suite.framework.version.text) throw new Error(`vitest ${version.text} is installed by now`);
  const realRoot = realpathSync(root);
  const servers = serversOf(suite);
  const graphs = servers.flatMap(({ environments }) => Object.values(environments).map(({ moduleGraph }) => moduleGraph));
  forgetLostCopies(suite, graphs);
  const written = findWritten(servers, realRoot, openedAtMs);
  const files = new Set([...edited.map((path) => join(realRoot, path)), ...written.files]);
  suite.vitest.clearSpecificationsCache();
  for (const file of files) suite.vitest.invalidateFile(file);
  for (const server of servers) await tellServer(server, [...files]);
  if (!forgetsAll && !written.isAnyGone) return;
  for (const graph of graphs) emptyGraph(graph);
  await clearCopies(suite);
}

function findWritten(
  servers: readonly ViteServer[],
  root: string,
  openedAtMs: number,
): { readonly files: string[]; readonly isAnyGone: boolean } {
  const files: string[] = [];
  let isAnyGone = false;
  for (const file of new Set(servers.flatMap(filesOf))) {
    if (isOutside(root, file) || file.includes('/node_modules/')) continue;
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) isAnyGone = true;
    else if (found.ctimeMs >= openedAtMs) files.push(file);
  }
  return { files, isAnyGone };
}

/** As Vite's own watcher does it. */
async function tellServer({ environments }: ViteServer, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const event = existsSync(file) ? 'update' : 'delete';
    for (const { pluginContainer, moduleGraph } of Object.values(environments)) {
      await pluginContainer.watchChange(file, { event });
      moduleGraph.onFileChange(file);
    }
  }
}

/** As that of a new server. Invalidating would leave what a name was resolved to. */
function emptyGraph(graph: ModuleGraph): void {
  graph.invalidateAll();
  for (const map of [graph.urlToModuleMap, graph.idToModuleMap, graph.etagToModuleMap, graph.fileToModulesMap]) map.clear();
  graph._unresolvedUrlToModuleMap?.clear();
}

/** Vitest keeps transforms on disk, too, and tells its workers where. In a tree that was cleaned these files are gone; the transform itself is not. */
function forgetLostCopies({ copyFolders }: OpenSuite, graphs: readonly ModuleGraph[]): void {
  for (const { transformResult } of graphs.flatMap(({ idToModuleMap }) => [...idToModuleMap.values()])) {
    if (transformResult === null || transformResult === undefined) continue;
    for (const name of ['__vitestTmp', '_vitest_tmp'] as const) {
      const copy = transformResult[name];
      if (typeof copy !== 'string') continue;
      copyFolders.add(dirname(copy));
      if (!existsSync(copy)) transformResult[name] = undefined;
    }
  }
  makeFolders(copyFolders);
}

/** A copy of an earlier start is believed as long as what it imports is still there, whatever else an import means by now. */
async function clearCopies({ vitest, projects, copyFolders }: OpenSuite): Promise<void> {
  const configs = [vitest.config, ...[...projects.values()].map(({ project }) => project.config)];
  if (!configs.some(({ fsModuleCache, experimental }) => fsModuleCache === true || experimental?.fsModuleCache === true)) return;
  await (vitest.clearCache === undefined ? vitest.experimental_clearCache?.() : vitest.clearCache());
  makeFolders(copyFolders);
}

/** Vitest makes them once, when it is opened. */
function makeFolders(folders: ReadonlySet<string>): void {
  for (const folder of folders) mkdirSync(folder, { recursive: true });
}
