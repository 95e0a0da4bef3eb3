/** What every reporter is to a run. */
import type { RunEvent } from '../../core/run-event.ts';

export type Reporter = {
  /** Called in order, synchronously; must not throw for what a disk can do: see `Sink`. */
  onEvent(event: RunEvent): void;
  /** Ends the report, also of a run that never finished. Returns what could not be written, in words; empty when all was. */
  close(): readonly string[];
  /** True for files and annotations that machines read: they are told of an end even when the run could not begin. */
  readonly isForMachines: boolean;
};

export type ReporterName = 'default' | 'dot' | 'json' | 'junit' | 'github' | 'blob' | 'html';

/** `file` `null` writes to the terminal's stream; of `blob` it is a folder. */
export type ReporterSpec = { readonly name: ReporterName; readonly file: string | null };
