/** Finds the browsers of this machine by starting each: one that is installed and cannot start would fail every test that needs it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPrograms } from './find-program.ts';
import { signalGroup } from './survivor.ts';

type Engine = 'chromium' | 'firefox';
/** `programs` are names on the path, or absolute. */
type Candidate = { readonly label: string; readonly engine: Engine; readonly programs: readonly string[] };

/** A cold start on a busy machine; one that takes longer is of no use for tests either. */
const START_MS = 20_000;
/** What is to come back from the browser: it has then parsed a page. */
const MARK = 'shard-run-was-here';
/** A page of ours is a line; a browser that says more is telling its troubles. */
const MAX_SAID = 64 * 1024;
const PAGE = `data:text/html,<p>${MARK}</p>`;

/** Returns the browsers that start, as `browser:firefox`: labels where something drives them (program.ts). Takes seconds. Never rejects. */
export async function findBrowserLabels(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const labels: string[] = [];
  // One after the other: several at once would look slow.
  for (const { label, engine, programs } of candidates(env)) {
    const program = programs.flatMap((name) => findPrograms(name, env)).at(0);
    if (program !== undefined && (await starts(program, engine))) labels.push(`browser:${label}`);
  }
  return labels;
}

function candidates(env: NodeJS.ProcessEnv): readonly Candidate[] {
  const [mac, windows] = [
    (name: string) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    (...parts: string[]) => [env['ProgramFiles'], env['ProgramFiles(x86)']].flatMap((root) => (root ? [path.join(root, ...parts)] : [])),
  ];
  return [
    {
      label: 'google-chrome',
      engine: 'chromium',
      programs: [
        'google-chrome-stable',
        'google-chrome',
        mac('Google Chrome'),
        ...windows('Google', 'Chrome', 'Application', 'chrome.exe'),
      ],
    },
    { label: 'chromium', engine: 'chromium', programs: ['chromium', 'chromium-browser', mac('Chromium')] },
    {
      label: 'edge',
      engine: 'chromium',
      programs: ['microsoft-edge', mac('Microsoft Edge'), ...windows('Microsoft', 'Edge', 'Application', 'msedge.exe')],
    },
    {
      label: 'firefox',
      engine: 'firefox',
      programs: ['firefox', 'firefox-esr', mac('firefox'), ...windows('Mozilla Firefox', 'firefox.exe')],
    },
  ];
}

async function starts(program: string, engine: Engine): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-browser-'));
  try {
    const picture = path.join(folder, 'page.png');
    const { code, said } = await run(program, engine === 'chromium' ? chromiumArgs(folder) : firefoxArgs(folder, picture));
    return engine === 'chromium' ? said.includes(MARK) : code === 0 && existsSync(picture);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function chromiumArgs(folder: string): string[] {
  // Its sandbox refuses root, who has nothing to be protected from here: the page is ours.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    '--headless=new',
    '--no-first-run',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    ...sandbox,
    `--user-data-dir=${folder}`,
    '--dump-dom',
    PAGE,
  ];
}

function firefoxArgs(folder: string, picture: string): string[] {
  return ['--headless', '--no-remote', '--profile', folder, '--screenshot', picture, PAGE];
}

function run(program: string, args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    let said = '';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'], detached: process.platform !== 'win32', windowsHide: true });
    const overdue = setTimeout(() => {
      child.kill('SIGKILL');
      if (process.platform !== 'win32' && child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
    }, START_MS);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < MAX_SAID) said += text;
    });
    child.once('error', () => resolve({ code: null, said }));
    child.once('close', (code) => {
      clearTimeout(overdue);
      resolve({ code, said });
    });
  });
}
