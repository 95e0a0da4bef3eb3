/** What the page shows of a pipeline that another process conducts, or that nobody does: its journal. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { PageSources } from '../../dashboard/api.ts';
import type { PipelineReading } from '../../pipeline/api.ts';
import { readPipeline } from '../../pipeline/main.ts';

/** Returns the pipeline of the state folder that was at work last; `null` when there never was one. It is read again when its journal has grown. */
export function pipelineSource(stateDir: string): PageSources['pipeline'] {
  if (newestPipeline(stateDir) === null) return null;
  let kept: { readonly version: string; readonly reading: PipelineReading | null } | null = null;
  return () => {
    const newest = newestPipeline(stateDir);
    if (newest === null) return null;
    if (kept?.version !== newest.version) kept = { version: newest.version, reading: readPipeline(newest.folder) };
    return kept.reading === null ? null : { kind: 'pipeline', ...kept.reading.view(Date.now()) };
  };
}

type Found = { readonly folder: string; readonly version: string; readonly changedAtMs: number };

function newestPipeline(stateDir: string): Found | null {
  const folder = path.join(stateDir, 'pipeline');
  if (!existsSync(folder)) return null;
  const found = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? lookAt(path.join(folder, entry.name)) : [],
  );
  return found.toSorted((a, b) => b.changedAtMs - a.changedAtMs)[0] ?? null;
}

/** The journal is several files, one after the other; only the last grows. */
function lookAt(folder: string): Found | readonly [] {
  const newest = readdirSync(folder)
    .filter((name) => /^journal\.\d+$/.test(name))
    .toSorted()
    .at(-1);
  if (newest === undefined) return [];
  const file = path.join(folder, newest);
  const { size, mtimeMs } = statSync(file);
  return { folder, version: `${file} ${size}`, changedAtMs: mtimeMs };
}
