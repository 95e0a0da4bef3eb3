/** `service.ts DIRECTORY RATE`: the web services of all hosts of a fleet in one process, each with state of its own. */
import { createServer } from 'node:http';
import { createRandom } from '../../core/random.ts';
import { readFleetState } from './fleet-state.ts';
import { createHostService } from './host-service.ts';

/** Load comes in moments of this length: short against any sampling, long against the cost of writing a log. */
const MOMENT_MS = 250;

function main([directory, rate]: readonly string[]): void {
  const state = directory === undefined ? null : readFleetState(directory);
  if (state === null) throw new Error(`no fleet in ${directory}`);
  const random = createRandom(state.directory);
  const services = state.hosts.map((host) => {
    const service = createHostService(host, Number(rate), random.fork(host.name));
    const url = new URL(host.httpUrl);
    createServer(service.answer).listen(Number(url.port), url.hostname);
    return service;
  });
  let lastMs = performance.now();
  setInterval(() => {
    const nowMs = performance.now();
    for (const service of services) service.advance(nowMs - lastMs);
    lastMs = nowMs;
  }, MOMENT_MS);
  process.stdout.write('ready\n');
}

main(process.argv.slice(2));
