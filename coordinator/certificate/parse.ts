/**
 * Turns the text of a certificate file into a certificate.
 *
 * The text must be the canonical one, to the byte: then every byte of the file is covered by the digest in it, and a change anywhere is
 * found, also one that JSON would not notice. The shape is checked before anything is believed of the content.
 */
import { canonicalJson } from './canonical-json.ts';
import { CERTIFICATE_SCHEMA, type Certificate } from './certificate.ts';

/** Returns the certificate's file text. */
export function formatCertificate(certificate: Certificate): string {
  return `${canonicalJson(certificate)}\n`;
}

/** Returns the certificate, or why the text is none, as a sentence. */
export function parseCertificate(text: string): Certificate | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'The certificate is not JSON: it is damaged or not a certificate.';
  }
  const schema = (value as { readonly schema?: unknown } | null)?.schema;
  if (typeof schema === 'number' && schema > CERTIFICATE_SCHEMA)
    return `The certificate has schema ${schema}, this shard-run knows up to ${CERTIFICATE_SCHEMA}.`;
  const problem = findMismatch(value, SHAPE, 'certificate');
  if (problem !== null) return `The certificate is malformed: ${problem}.`;
  if (`${canonicalJson(value)}\n` !== text) return 'The certificate was changed: its text is not the one its content is written as.';
  return value as Certificate;
}

/** `null` stands for a value that may be null; a one-element array for a list; a name for a `typeof`. */
type Shape = 'string' | 'number' | 'boolean' | 'any' | readonly [Shape] | { readonly [key: string]: Shape } | { readonly optional: Shape };

const COUNTS = { cases: 'number', passed: 'number', failed: 'number', skipped: 'number', flaky: 'number', missing: 'number' } as const;
const SHAPE: Shape = {
  schema: 'number',
  runId: 'string',
  revision: { commit: 'string', tree: 'string', isDirty: 'boolean' },
  version: 'string',
  settings: { planOnly: 'boolean', flakyPolicy: 'string' },
  manifest: { files: 'number', digest: 'string' },
  files: [{ file: 'string', contentDigest: 'string', collectionDigest: 'string', outcomesDigest: 'string', ...COUNTS }],
  agents: [{ id: 'string', labels: ['string'], slots: 'number', busyMs: 'number', isLost: 'boolean' }],
  errors: { collection: 'number', runner: 'number', agent: 'number', workspace: 'number', digest: 'string' },
  totals: { files: 'number', ...COUNTS },
  verdict: 'string',
  exitCode: 'number',
  reasons: ['string'],
  startedAtMs: 'number',
  wallMs: 'number',
  boundMs: 'number',
  journal: { optional: { digest: 'string', bytes: 'number' } },
  selfDigest: 'string',
};

/** Answers what does not fit, in words, or `null`. */
function findMismatch(value: unknown, shape: Shape, path: string): string | null {
  if (shape === 'any') return null;
  if (typeof shape === 'string') return typeof value === shape ? null : `${path} is no ${shape}`;
  if (isList(shape)) {
    if (!Array.isArray(value)) return `${path} is no list`;
    return firstProblem(value.map((held, index) => () => findMismatch(held, shape[0], `${path}[${index}]`)));
  }
  if ('optional' in shape) return value === null ? null : findMismatch(value, shape['optional'] as Shape, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} is no object`;
  const held = value as Readonly<Record<string, unknown>>;
  return firstProblem(
    Object.entries(shape).map(
      ([key, inner]) =>
        () =>
          findMismatch(held[key], inner as Shape, `${path}.${key}`),
    ),
  );
}

function firstProblem(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const problem = check();
    if (problem !== null) return problem;
  }
  return null;
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}
