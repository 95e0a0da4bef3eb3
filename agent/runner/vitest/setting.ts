/** The settings of a suite that this runner reads. */
import type { JsonObject } from '../../../core/suite-spec.ts';
import { parseWebDriver, type WebDriverRequest } from '../../../core/webdriver.ts';

export type VitestSettings = {
  /** The browser of `shard-run/selenium`; `null` for a suite without one. */
  readonly webdriver: WebDriverRequest | null;
};

/** Throws `config-invalid`. */
export function parseSettings({ webdriver }: JsonObject): VitestSettings {
  return { webdriver: webdriver === undefined ? null : parseWebDriver(webdriver) };
}

/**
 * Returns how many units of the suite an agent may run at once; `null` is no limit. The windows of Internet Explorer share one focus and one
 * set of cookies, whoever drives them: one session a machine. Behind a remote end that is the remote end's to see to.
 */
export function maxPerAgentOf({ webdriver }: VitestSettings): number | null {
  return webdriver?.browser === 'internet explorer' && webdriver.url === null ? 1 : null;
}
