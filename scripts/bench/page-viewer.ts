/** Viewers of a page in a process of their own: each reads a stream; the first also says when it heard of each case. */
import { request } from 'node:http';
import type { FeedMessage } from '../../dashboard/view/types.ts';

/** What a viewer is told to do: `count` streams of the address, with the token. */
export type ViewerPlan = { readonly url: string; readonly token: string; readonly count: number };
/** `heard` has lease, cases of it, and when. */
export type ViewerReport =
  | { readonly type: 'ready' }
  | { readonly type: 'report'; readonly bytes: number; readonly heard: readonly (readonly [string, number, number])[] };

const plan = JSON.parse(process.argv[2] ?? '') as ViewerPlan;
const heard: [string, number, number][] = [];
let bytes = 0;
let ready = 0;

for (let index = 0; index < plan.count; index += 1) open(index === 0);
process.on('message', () => {
  const report: ViewerReport = { type: 'report', bytes, heard };
  process.send?.(report, () => process.exit(0));
});

function open(isListening: boolean): void {
  const { url, token } = plan;
  request(url, { headers: { authorization: `Bearer ${token}` } }, (response) => {
    ready += 1;
    if (ready === plan.count) process.send?.({ type: 'ready' } satisfies ViewerReport);
    let rest = '';
    response.setEncoding('utf8').on('data', (text: string) => {
      bytes += text.length;
      if (isListening) rest = listen(rest + text);
    });
  }).end();
}

/** Returns what is not a whole message yet. */
function listen(text: string): string {
  const blocks = text.split('\n\n');
  for (const block of blocks.slice(0, -1)) {
    const data = block.split('\n').find((line) => line.startsWith('data: '));
    if (data === undefined || block.startsWith('event:')) continue;
    const message = JSON.parse(data.slice('data: '.length)) as FeedMessage;
    if (message.type !== 'changes') continue;
    for (const change of message.changes) if (change.type === 'unit') heard.push([change.unit.lease, change.unit.cases, Date.now()]);
  }
  return blocks.at(-1) ?? '';
}
