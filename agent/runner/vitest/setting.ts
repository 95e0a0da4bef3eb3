/** The settings of a suite that this runner reads. */
import { ExpectedError } from '../../../core/expected-error.ts';
import { type JsonObject, MAX_REPEATS } from '../../../core/suite-spec.ts';
import { parseWebDriver, type WebDriverRequest } from '../../../core/webdriver.ts';

export type VitestSettings = {
  /** The browser of `shard-run/selenium`; `null` for a suite without one. */
  readonly webdriver: WebDriverRequest | null;
  /** How often each case runs in its process, for a soak; 1 for tests. */
  readonly repeats: number;
};

/** Throws `config-invalid`. */
export function parseSettings({ webdriver, repeats = 1 }: JsonObject): VitestSettings {
  if (typeof repeats !== 'number' || !Number.isInteger(repeats) || repeats < 1 || repeats > MAX_REPEATS) {
    throw new ExpectedError('config-invalid', `"repeats" cannot be ${JSON.stringify(repeats)}: expected 1 to ${MAX_REPEATS}`, {
      hint: 'leave it out',
    });
  }
  return { webdriver: webdriver === undefined ? null : parseWebDriver(webdriver), repeats };
}

/**
 * Returns how many units of the suite an agent may run at once; `null` is no limit. The windows of Internet Explorer share one focus and one
 * set of cookies, whoever drives them: one session a machine. Behind a remote end that is the remote end's to see to.
 */
export function maxPerAgentOf({ webdriver }: VitestSettings): number | null {
  return webdriver?.browser === 'internet explorer' && webdriver.url === null ? 1 : null;
}
