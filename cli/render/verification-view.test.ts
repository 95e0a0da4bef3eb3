import { expect, test } from 'vitest';
import type { Selection } from '../../core/selection.ts';
import { renderVerification, type VerificationSeen } from './verification-view.ts';

const SELECTION: Selection = { files: [{ file: 'a.test.ts', cases: [] }], isSequence: true };

test.each<[string, NonNullable<VerificationSeen['certificate']>['settings'], boolean]>([
  ['everything', { only: null }, false],
  ['failures', { only: [['a', []]] }, true],
  ['a selection', { only: null, selection: SELECTION }, true],
])('a sound certificate of %s says whether it is of a part', (_, settings, isPart) => {
  const certificate = {
    runId: 'r',
    verdict: 'green',
    totals: { cases: 1, files: 1 },
    revision: { commit: '', isDirty: false },
    settings,
  };
  const lines = renderVerification({ certificatePath: 'certificate.json', certificate, findings: [], isReplayed: true });
  expect(lines.some((line) => line.some(({ tone }) => tone === 'warn'))).toBe(isPart);
});
