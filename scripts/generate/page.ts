/**
 * Generates dashboard/page/gen: the web page as browsers get it, one script and one style sheet.
 *
 * The built page is committed, so that a checkout and the package serve the same bytes and neither needs a bundler at run time.
 */
import { readFileSync } from 'node:fs';
import { build } from 'vite';
import type { Generated } from './generated.ts';

const SOURCES = 'dashboard/page';

export async function generatePage(): Promise<Generated[]> {
  const built = await build({
    root: SOURCES,
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: { input: `${SOURCES}/main.tsx`, output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' } },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !('output' in bundle)) throw new Error('the bundler of the page made nothing');
  const files = bundle.output.map((file) => ({
    path: `${SOURCES}/gen/${file.fileName}`,
    text: `/* Generated from ${SOURCES} by npm run generate. */\n${String(file.type === 'chunk' ? file.code : file.source).trimEnd()}\n`,
  }));
  return [...files, { path: `${SOURCES}/gen/index.html`, text: readFileSync(`${SOURCES}/index.html`, 'utf8') }];
}
