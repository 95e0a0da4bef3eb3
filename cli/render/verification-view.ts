/**
 * What an offline check of a run found, in words.
 *
 * A sound certificate takes two lines: what it proves and what was checked. An unsound one lists every finding; how many are shown is
 * limited, that there are more is said. The verdict of the run itself does not decide the colour: a sound certificate of a red run is sound.
 */

import type { Selection } from '../../core/selection.ts';
import { formatCount, plural } from './duration.ts';
import type { Line } from './line.ts';
import { span } from './line.ts';
import { visible } from './text.ts';

const FINDINGS_MAX = 50;

export type VerificationSeen = {
  readonly certificatePath: string;
  readonly certificate: {
    readonly runId: string;
    readonly verdict: string;
    readonly totals: { readonly cases: number; readonly files: number };
    readonly revision: { readonly commit: string; readonly isDirty: boolean };
    /** What the run was narrowed to; neither for a run of everything. */
    readonly settings: { readonly only: readonly unknown[] | null; readonly selection?: Selection };
  } | null;
  readonly findings: readonly string[];
  readonly isReplayed: boolean;
};

export function renderVerification(seen: VerificationSeen): Line[] {
  const { certificate, findings } = seen;
  const lines: Line[] = [];
  if (certificate !== null) {
    const { totals, revision, settings } = certificate;
    const commit =
      revision.commit === '' ? '' : `, commit ${revision.commit.slice(0, 12)}${revision.isDirty ? ' with uncommitted changes' : ''}`;
    lines.push([
      span(
        'plain',
        `run ${visible(certificate.runId)}: ${certificate.verdict}, ${plural(totals.cases, 'case')} in ${plural(totals.files, 'file')}${commit}`,
      ),
    ]);
    const part = partOf(settings);
    if (part !== null) lines.push([span('warn', `a part of the tests and no proof of the whole: ${part}`)]);
  }
  if (findings.length === 0) {
    const checked = seen.isReplayed
      ? 'its digests agree, and its journal decided again gives the same verdict'
      : 'its digests agree; its journal is gone, so it was checked by itself';
    return [...lines, [span('good', 'proven'), span('plain', `  ${visible(seen.certificatePath)}: ${checked}`)]];
  }
  lines.push([span('bad', 'not proven'), span('plain', `  ${visible(seen.certificatePath)}`)]);
  for (const finding of findings.slice(0, FINDINGS_MAX)) lines.push([span('bad', `  ${visible(finding)}`)]);
  if (findings.length > FINDINGS_MAX) lines.push([span('bad', `  … and ${formatCount(findings.length - FINDINGS_MAX)} more`)]);
  return lines;
}

function partOf({ only, selection }: NonNullable<VerificationSeen['certificate']>['settings']): string | null {
  if (selection === undefined) return only === null ? null : 'what had failed in the run before';
  const cases = selection.files.reduce((sum, file) => sum + file.cases.length, 0);
  const files = plural(selection.files.length, 'file');
  const named = cases === 0 ? files : `${plural(cases, 'case')} of ${files}`;
  return `${named} by name${selection.isSequence ? ', one after the other on one slot' : ''}`;
}
