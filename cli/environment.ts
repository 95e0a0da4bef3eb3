/** What the environment says of where we are: under CI, on a terminal, with colours. */

const CI_VARIABLES = [
  'GITHUB_ACTIONS',
  'GITLAB_CI',
  'BUILDKITE',
  'CIRCLECI',
  'TRAVIS',
  'APPVEYOR',
  'TEAMCITY_VERSION',
  'JENKINS_URL',
  'TF_BUILD',
];

export type Terminal = {
  /** The live view may move the cursor. */
  readonly isLive: boolean;
  readonly hasColours: boolean;
};

/** Returns whether this is a CI machine, as test frameworks decide it: `CI` set to anything but false, or a provider's own variable. */
export function isCiEnvironment(env: NodeJS.ProcessEnv): boolean {
  const value = env['CI'];
  if (value !== undefined) return value !== '' && value !== '0' && value !== 'false';
  return CI_VARIABLES.some((name) => env[name] !== undefined);
}

/** Returns what the stream can show. `NO_COLOR`, `CI`, a dumb terminal or no terminal at all mean plain text without a live view. */
export function detectTerminal(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv, isPlainWanted: boolean): Terminal {
  const hasNoColour = isPlainWanted || (env['NO_COLOR'] ?? '') !== '';
  const isTerminal = stream.isTTY === true && env['TERM'] !== 'dumb' && !isCiEnvironment(env);
  const isForced = (env['FORCE_COLOR'] ?? '0') !== '0';
  return { isLive: isTerminal && !hasNoColour, hasColours: !hasNoColour && (isTerminal || isForced) };
}
