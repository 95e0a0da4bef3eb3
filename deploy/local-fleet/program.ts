/** Runs a program of the machine to its end, with a deadline. */
import { execFile } from 'node:child_process';

const DEFAULT_MS = 120_000;
const OUTPUT_BYTES = 16 * 1024 * 1024;

export type ProgramEnd = {
  /** Exit code; `null` when it could not be started or a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  /** Both streams, standard output first. */
  readonly output: string;
};

/** Never rejects: a program that cannot be started has no code, and says why in its output. */
export function runProgram(
  file: string,
  args: readonly string[],
  options: { readonly timeoutMs?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ProgramEnd> {
  const env = { ...process.env, ...options.env };
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { env, timeout: options.timeoutMs ?? DEFAULT_MS, killSignal: 'SIGKILL', maxBuffer: OUTPUT_BYTES },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        resolve({ code, stdout, output: code === null ? `${stdout}${stderr}${error?.message ?? ''}` : `${stdout}${stderr}` });
      },
    );
  });
}
