/** Reads the stream of a page as a browser does, and folds what it says of a run. */
import { applyChanges } from '../../dashboard/view/apply-change.ts';
import type { FeedMessage, RunView } from '../../dashboard/view/types.ts';

/** A message, and the id that a browser would send back. */
export type StreamMessage = { readonly id: string; readonly message: FeedMessage };

/** What somebody who followed a run has seen; `types` are those of its messages. */
export type Seen = { readonly view: RunView; readonly id: string; readonly types: readonly string[] };

/** Yields the messages of a stream until it ends; beats are left out. */
export async function* messages(response: Response): AsyncGenerator<StreamMessage> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      if (!fields.has('data') || fields.has('event')) continue;
      yield { id: fields.get('id') ?? '', message: JSON.parse(fields.get('data') ?? '') as FeedMessage };
    }
  }
}

/** Follows a run until its view has what is wanted. Throws when the stream ends before. */
export async function followTopic(response: Response, before: RunView, isEnough: (view: RunView) => boolean): Promise<Seen> {
  let view = before;
  const types: string[] = [];
  for await (const { id, message } of messages(response)) {
    types.push(message.type);
    if (message.type === 'whole') view = message.value as RunView;
    if (message.type === 'changes') view = applyChanges(view, message.changes);
    if (isEnough(view)) return { view, id, types };
  }
  throw new Error(`the stream ended after ${types.length} messages`);
}
