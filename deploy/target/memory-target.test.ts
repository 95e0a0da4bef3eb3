import { hostId, releaseId } from '../../core/id.ts';
import { createMemoryTarget } from './memory-target.ts';
import type { Host } from './target.ts';
import { describeTarget } from './target-contract.ts';

const host: Host = {
  id: hostId('host-1'),
  group: '',
  rack: '',
  address: '127.0.0.1',
  port: 22,
  user: 'deploy',
  roles: [],
  root: '/srv/app',
  jump: [],
};

describeTarget('hosts in memory', async () => {
  let nowMs = 1_000_000;
  const target = createMemoryTarget({ nowMs: () => nowMs });
  return {
    session: target.session(host),
    hold: async (name) => void target.model(host.id).hold(releaseId(name), name.padEnd(64, '0')),
    obstruct: async () => void (target.model(host.id).foreign = 'a directory'),
    pass: async (ms) => void (nowMs += ms),
    cut: async () => target.cut(host.id),
    mend: async () => target.mend(host.id),
    [Symbol.asyncDispose]: () => target[Symbol.asyncDispose](),
  };
});
