import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ExpectedError } from '../../core/expected-error.ts';
import { SecureCoordinator } from '../../test/support/secure-coordinator.ts';
import { createAuthority, createServerCertificate } from '../credential/certificate.ts';
import { METRICS_CONTENT_TYPE } from '../telemetry/metric.ts';
import { serveMetrics } from './metrics-endpoint.ts';

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'served',
    (error: unknown) => (error instanceof ExpectedError ? error.code : String(error)),
  );

test('metrics are read anew at each question, and nothing else is answered', async () => {
  let asked = 0;
  await using endpoint = await serveMetrics('127.0.0.1:0', null, () => `asked ${(asked += 1)}\n`);
  const ask = (path: string, method = 'GET') => fetch(`http://${endpoint.address}${path}`, { method });
  const first = await ask('/metrics');
  expect([first.status, first.headers.get('content-type'), await first.text()]).toEqual([200, METRICS_CONTENT_TYPE, 'asked 1\n']);
  expect(await (await ask('/metrics?name=x')).text()).toBe('asked 2\n');
  expect([(await ask('/')).status, (await ask('/metrics', 'POST')).status]).toEqual([404, 404]);
});

test('an address that cannot be had is refused with its reason', async () => {
  await using taken = await serveMetrics('127.0.0.1:0', null, () => '');
  const missing = { certFile: '/nowhere/cert.pem', keyFile: '/nowhere/key.pem', caFile: '/nowhere/ca.pem' };
  expect(await codeOf(serveMetrics('0.0.0.0:0', null, () => ''))).toBe('not-loopback');
  expect(await codeOf(serveMetrics(taken.address, null, () => ''))).toBe('port-in-use');
  expect(await codeOf(serveMetrics('0.0.0.0:0', missing, () => ''))).toBe('credential-unusable');
});

test('beyond loopback only who shows a certificate of the authority is answered', async () => {
  using folder = makeFolder();
  const authority = await createAuthority({ nowMs: Date.now(), ttlMs: 60_000 });
  const own = await createServerCertificate(authority, { nowMs: Date.now(), ttlMs: 60_000 });
  const ca = authority.certificate.toString();
  await using others = await SecureCoordinator.start();
  const scraper = await others.join('scraper');
  const tls = {
    certFile: folder.write('cert', own.certificate.toString()),
    keyFile: folder.write('key', own.key.export({ type: 'pkcs8', format: 'pem' }).toString()),
    caFile: folder.write('ca', scraper.authorities.join('\n')),
  };
  await using endpoint = await serveMetrics('0.0.0.0:0', tls, () => 'figures\n');
  const port = Number(endpoint.address.split(':')[1]);
  const ask = (client: { readonly cert?: string; readonly key?: string }) =>
    new Promise<string>((resolve) => {
      const options = { host: '127.0.0.1', port, path: '/metrics', ca, checkServerIdentity: () => undefined, ...client };
      get(options, (response) => void response.setEncoding('utf8').once('data', resolve)).once('error', () => resolve('refused'));
    });
  expect(await ask({ cert: scraper.certificate, key: scraper.key })).toBe('figures\n');
  expect(await ask({})).toBe('refused');
});

function makeFolder(): Disposable & { write(name: string, text: string): string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-metrics-'));
  return {
    write: (name, text) => {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
