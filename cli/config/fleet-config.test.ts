import { expect, test } from 'vitest';
import { fleetConfig } from './fleet-config.ts';
import type { FleetOptions } from './fleet-option.ts';

const PLACE = { folder: '/project', user: 'ann', env: {} };

function settingsOf(rollout?: NonNullable<FleetOptions['rollout']>): ReturnType<typeof fleetConfig>['settings'] {
  return fleetConfig('web', { hosts: ['web-1'], root: '/srv/app', ...(rollout === undefined ? {} : { rollout }) }, PLACE).settings;
}

test('a rollout of which nothing is said draws a tenth, five to thirty hosts, then a quarter, then all but a tenth, and watches as the guide says', () => {
  expect(settingsOf()).toMatchObject({
    canaryRatio: 0.1,
    canaryMin: 5,
    canaryMax: 30,
    canaryMs: 60_000,
    canaryExtendedMs: 120_000,
    waveRatio: 0.25,
    waveMs: 60_000,
    holdBackRatio: 0.1,
    fullMs: 300_000,
    tickMs: 5_000,
    deadManMs: 80_000,
    inconclusive: 'hold',
    keepReleases: 5,
  });
});

test('what is spent on all looks together is at most one false rollback in a thousand', () => {
  const { alpha } = settingsOf();
  expect(alpha.canary + alpha.wave + alpha.full).toBeLessThanOrEqual(0.001 + Number.EPSILON);
});

test('keys are pinned in the project, agents are asked and not forwarded', () => {
  const { access, port, user } = fleetConfig('web', { hosts: ['web-1'], root: '/srv/app' }, PLACE);
  expect({ ...access, identities: [], port, user }).toEqual({
    identities: [],
    useAgent: true,
    passphraseVariable: null,
    knownHosts: '/project/.shard-run/known_hosts',
    forwardAgent: false,
    port: 22,
    user: 'ann',
  });
});
