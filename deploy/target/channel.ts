/** Opens channels of a connection, and listens from their first moment: a short command is over before anybody could begin to wait for it. */
import type ssh2 from 'ssh2';

export type Channel = {
  readonly stream: ssh2.ClientChannel;
  /** Resolves when the channel is closed, with the command's exit code; `null` when it never told one. Never rejects. */
  readonly closed: Promise<number | null>;
};

/** What a shell reports of a command that a signal ended, less the signal's number, which the protocol gives as a name only. */
const SIGNALLED = 128;

/** Rejects with the library's own error. A channel that nobody wants any more when it opens (`signal`) is closed. */
export function openChannel(client: ssh2.Client, command: string, signal: AbortSignal): Promise<Channel> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, stream) => {
      if (error !== undefined) return reject(error);
      const closed = Promise.withResolvers<number | null>();
      let code: number | null = null;
      stream.once('exit', (exitCode: number | null) => (code = exitCode ?? SIGNALLED));
      stream.once('close', () => closed.resolve(code));
      stream.on('error', () => {});
      if (signal.aborted) stream.destroy();
      resolve({ stream, closed: closed.promise });
    });
  });
}
