import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { expect, test } from 'vitest';
import { runId } from '../../../core/id.ts';
import { cancelRun, connect, fetchCertificate, submitRun, watchRun } from './run-client.ts';

const RUN = runId('run-1');
const REQUEST = {
  submissionId: 'one',
  revision: { commit: '', tree: '', isDirty: false },
  suites: [],
  isCi: false,
  retries: 0,
  bail: null,
  allowsFlaky: false,
  labelRules: [],
  isFailedOnly: false,
  branch: '',
  isSuperseding: false,
  priority: 0,
};

const bytes = { requestSerialize: Buffer.from, requestDeserialize: (value: Buffer) => value };
const answers = { responseSerialize: (value: Buffer) => value, responseDeserialize: (value: Buffer) => value };

/** A coordinator whose door is closed to whoever asks. */
async function startRefusing(code: status): Promise<{ readonly address: string } & Disposable> {
  const server = new Server();
  const method = (name: string, responseStream: boolean) => ({
    path: `/shardrun.run.v1.RunService/${name}`,
    requestStream: false,
    responseStream,
    ...bytes,
    ...answers,
  });
  const refuse = (_call: unknown, answer: (error: object) => void) => answer({ code, details: 'no certificate was shown' });
  server.addService(
    {
      SubmitRun: method('SubmitRun', false),
      CancelRun: method('CancelRun', false),
      GetCertificate: method('GetCertificate', false),
      WatchRun: method('WatchRun', true),
    },
    {
      SubmitRun: refuse,
      CancelRun: refuse,
      GetCertificate: refuse,
      WatchRun: (call: { emit(event: 'error', error: object): void }) => call.emit('error', { code, details: 'no certificate was shown' }),
    },
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  return { address: `127.0.0.1:${port}`, [Symbol.dispose]: () => server.forceShutdown() };
}

test.each([
  ['a stranger', status.UNAUTHENTICATED],
  ['somebody who was revoked', status.PERMISSION_DENIED],
])('%s is told at once that access was refused, whatever was asked', async (_, code) => {
  using server = await startRefusing(code);
  const client = connect({ address: server.address, identity: () => null });
  try {
    const watched = async () => {
      for await (const _each of watchRun(client, RUN)) return;
    };
    for (const asked of [submitRun(client, REQUEST), cancelRun(client, RUN), fetchCertificate(client, RUN), watched()])
      await expect(asked).rejects.toMatchObject({ code: 'access-refused' });
  } finally {
    client.close();
  }
});
