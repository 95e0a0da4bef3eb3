/** Asks the Grids that suites name for their browsers before anything is sent, queued or started. */
import type { SuiteSpec } from '../core/suite-spec.ts';
import { parseWebDriver } from '../core/webdriver.ts';

/** Throws `remote-end-unusable` when one that this machine reaches has nothing that matches. What it cannot reach, agents may. */
export async function requireGrids(suites: readonly SuiteSpec[]): Promise<void> {
  const requests = suites.flatMap(({ settings: { webdriver } }) => (webdriver === undefined ? [] : [parseWebDriver(webdriver)]));
  const remote = requests.filter(({ url }) => url !== null);
  if (remote.length === 0) return;
  const { lookAtGrid } = await import('../agent/main.ts');
  await Promise.all(remote.map(lookAtGrid));
}
