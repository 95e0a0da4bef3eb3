/** `npm run build`: makes `dist/`, the JavaScript that the package carries, because Node runs no TypeScript under `node_modules`. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand, toolPath } from '../command.ts';

const DIST = 'dist';
const ROOMS = ['core', 'proto', 'coordinator', 'agent', 'deploy', 'pipeline', 'cli', 'dashboard'];
/** Files that run or are read as they are. The launcher finds `dist` from where it stands. */
const ASSET = /\.(?:js|mjs|cjs|json|sql|html|css)$/;
/** The launcher stands outside `dist`; of the page only what was built from its sources is served. */
const NOT_ASSET = /^cli\/bin\.js$|^dashboard\/page\/(?!gen\/)/;

async function compile(project: string): Promise<void> {
  const result = await runCommand(toolPath('tsc'), ['-p', project, '--pretty', 'false']);
  if (result.code !== 0) throw new Error(`tsc -p ${project} failed:\n${result.output}`);
}

function copyAssets(room: string): void {
  if (!existsSync(room)) return;
  for (const entry of readdirSync(room, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !ASSET.test(entry.name) || NOT_ASSET.test(path.replaceAll('\\', '/'))) continue;
    mkdirSync(dirname(join(DIST, path)), { recursive: true });
    cpSync(path, join(DIST, path));
  }
}

rmSync(DIST, { recursive: true, force: true });
await Promise.all([compile('tsconfig.build.json'), compile('tsconfig.types.json')]);
for (const room of ROOMS) copyAssets(room);
