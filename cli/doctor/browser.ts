/** Looks for what the project's browser suites need here: browsers, drivers, and on Windows the settings that Internet Explorer mode trips over. */
import { execFile } from 'node:child_process';
import { foundBrowserLabels, installHint } from '../../agent/api.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import { BROWSER_NAMES, browserLabel, parseWebDriver } from '../../core/webdriver.ts';
import type { Finding } from '../render/doctor-view.ts';

const REG_DEADLINE_MS = 5_000;
const ZONES = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings\Zones`;
const ZOOM = String.raw`HKCU\Software\Microsoft\Internet Explorer\Zoom`;
/** Protected mode of a zone; the driver wants the same answer in all four that it visits. */
const PROTECTED_MODE = '2500';
const VISITED_ZONES = ['1', '2', '3', '4'];
/** Per cent, times a thousand. */
const NO_ZOOM = 100_000;

/** What decides whether Internet Explorer mode can be driven: values of the registry as `reg query` prints them, and who is logged in. */
export type ExplorerSetting = { readonly zones: string; readonly zoom: string; readonly sessionName: string | undefined };

/** One finding for each browser that a suite wants opened on the machine it runs on; none where a remote end opens it. */
export async function checkBrowsers(suites: readonly SuiteSpec[]): Promise<Finding[]> {
  const wanted = suites.flatMap(({ settings: { webdriver } }) => (webdriver === undefined ? [] : [parseWebDriver(webdriver)]));
  const local = BROWSER_NAMES.filter((name) =>
    wanted.some(({ browser, url, driverPath }) => browser === name && url === null && driverPath === null),
  );
  const found = new Set(foundBrowserLabels());
  const browsers = local.map((browser): Finding => {
    const label = browserLabel(browser);
    if (found.has(label)) return { state: 'good', subject: browser, text: 'browser and driver are here', next: '' };
    return {
      state: 'warning',
      subject: browser,
      text: 'browser or driver is not on this machine: its suite needs another agent',
      next: `${installHint(browser)}; or start an agent where they are, with the label ${label}; or give "webdriver.url"`,
    };
  });
  const isExplorerHere = process.platform === 'win32' && local.includes('internet explorer');
  return isExplorerHere ? [...browsers, ...explorerFindings(await readExplorerSetting())] : browsers;
}

/** What a driver of Internet Explorer mode trips over. Pure: `reg query` speaks the same language everywhere. */
export function explorerFindings({ zones, zoom, sessionName }: ExplorerSetting): Finding[] {
  const subject = 'ie mode';
  const modes = new Set(VISITED_ZONES.map((zone) => protectedModeOf(zones, zone)));
  const factor = registryNumber(zoom, 'ZoomFactor') ?? NO_ZOOM;
  const findings: (Finding | null)[] = [
    modes.size === 1
      ? null
      : {
          state: 'warning',
          subject,
          text: 'protected mode is not the same in all zones: a session can be lost when a test goes from one to another',
          next: 'Internet Options, Security: make "Enable Protected Mode" the same in all four zones',
        },
    factor === NO_ZOOM
      ? null
      : {
          state: 'warning',
          subject,
          text: `the zoom is ${factor / 1000} %: clicks of native events land beside their elements`,
          next: 'set the zoom to 100 %',
        },
    sessionName !== undefined && sessionName !== '' && sessionName !== 'Services'
      ? null
      : {
          state: 'bad',
          subject,
          text: 'this is no interactive session: its windows have no screen, and nothing can be clicked',
          next: 'start the agent in a session that is logged in, not as a service',
        },
  ];
  const traps = findings.filter((finding) => finding !== null);
  return traps.length > 0 ? traps : [{ state: 'good', subject, text: 'zones, zoom and session are as the driver wants them', next: '' }];
}

/** `null` where the zone says nothing of it. */
function protectedModeOf(zones: string, zone: string): number | null {
  const part = zones.split(/^HKEY_/mu).find((each) => each.split(/\r?\n/u, 1)[0]?.trim().endsWith(`\\Zones\\${zone}`));
  return registryNumber(part ?? '', PROTECTED_MODE);
}

function registryNumber(text: string, name: string): number | null {
  const found = new RegExp(String.raw`^\s+${name}\s+REG_DWORD\s+(0x[\da-f]+)`, 'imu').exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

async function readExplorerSetting(): Promise<ExplorerSetting> {
  const [zones, zoom] = await Promise.all([query([ZONES, '/s', '/v', PROTECTED_MODE]), query([ZOOM])]);
  return { zones, zoom, sessionName: process.env['SESSIONNAME'] };
}

function query(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('reg', ['query', ...args], { timeout: REG_DEADLINE_MS, windowsHide: true }, (_, stdout) => resolve(stdout));
  });
}
