/** What a failing browser test leaves: screenshot, page source, console, the last commands. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunnerTestCase } from 'vitest';
import * as vitest from 'vitest';
import type { Loan } from './borrow.ts';
import { readConsole } from './console-log.ts';
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
  const tried = async <Value>(name: string, answer: Promise<Value>): Promise<Value | null> => {
    try {
      return await answer;
    } catch (error) {
      gaps.push(`${name}: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`);
      return null;
    }
  };
  const ask = (path: string, method: 'GET' | 'POST' = 'GET', body?: unknown): Promise<unknown> =>
    tried(path.slice(1), sendCommand(loan.url, { method, path: `/session/${loan.sessionId}${path}`, body }, DEADLINE_MS));
  const prompt = await ask('/alert/text');
  // A prompt in the way hides the page from WebDriver; what it asked is among the commands.
  if (typeof prompt === 'string') await ask('/alert/dismiss', 'POST');
  else gaps.pop();
  const url = await ask('/url');
  const screenshot = await ask('/screenshot');
  const source = await ask('/source');
  const said = await tried('console', consoleOf(loan));
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
    ...(said === null ? [] : [text('console.txt', 'text/plain', said.join('\n'))]),
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

/** `null` where the browser tells nobody. */
async function consoleOf({ url, sessionId, capabilities }: Loan): Promise<readonly string[] | null> {
  const { webSocketUrl } = capabilities;
  if (capabilities['goog:chromeOptions'] !== undefined) {
    const command = { method: 'POST', path: `/session/${sessionId}/se/log`, body: { type: 'browser' } } as const;
    const log = await sendCommand(url, command, DEADLINE_MS);
    return Array.isArray(log) ? (log as readonly LogLine[]).map(({ level, message }) => `${String(level)} ${String(message)}`) : null;
  }
  return typeof webSocketUrl === 'string' ? readConsole(webSocketUrl, DEADLINE_MS) : null;
}

function text(name: string, contentType: string, content: string): Evidence {
  return { name, contentType, body: Buffer.from(content) };
}
