/** Writes and reads certificate files: `<stateDir>/runs/<runId>/certificate.json`. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '../core/expected-error.ts';
import type { Certificate } from './certificate/certificate.ts';
import { formatCertificate, parseCertificate } from './certificate/parse.ts';
import { runDirectory } from './journal/retention.ts';

/**
 * Writes the certificate beside the run's journal and returns its path. A reader sees the whole file or none. Answers the error when the disk
 * does not take it: the verdict stands, its proof could not be kept.
 */
export function writeCertificate(stateDir: string, certificate: Certificate): string | ExpectedError {
  const path = join(runDirectory(stateDir, certificate.runId), 'certificate.json');
  try {
    const bytes = Buffer.from(formatCertificate(certificate), 'utf8');
    const fd = openSync(`${path}.part`, 'w');
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(`${path}.part`, path);
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

/** Returns the certificate in the file, or why there is none, as a sentence. Throws the file system's error when it cannot be read. */
export function readCertificate(path: string): Certificate | string {
  return parseCertificate(readFileSync(path, 'utf8'));
}
