import { expect, test } from 'vitest';
import type { LocalFleet } from '../../deploy/api.ts';
import { fleetConfig } from '../config/fleet-config.ts';
import { validateConfig } from '../config/validate-config.ts';
import { shopConfig } from './fleet-plan.ts';

/** What the plan reads of a fleet. */
function fleetOf(count: number): LocalFleet {
  const hosts = Array.from({ length: count }, (_, index) => ({
    name: `host-${index}`,
    address: `127.0.0.${index + 1}`,
    port: 2222,
    user: 'root',
    group: 'web',
    rack: `rack-${index % 2}`,
    root: '/srv/app',
    httpUrl: `http://127.0.0.${index + 1}:8080`,
  }));
  return { hosts, identity: '/key', knownHosts: '/known', reload: 'reload', servingPid: 'pid' } as unknown as LocalFleet;
}

const HOSTS = Array.from({ length: 13 }, (_, index) => index + 18);

test.each(HOSTS)('the configuration for %i hosts is accepted, and its draw can prove what its alpha promises', (count) => {
  const { deploy } = validateConfig('shard.config.js', JSON.parse(JSON.stringify(shopConfig(fleetOf(count), 4_000))) as unknown);
  const options = deploy?.['local'];
  if (options === undefined) throw new Error('no fleet');
  const { settings } = fleetConfig('local', options, { folder: '/', user: 'root', env: {} });
  const canaries = Math.round(settings.canaryRatio * count);
  const placebos = Math.round(settings.placeboRatio * count);
  const wave = Math.round(settings.waveRatio * count) - canaries;
  expect(canaries).toBeGreaterThanOrEqual(Math.max(settings.canaryMin, 6));
  expect(canaries).toBeLessThanOrEqual(settings.canaryMax);
  expect(wave).toBeGreaterThan(0);
  expect(wave + placebos).toBeLessThanOrEqual(count - canaries);
  expect(chanceOfOneDraw(canaries, placebos)).toBeLessThan(settings.alpha.canary);
});

/** When both racks have as many of either, or one more: the largest chance that one draw can have. */
function chanceOfOneDraw(canaries: number, placebos: number): number {
  const ways = (of: number, size: number): number => (size === 0 ? 1 : (ways(of - 1, size - 1) * of) / size);
  const half = Math.floor(canaries / 2);
  const otherHalf = Math.floor(placebos / 2);
  return 1 / ways(half + otherHalf, half) ** 2;
}
