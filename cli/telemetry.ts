/** What others may watch of runs: metrics that are asked for, and traces that are sent. */
import type { AccessOptions } from '../coordinator/api.ts';
import { Meter, type MetricsEndpoint, readOtlpSetting, serveMetrics, TraceSink } from '../coordinator/main.ts';
import type { RunEvent } from '../core/run-event.ts';
import type { Log } from './log.ts';
import { packageVersion } from './package-version.ts';
import type { Reporter } from './reporter/reporter.ts';

type Gauges = Parameters<Meter['render']>[0];

export interface Telemetry extends AsyncDisposable {
  /** Takes an event of a run, in order. */
  observe(run: { readonly runId: string; readonly submittedAtMs: number }, event: RunEvent): void;
  /** Listens for whoever asks for metrics, when that was wanted. Throws what `serveMetrics` throws. */
  serve(gauges: () => Gauges): Promise<void>;
}

export type TelemetryOptions = {
  /** `host:port`; `null` serves none. */
  readonly metrics: string | null;
  readonly access: AccessOptions | null;
  /** Base address by the configuration, `null` when it names none; the environment goes before it. */
  readonly traces: string | null;
  readonly log: Log;
};

/** Prepares both; nothing is opened before it is needed. */
export function openTelemetry({ metrics, access, traces, log }: TelemetryOptions): Telemetry {
  const sink = openTraces(traces, log);
  const meter = metrics === null ? null : new Meter();
  let endpoint: MetricsEndpoint | null = null;
  return {
    observe: ({ runId, submittedAtMs }, event) => {
      meter?.observe(runId, event, submittedAtMs);
      sink?.observe(runId, event);
      noteEvent(log, runId, event);
    },
    serve: async (gauges) => {
      if (metrics === null || meter === null) return;
      endpoint = await serveMetrics(metrics, access?.team ?? null, () => meter.render(gauges(), sink?.droppedSpans ?? 0));
      log.say('metrics', `metrics are at http${access?.team ? 's' : ''}://${endpoint.address}/metrics`, { address: endpoint.address });
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([endpoint?.[Symbol.asyncDispose](), sink?.[Symbol.asyncDispose]()]);
    },
  };
}

/** Makes what watches one run a reporter of it. */
export function telemetryReporter(telemetry: Telemetry): Reporter {
  let run = { runId: '', submittedAtMs: 0 };
  return {
    onEvent: (event) => {
      if (event.type === 'run-started') run = { runId: event.runId, submittedAtMs: event.atMs };
      telemetry.observe(run, event);
    },
    close: () => [],
    isForMachines: true,
  };
}

/** A collector that nobody can reach, or a wrong address, costs the traces and never the run. */
function openTraces(configured: string | null, log: Log): TraceSink | null {
  const setting = readOtlpSetting(process.env, configured);
  if (typeof setting === 'string') log.say('traces-off', setting, {}, 'warning');
  if (setting === null || typeof setting === 'string') return null;
  return new TraceSink({ setting, version: packageVersion(), onProblem: (problem) => log.say('traces-lost', problem, {}, 'warning') });
}

function noteEvent(log: Log, run: string, event: RunEvent): void {
  switch (event.type) {
    case 'run-started':
      return log.note(event.type, `run ${run} begins`, { run, commit: event.revision.commit });
    case 'agent-joined':
      return log.note(event.type, `agent ${event.agent} works for run ${run}`, { run, agent: event.agent, slots: event.slots });
    case 'agent-lost':
    case 'agent-sick': {
      const { type, agent, reason, movedUnits } = event;
      return log.note(type, `agent ${agent}: ${reason}`, { run, agent, reason, movedUnits }, 'warning');
    }
    case 'error':
      return log.note(event.type, event.error.message, { run, kind: event.error.kind, file: event.error.file }, 'error');
    case 'run-finished': {
      const { verdict, wallMs, totals, reasons } = event.summary;
      const fields = { run, verdict, wallMs, cases: totals.cases, failed: totals.failed, reason: reasons[0] ?? '' };
      return log.note(event.type, `run ${run} is ${verdict}`, fields, verdict === 'green' ? 'info' : 'warning');
    }
    default:
  }
}
