/** Asks a shared coordinator for its runs, as a client that is not ours might. */
import type { Client } from '@grpc/grpc-js';
import { shardrun } from '../../../proto/gen/run.js';

const { ListRunsRequest, ListRunsResponse } = shardrun.run.v1;

export type ListedRun = { readonly runId: string; readonly state: string; readonly agents: readonly string[] };
export type Listed = { readonly runs: readonly ListedRun[]; readonly movedBytes: number };

/** Returns the runs, and the bytes of packs that came and went. */
export function listRuns(client: Client): Promise<Listed> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      '/shardrun.run.v1.RunService/ListRuns',
      (request: shardrun.run.v1.IListRunsRequest) => Buffer.from(ListRunsRequest.encode(request).finish()),
      (bytes: Buffer): shardrun.run.v1.IListRunsResponse => ListRunsResponse.decode(bytes),
      {},
      (error, response) => (error === null && response !== undefined ? resolve(read(response)) : reject(error ?? new Error('no answer'))),
    );
  });
}

function read({ runs, traffic }: shardrun.run.v1.IListRunsResponse): Listed {
  return {
    runs: (runs ?? []).map(({ runId, state, agents }) => ({ runId: runId ?? '', state: state ?? '', agents: agents ?? [] })),
    movedBytes: Number(traffic?.receivedBytes ?? 0) + Number(traffic?.sentBytes ?? 0),
  };
}
