/**
 * A file that a unit left: a screenshot, a trace, an attachment.
 *
 * It is known by the digest of its bytes from the moment the agent has its own copy, so that equal files are sent and stored once, a transfer
 * that broke goes on where it was, and nobody can put other bytes in its place. A file that could not be kept is named all the same, with the
 * reason: it never costs the result that it belongs to. See docs/design/0012-artifacts.md.
 */

/** A file that a unit left, as reports name it. */
export type Artifact = {
  /** For people: `trace.zip`; at most `ARTIFACT_LIMIT.nameCharacters`. */
  readonly name: string;
  /** A media type: `image/png`. */
  readonly contentType: string;
  /** SHA-256 of the bytes, 64 lower-case hex digits; `null` when the file was not kept. */
  readonly digest: string | null;
  /** Its size; 0 when it was not kept. */
  readonly bytes: number;
  /** Why it was not kept, as a clause: `it is larger than 512 MiB`; empty when it was. */
  readonly problem: string;
};

/** The media type of what Playwright wrote down of one unit: `playwright merge-reports` makes its own reports of all of them. */
export const PLAYWRIGHT_BLOB_TYPE = 'application/vnd.playwright.blob-report+zip';

const MIB = 1024 * 1024;

/** What units may leave. Above a limit a file is dropped and named; nothing else changes. */
export const ARTIFACT_LIMIT = {
  /** A video of an hour is smaller; a heap dump is not, and nobody looks at one through a report. */
  fileBytes: 512 * MIB,
  /** A trace and a video of each of some hundred cases. */
  unitBytes: 1024 * MIB,
  unitFiles: 256,
  /** Twenty runs are kept: the disk of a coordinator holds that many. */
  runBytes: 8 * 1024 * MIB,
  nameCharacters: 256,
  /** A message of gRPC: small enough that two of them in flight are nothing, large enough that framing is. */
  chunkBytes: 256 * 1024,
} as const;

/** Extensions by media type: of what frameworks leave, and of what tests attach without a name. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/markdown': '.md',
  'application/json': '.json',
  'application/zip': '.zip',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'video/webm': '.webm',
  'video/mp4': '.mp4',
};

/**
 * Returns the name with the extension of its media type, unless it has one: Playwright calls a picture `screenshot`. Without one nobody who gets
 * the file, a browser least of all, knows what it is. A type that is not known adds nothing.
 */
export function artifactName(name: string, contentType: string): string {
  return /\.[a-z][a-z0-9]{0,7}$/i.test(name) ? name : `${name}${EXTENSIONS[contentType] ?? ''}`;
}

/** 64 lower-case hex digits, and the extension that lets a browser or an image viewer know what it opens. */
const FILE_NAME = /^[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?$/;

/** Returns the name under which the bytes are stored: digest and extension; `null` when they were not kept. */
export function artifactFile({ digest, name }: Pick<Artifact, 'digest' | 'name'>): string | null {
  if (digest === null) return null;
  return `${digest}${/\.[a-z0-9]{1,8}$/.exec(name.toLowerCase())?.[0] ?? ''}`;
}

/** Returns true for what `artifactFile` can return: such a name is safe as a file's. */
export function isArtifactFile(text: string): boolean {
  return FILE_NAME.test(text);
}

/** Returns the digest that stands in a name of `artifactFile`. */
export function digestOfFile(file: string): string {
  return file.slice(0, 64);
}
