/** The source of an export: one run's value, compressed in the document itself; it opens from a disk and asks nobody. */
import type { Artifact } from '../../../core/artifact.ts';
import type { PageExport, RunLine, RunView } from '../../view/types.ts';
import { filterCases } from './case-filter.ts';
import { type Sink, type Source, SourceError } from './source.ts';

/** Returns what stands in the document, base64 of gzip of JSON; `null` in a page that a coordinator serves. */
export async function readEmbedded(): Promise<PageExport | null> {
  const text = document.getElementById('embedded')?.textContent.trim() ?? '';
  if (text === '') return null;
  const unzipped = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(unzipped).json()) as PageExport;
}

/** Returns a source that answers from the embedded value alone. */
export function embeddedSource(value: PageExport): Source {
  const urls = new Map<string, string>();
  return {
    isExport: true,
    madeAtMs: value.madeAtMs,
    about: async () => ({
      version: '',
      role: 'viewer',
      actor: '',
      fleets: [],
      hasPipeline: false,
      hasPool: false,
      hasFlakes: false,
    }),
    follow: (_topics, sink) => follow(value, sink),
    searchCases: async (_run, query) => ({ ...filterCases(value.cases, query), total: value.casesTotal }),
    unitCases: async (_run, lease) => {
      const cases = value.cases.filter((line) => line.lease === lease);
      return { total: cases.length, matched: cases.length, cases };
    },
    caseHistory: async (id) => value.histories.find((history) => history.id === id) ?? refuse('the history of this case'),
    compare: async () => refuse('another run'),
    artifactUrl: (_run, artifact) => artifactUrl(value, urls, artifact),
    act: async () => refuse('a deploy'),
  };
}

function follow({ run }: PageExport, sink: Sink): () => void {
  sink.onMessage({ type: 'whole', topic: `run/${run.runId}`, sequence: 0, value: run });
  sink.onMessage({ type: 'whole', topic: 'runs', sequence: 0, value: { kind: 'runs', runs: [lineOf(run)] } });
  return () => {};
}

function lineOf(run: RunView): RunLine {
  const { progress, end } = run;
  return {
    runId: run.runId,
    commit: run.revision.commit,
    isDirty: run.revision.isDirty,
    branch: run.branch,
    startedAtMs: run.startedAtMs,
    state: end === null ? 'running' : 'finished',
    verdict: end?.verdict ?? null,
    wallMs: end?.wallMs ?? null,
    boundMs: end?.boundMs ?? progress.boundMs,
    cases: progress.settledCases,
    failed: progress.failed,
    flaky: progress.flaky,
  };
}

function artifactUrl({ artifacts }: PageExport, urls: Map<string, string>, { digest }: Artifact): string | null {
  if (digest === null) return null;
  const known = urls.get(digest);
  const file = artifacts[digest];
  if (known !== undefined || file === undefined) return known ?? null;
  const url = URL.createObjectURL(new Blob([bytesOf(file.base64)], { type: file.contentType }));
  urls.set(digest, url);
  return url;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function refuse(what: string): never {
  throw new SourceError(`an export does not hold ${what}`, 'open the page of the coordinator that the run belongs to', 0);
}
