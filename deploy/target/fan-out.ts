/** Does one thing for many hosts, a bounded number at once, and brings every answer back in order. */
import PQueue from 'p-queue';

export type FanOutOptions = {
  /** How many at once. */
  readonly limit: number;
  /** Once aborted, nothing more is begun; what runs ends by itself. */
  readonly signal?: AbortSignal;
};

/** Resolves with one result a subject. Rejects with the first rejection, when all that was begun has ended; what can fail alone is caught by `act`. */
export async function fanOut<Subject, Result>(
  subjects: readonly Subject[],
  { limit, signal }: FanOutOptions,
  act: (subject: Subject) => Promise<Result>,
): Promise<Result[]> {
  const queue = new PQueue({ concurrency: limit });
  const settled = await Promise.allSettled(
    subjects.map((subject) =>
      queue.add(async () => {
        signal?.throwIfAborted();
        return act(subject);
      }),
    ),
  );
  return settled.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
}
