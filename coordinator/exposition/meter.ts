/** Keeps the figures of a coordinator's runs, for whoever asks for them as text. */
import type { RunEvent } from '../../core/run-event.ts';
import { renderMetrics } from '../telemetry/metric.ts';
import { type CoordinatorGauges, collectMetrics, createRunMeter, meterEvent } from '../telemetry/run-meter.ts';

export class Meter {
  readonly #meter = createRunMeter();

  /** Takes an event of a run, in order; `submittedAtMs` is when the run was asked for. */
  observe(run: string, event: RunEvent, submittedAtMs: number): void {
    meterEvent(this.#meter, run, event, submittedAtMs);
  }

  /** Returns the figures in the text format of Prometheus. */
  render(gauges: CoordinatorGauges, droppedSpans: number): string {
    const help = 'Spans of traces that could not be sent.';
    const samples = [{ suffix: '', labels: {}, value: droppedSpans }];
    return renderMetrics([
      ...collectMetrics(this.#meter, gauges),
      { name: 'shard_run_spans_dropped_total', help, type: 'counter', samples },
    ]);
  }
}
