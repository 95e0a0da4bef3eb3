/** What a failing browser test leaves: screenshot, page source, console, the last commands. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunnerTestCase } from 'vitest';
import * as vitest from 'vitest';
import type { Loan } from './borrow.ts';
import { sendCommand } from './remote-end.ts';

/** One file of it. */
export type Evidence = { readonly name: string; readonly contentType: string; readonly body: Uint8Array };

type RecordArtifact = (task: RunnerTestCase, artifact: unknown) => Promise<unknown>;
type LogLine = { readonly level?: unknown; readonly message?: unknown };

/** The test has failed already: what cannot be had soon is left out, and says so in `commands.txt`. */
const DEADLINE_MS = 5_000;
/** What a failing test leaves where Vitest cannot take it (3.x): beside the project, in the folder that every run's state has. */
const FOLDER = path.join('.shard-run', 'webdriver');

/** Takes it from the session as it stands. Never throws. */
export async function takeEvidence(loan: Loan, lines: readonly string[]): Promise<readonly Evidence[]> {
  const gaps: string[] = [];
  const ask = async (path: string, method: 'GET' | 'POST' = 'GET', body?: unknown): Promise<unknown> => {
    try {
      return await sendCommand(loan.url, { method, path: `/session/${loan.sessionId}${path}`, body }, DEADLINE_MS);
    } catch (error) {
      gaps.push(`${path.slice(1)}: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`);
      return null;
    }
  };
  const prompt = await ask('/alert/text');
  // A prompt in the way hides the page from WebDriver; what it asked is among the commands.
  if (typeof prompt === 'string') await ask('/alert/dismiss', 'POST');
  else gaps.pop();
  const url = await ask('/url');
  const screenshot = await ask('/screenshot');
  const source = await ask('/source');
  const log = loan.capabilities['goog:chromeOptions'] === undefined ? null : await ask('/se/log', 'POST', { type: 'browser' });
  const asked = typeof prompt === 'string' ? [`an open prompt said ${JSON.stringify(prompt)}`] : [];
  const notes = [
    `page: ${typeof url === 'string' ? url : 'unknown'}`,
    ...asked,
    ...gaps.map((gap) => `could not be had: ${gap}`),
    '',
    ...lines,
  ];
  return [
    ...(typeof screenshot === 'string'
      ? [{ name: 'screenshot.png', contentType: 'image/png', body: Buffer.from(screenshot, 'base64') }]
      : []),
    ...(typeof source === 'string' ? [text('page.html', 'text/html', source)] : []),
    ...(Array.isArray(log) ? [text('console.txt', 'text/plain', (log as readonly LogLine[]).map(consoleLine).join('\n'))] : []),
    text('commands.txt', 'text/plain', `${notes.join('\n')}\n`),
  ];
}

/** Hands it to Vitest, from 4 on; before that it is written to a folder, whose name stands in the test's output. */
export async function keepEvidence(task: RunnerTestCase, files: readonly Evidence[]): Promise<void> {
  const { recordArtifact } = vitest as unknown as { readonly recordArtifact?: RecordArtifact };
  if (recordArtifact === undefined) {
    writeEvidence(task, files);
    return;
  }
  for (const { name, contentType, body } of files) {
    // Vitest itself would refuse an annotation: the test has failed by now.
    await recordArtifact(task, { type: 'shard-run:evidence', attachments: [{ name, contentType, body: new Uint8Array(body) }] });
  }
}

function writeEvidence(task: RunnerTestCase, files: readonly Evidence[]): void {
  const folder = path.join(process.cwd(), FOLDER, task.id.replace(/[^\w-]/gu, '_'));
  mkdirSync(folder, { recursive: true });
  for (const { name, body } of files) writeFileSync(path.join(folder, name), body);
  process.stderr.write(`what the failing test left is in ${folder}\n`);
}

function consoleLine({ level, message }: LogLine): string {
  return `${String(level)} ${String(message)}`;
}

function text(name: string, contentType: string, content: string): Evidence {
  return { name, contentType, body: Buffer.from(content) };
}
