/** Makes one file of a run that opens without a server: the page, the run, its cases, and the pictures of what failed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Artifact, artifactFile } from '../../core/artifact.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { type CaseIndex, emptyCaseIndex, indexFile } from '../view/case-index.ts';
import { type CaseQuery, searchCases } from '../view/case-search.ts';
import { foldRun } from '../view/fold-run.ts';
import { emptyRunFold, viewOf } from '../view/run-fold.ts';
import type { CaseHistory, CaseLine, PageExport, RunView } from '../view/types.ts';
import { ASSETS } from './static-file.ts';

/** More than that is a file that no browser opens with pleasure; the failures among them come first. */
const MAX_CASES = 50_000;
/** A screenshot, or a short video. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;
/** Of all files that stand in the export: it goes through mail and CI stores. */
const MAX_BYTES = 32 * 1024 * 1024;
/** What a page can show by itself. */
const SHOWN = /^(?:image\/(?:png|jpeg|gif|webp)|video\/(?:webm|mp4)|text\/plain)$/;

export type ExportOptions = {
  /** Folder of the run's files; empty when they are not on this machine. */
  readonly artifactFolder: string;
  readonly histories: readonly CaseHistory[];
  readonly madeAtMs: number;
  /** Folder of the built page; unset is the one that comes with shard-run. */
  readonly assets?: string;
};

/** A run on its way into a file. */
export type RunExport = {
  /** Takes the events of the run, in order, from the first. */
  see(event: RunEvent): void;
  /** The run as it is now. */
  view(): RunView;
  /** Returns the file. Throws `not-found` when the page was not built. */
  html(options: ExportOptions): string;
};

/** Begins an export. Keeps units, failures and a line a case, as a page does. */
export function createRunExport(branch: string): RunExport {
  const fold = emptyRunFold('', branch);
  const index = emptyCaseIndex();
  return {
    see: (event) => {
      foldRun(fold, event);
      if (event.type === 'file-settled') indexFile(index, event.file, event.cases);
    },
    view: () => viewOf(fold),
    html: ({ artifactFolder, histories, madeAtMs, assets = ASSETS }) => {
      const run = viewOf(fold);
      const artifacts = readArtifacts(run, artifactFolder);
      const value: PageExport = { kind: 'export', madeAtMs, run, cases: exportCases(index), casesTotal: index.total, histories, artifacts };
      return writeHtml(value, assets);
    },
  };
}

const EVERY: CaseQuery = { words: [], outcome: null, suite: null, agent: null, lease: null, order: 'settled', offset: 0, limit: MAX_CASES };

/** Worst first, so that what is cut off is what passed. */
function exportCases(index: CaseIndex): CaseLine[] {
  const lines: CaseLine[] = [];
  const seen = new Set<string>();
  const order = ['failed', 'missing', 'flaky', 'skipped', 'passed'] as const;
  for (const outcome of order) {
    for (const line of allLines(index, { ...EVERY, outcome })) {
      if (lines.length >= MAX_CASES) return lines;
      // A flaky case has an outcome besides.
      if (!seen.has(line.id)) lines.push(line);
      seen.add(line.id);
    }
  }
  return lines;
}

function allLines(index: CaseIndex, query: CaseQuery): readonly CaseLine[] {
  const steps = searchCases(index, query);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value.cases;
}

function readArtifacts({ failures }: RunView, folder: string): PageExport['artifacts'] {
  const read: Record<string, { readonly contentType: string; readonly base64: string }> = {};
  if (folder === '') return read;
  let bytes = 0;
  const all = failures.flatMap(({ attempts }) => attempts.flatMap(({ artifacts }) => artifacts));
  for (const artifact of all) {
    const file = shownFile(artifact, folder);
    if (file === null || artifact.digest === null || read[artifact.digest] !== undefined) continue;
    const size = statSync(file).size;
    if (size > MAX_FILE_BYTES || bytes + size > MAX_BYTES) continue;
    bytes += size;
    read[artifact.digest] = { contentType: artifact.contentType, base64: readFileSync(file).toString('base64') };
  }
  return read;
}

function shownFile(artifact: Artifact, folder: string): string | null {
  const name = SHOWN.test(artifact.contentType) ? artifactFile(artifact) : null;
  const file = name === null ? null : path.join(folder, name);
  return file !== null && existsSync(file) ? file : null;
}

/** What stands in the page is named to the browser by its digest: nothing else may run, and nothing may be loaded. */
function writeHtml(value: PageExport, assets: string): string {
  const [shell, style, script] = ['index.html', 'page.css', 'page.js'].map((name) => readAsset(assets, name));
  const code = (script ?? '').replaceAll('</script', String.raw`<\/script`);
  const policy = `default-src 'none'; script-src '${digestOf(code)}'; style-src '${digestOf(style ?? '')}'; img-src blob: data:; media-src blob: data:; base-uri 'none'; form-action 'none'`;
  const embedded = gzipSync(JSON.stringify(value), { level: 9 }).toString('base64');
  const parts: readonly (readonly [RegExp, string])[] = [
    [/<head>/i, `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`],
    [/<link[^>]*href="page\.css"[^>]*>/i, `<style>${style}</style>`],
    [/<script[^>]*src="page\.js"[^>]*><\/script>/i, ''],
    [/<\/body>/i, `<script type="application/json" id="embedded">${embedded}</script>\n<script type="module">${code}</script>\n</body>`],
  ];
  return parts.reduce((text, [place, replacement]) => text.replace(place, () => replacement), shell ?? '');
}

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function readAsset(folder: string, name: string): string {
  const file = path.join(folder, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  throw new ExpectedError('not-found', `the page was not built: there is no ${file}`, { hint: 'in a checkout: npm run generate' });
}
