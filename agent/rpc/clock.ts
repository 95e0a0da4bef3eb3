/** Asks a coordinator for its time: every answer of it has a date, also the one that says that there is no such call. */
import { Client, credentials, type StatusObject, status } from '@grpc/grpc-js';
import { channelOf, type Way } from '../identity/way.ts';

/** By no service: nothing is done there, and whoever may not come in is told so with a date, too. */
const PATH = '/shardrun.agent.v1.AgentService/Date';
const ANSWER_MS = 5_000;

/** How far the coordinator's clock is ahead of this machine's, milliseconds, to a second; or why it is not known, as a clause. */
export type ClockAnswer = { readonly aheadMs: number; readonly isAdmitted: boolean } | { readonly problem: string };

/** Never rejects. */
export async function askClock(way: Way): Promise<ClockAnswer> {
  const channel = channelOf(credentials, way);
  const client = new Client(way.address, channel.credentials, { ...channel.options, 'grpc.enable_http_proxy': 0 });
  const askedMs = Date.now();
  try {
    const answer = await new Promise<StatusObject>((resolve) => {
      const same = (bytes: Buffer): Buffer => bytes;
      client.makeUnaryRequest(PATH, same, same, Buffer.alloc(0), { deadline: askedMs + ANSWER_MS }, () => undefined).on('status', resolve);
    });
    const [date] = answer.metadata.get('date');
    const theirMs = Date.parse(String(date));
    if (Number.isNaN(theirMs)) return { problem: answer.details };
    // A date is cut to its second, and is from between question and answer.
    const aheadMs = theirMs + 500 - (askedMs + Date.now()) / 2;
    return { aheadMs, isAdmitted: answer.code === status.UNIMPLEMENTED };
  } finally {
    client.close();
  }
}
