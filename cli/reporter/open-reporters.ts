/** Makes the reporters of a run from their names. */
import type { Terminal } from '../environment.ts';
import { ansiPaint, plainPaint } from '../render/line.ts';
import { createBlobReporter } from './blob.ts';
import { createDotReporter } from './dot.ts';
import { createGithubReporter } from './github.ts';
import { createJsonReporter } from './json.ts';
import { createJunitReporter } from './junit.ts';
import { createLiveReporter } from './live.ts';
import { createPlainReporter } from './plain.ts';
import type { Reporter, ReporterSpec } from './reporter.ts';
import type { Sink } from './sink.ts';
import { openFileSink, streamSink } from './sink.ts';
import { openTerminalScreen } from './terminal-screen.ts';

/** Where Playwright itself writes them, and where `merge-reports` is told to look. */
const BLOB_FOLDER = 'blob-report';

export type ReporterContext = {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  readonly targetMs: number | null;
};

/** All but the page, which is much to load. */
export type LightSpec = ReporterSpec & { readonly name: Exclude<ReporterSpec['name'], 'html'> };

/** Opens them all. Throws `usage` when a file cannot be written. */
export function openReporters(specs: readonly LightSpec[], context: ReporterContext): Reporter[] {
  const isStdoutTaken = specs.some((spec) => spec.file === null && (spec.name === 'json' || spec.name === 'junit'));
  // Annotations come after the summary: GitHub finds commands only at the start of a line.
  const ordered = specs.toSorted((a, b) => Number(a.name === 'github') - Number(b.name === 'github'));
  return ordered.map((spec) => openReporter(spec, context, isStdoutTaken));
}

function openReporter(spec: LightSpec, context: ReporterContext, isStdoutTaken: boolean): Reporter {
  if (spec.name === 'blob') return createBlobReporter(spec.file ?? BLOB_FOLDER, context.cwd);
  const isMachine = spec.name === 'json' || spec.name === 'junit';
  const stream = isStdoutTaken && !isMachine ? process.stderr : process.stdout;
  const sink: Sink = spec.file === null ? streamSink(stream) : openFileSink(spec.file);
  const paint = spec.file === null && context.terminal.hasColours ? ansiPaint : plainPaint;
  const options = { paint, targetMs: context.targetMs };
  switch (spec.name) {
    case 'json':
      return createJsonReporter(sink);
    case 'junit':
      return createJunitReporter(sink);
    case 'github':
      return createGithubReporter(sink, { cwd: context.cwd, env: context.env });
    case 'dot':
      return createDotReporter(sink, options);
    case 'default':
      if (spec.file === null && context.terminal.isLive && stream === process.stdout)
        return createLiveReporter(openTerminalScreen(process.stdout), options);
      return createPlainReporter(sink, options);
  }
}
