/** What a slot of a Grid offers against what a session is asked for: refuses only what no Grid would match. */
import type { WebDriverRequest } from '../../core/webdriver.ts';

/** Of a Grid's slot, or of what a session is asked for: the capabilities by which a Grid chooses. Whatever is no text says nothing. */
export type Stereotype = { readonly browserName?: unknown; readonly browserVersion?: unknown; readonly platformName?: unknown };

/** Systems by what their names have in common; a Grid knows more names than these, and of those nothing is said. */
const FAMILIES: readonly (readonly [family: string, form: RegExp])[] = [
  ['windows', /^(?:win|vista|xp$)/iu],
  ['mac', /^(?:mac|os x|darwin)/iu],
  ['linux', /^linux/iu],
];
/** Channels, which a Grid leaves to the driver. */
const CHANNELS: ReadonlySet<string> = new Set(['', 'stable', 'beta', 'dev', 'canary', 'nightly']);

/** Returns what of the request a Grid chooses by. */
export function wishOf({ browser, capabilities }: WebDriverRequest): Stereotype {
  const { browserVersion, platformName } = capabilities;
  return { browserName: browser, browserVersion, platformName };
}

/** Returns whether a slot may serve the wish, as far as both speak of the same. */
export function isOffered(wish: Stereotype, offer: Stereotype): boolean {
  const [wanted, offered] = [textOf(wish.browserName), textOf(offer.browserName)];
  return wanted === offered && isSameVersion(wish, offer) && isSameFamily(wish, offer);
}

/** Returns it in words: `"chrome" 118 on "windows"`. */
export function stereotypeInWords({ browserName, browserVersion, platformName }: Stereotype): string {
  const [version, platform] = [textOf(browserVersion), textOf(platformName)];
  return `"${textOf(browserName)}"${version === '' ? '' : ` ${version}`}${platform === '' ? '' : ` on "${platform}"`}`;
}

/** `118` and `118.0.5993` are the same as far as they go. */
function isSameVersion(wish: Stereotype, offer: Stereotype): boolean {
  const [wanted, offered] = [textOf(wish.browserVersion), textOf(offer.browserVersion)];
  if (CHANNELS.has(wanted) || CHANNELS.has(offered)) return true;
  const parts = offered.split('.');
  return wanted.split('.').every((part, index) => parts[index] === undefined || parts[index] === part);
}

function isSameFamily(wish: Stereotype, offer: Stereotype): boolean {
  const [wanted, offered] = [familyOf(wish), familyOf(offer)];
  return wanted === null || offered === null || wanted === offered;
}

function familyOf({ platformName }: Stereotype): string | null {
  return FAMILIES.find(([, form]) => form.test(textOf(platformName)))?.[0] ?? null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}
