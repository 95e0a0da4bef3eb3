/** Files that a test attached to an annotation, or recorded as an artifact of its own: as a path, or as bytes that are put into a file here. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { artifactName } from '../../../core/artifact.ts';
import { sha256Hex } from '../../../core/digest.ts';

/** As Vitest's workers send it; `onTaskAnnotate` before Vitest 4, `onTaskArtifactRecord` since. */
type Attachment = {
  path?: string;
  contentType?: string;
  body?: string | Uint8Array;
  readonly bodyEncoding?: string;
  readonly name?: string;
};
type Annotation = { readonly message?: string; readonly attachment?: Attachment };
type Recorded = Annotation & { readonly type?: string; readonly annotation?: Annotation; readonly attachments?: readonly Attachment[] };

/** A file that a case left, once Vitest has been told of it. */
export type AttachedFile = { readonly name: string; readonly contentType: string; readonly path: string };

/** What Vitest's own report shows of bytes without a type. */
const UNKNOWN_TYPE = 'application/octet-stream';

/** Writes attached bytes into a folder of this process, which is removed at the end of the run or of the process: the agent has its own copies by then. */
export class AttachmentFolder {
  readonly #folder: string;
  #isRemovedAtExit = false;

  constructor(cacheDir: string) {
    this.#folder = join(cacheDir, 'attachment', String(process.pid));
  }

  write(bytes: Uint8Array): string {
    const path = join(this.#folder, sha256Hex(bytes));
    try {
      this.#make();
      writeFileSync(path, bytes);
    } catch {
      // The agent finds no file there, and says so beside the result.
    }
    return path;
  }

  /** The agent has its copies: the run is over. */
  empty(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #make(): void {
    mkdirSync(this.#folder, { recursive: true });
    if (this.#isRemovedAtExit) return;
    process.once('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
    this.#isRemovedAtExit = true;
  }
}

/**
 * Returns the files of what a test annotated or recorded; called back when Vitest has taken it, for it then has put a copy of its own in the
 * place of the test's path. Links to other machines, and annotations without an attachment, have none.
 */
export function attachedFiles(recorded: unknown, root: string, folder: AttachmentFolder): () => AttachedFile[] {
  const { annotation, attachment, attachments, message, type } = recorded as Recorded;
  const found = [attachment, annotation?.attachment, ...(attachments ?? [])].filter((one) => one !== undefined && one !== null);
  const title = annotation?.message ?? message ?? type ?? '';
  // The name that the test gave: Vitest's copy has a digest in the place of it.
  const named = found.map((one) => ({ attachment: one, given: one.name ?? (one.path === undefined ? '' : basename(one.path)) }));
  return () => named.flatMap((one) => attachedFile(one.attachment, one.given || titled(title, one.attachment), { root, folder }) ?? []);
}

function attachedFile(
  attachment: Attachment,
  name: string,
  place: { readonly root: string; readonly folder: AttachmentFolder },
): AttachedFile | null {
  const { path, body, bodyEncoding, contentType = UNKNOWN_TYPE } = attachment;
  if (path !== undefined && /^https?:\/\//.test(path)) return null;
  if (path !== undefined && path !== '') return { name, contentType, path: resolve(place.root, path) };
  if (body === undefined) return null;
  const bytes = typeof body === 'string' ? Buffer.from(body, bodyEncoding === 'utf-8' ? 'utf8' : 'base64') : body;
  return { name, contentType, path: place.folder.write(bytes) };
}

function titled(title: string, { contentType }: Attachment): string {
  return artifactName(title === '' ? 'attachment' : title, contentType ?? UNKNOWN_TYPE);
}
