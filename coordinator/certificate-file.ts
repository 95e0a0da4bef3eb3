/** Writes and reads certificate files: `<stateDir>/runs/<runId>/certificate.json`. */
import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { ExpectedError } from '../core/expected-error.ts';
import type { Certificate } from './certificate/certificate.ts';
import { formatCertificate, parseCertificate } from './certificate/parse.ts';
import { certificatePath } from './journal/retention.ts';

/**
 * Writes the certificate beside the run's journal and returns its path. A reader sees the whole file or none. Answers the error when the disk
 * does not take it: the verdict stands, its proof could not be kept. It gets its name after `journaled`, when the journal that it seals is on
 * the disk: the two are flushed at the same time, and a power cut leaves no certificate without its journal.
 */
export async function writeCertificate(
  stateDir: string,
  certificate: Certificate,
  journaled: Promise<void>,
): Promise<string | ExpectedError> {
  const path = certificatePath(stateDir, certificate.runId);
  try {
    await writeFlushed(`${path}.part`, formatCertificate(certificate));
    await journaled;
    await rename(`${path}.part`, path);
    return path;
  } catch (cause) {
    return new ExpectedError(
      'journal-unwritable',
      `cannot write the certificate "${path}": ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: 'free some disk space or make the directory writable, and run again: the run has no proof',
        cause,
      },
    );
  }
}

async function writeFlushed(path: string, text: string): Promise<void> {
  await using file = await open(path, 'w');
  await file.writeFile(text, 'utf8');
  await file.sync();
}

/** Returns the certificate in the file, or why there is none, as a sentence. Throws the file system's error when it cannot be read. */
export function readCertificate(path: string): Certificate | string {
  return parseCertificate(readFileSync(path, 'utf8'));
}
