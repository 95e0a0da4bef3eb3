/** A Chromium of this machine, for the tests that need a real browser. */
import { accessSync, constants } from 'node:fs';

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Returns its path: `CHROMIUM` of the environment, or a usual place; `null`, with a word on how to get one, when there is none. */
export function findChromium(): string | null {
  const found = [process.env['CHROMIUM'], ...USUAL_PATHS].find((path) => path !== undefined && isProgram(path));
  if (found === undefined) process.stderr.write('NOT TESTED: no Chromium here; apt-get install chromium, or set CHROMIUM to its path\n');
  return found ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
