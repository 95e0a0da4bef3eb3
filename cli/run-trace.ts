/** The traces of one run, for whoever asked for them: light to import, for nearly nobody does. */
import type { Reporter } from './reporter/reporter.ts';
import type { RunSetup } from './run-setup.ts';

/** Part of a run: closing it waits a moment for what has not been sent. */
export interface RunTraces extends AsyncDisposable {
  readonly reporters: readonly Reporter[];
}

const WISHES = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] as const;

export async function openRunTraces(setup: RunSetup): Promise<RunTraces> {
  const isWanted = setup.traces !== null || WISHES.some((name) => process.env[name]);
  if (!isWanted) return { reporters: [], [Symbol.asyncDispose]: () => Promise.resolve() };
  const [{ openTelemetry, telemetryReporter }, { createLog }] = await Promise.all([import('./telemetry.ts'), import('./log.ts')]);
  const telemetry = openTelemetry({ metrics: null, access: null, traces: setup.traces, log: createLog(null) });
  return { reporters: [telemetryReporter(telemetry)], [Symbol.asyncDispose]: () => telemetry[Symbol.asyncDispose]() };
}
