/**
 * Watches a run go by and certifies it: the same eyes for the run itself and for its replay.
 *
 * The loop shows it every input and every effect; so does `verify` with the journal's inputs and the effects of deciding again. What it
 * writes down depends on nothing else, so the two certificates are equal or something is wrong.
 */
import type { RunSummary } from '../../core/run-event.ts';
import type { Effect, RunInput } from '../run/types.ts';
import { type Certificate, type CertificateBuilder, createCertificate, type JournalProof } from './certificate.ts';

export type Witness = {
  /** Before the input is reduced. */
  seeInput(input: RunInput): void;
  /** Each effect, in order. */
  seeEffect(effect: Effect): void;
  /** Returns the certificate once the run has finished; `null` when it only planned or ended before its manifest was fixed: there is nothing to certify. */
  certify(journal: JournalProof | null): Certificate | null;
};

/** `version` is that of shard-run. */
export function createWitness(version: string): Witness {
  let start: Extract<RunInput, { readonly type: 'start' }> | null = null;
  let builder: CertificateBuilder | null = null;
  let summary: RunSummary | null = null;
  return {
    seeInput: (input) => {
      if (input.type === 'start') start ??= input;
    },
    seeEffect: (effect) => {
      if (effect.type === 'finish') summary ??= effect.summary;
      if (effect.type !== 'emit') return;
      const { event } = effect;
      if (event.type === 'run-planned' && start !== null && !start.settings.planOnly) {
        const { runId, revision, settings } = start;
        builder ??= createCertificate({ runId, revision, settings, version, manifest: event.files });
      }
      if (event.type === 'file-settled') builder?.addFile(event.file, event.cases);
    },
    certify: (journal) => (builder === null || summary === null ? null : builder.seal(summary, journal)),
  };
}
