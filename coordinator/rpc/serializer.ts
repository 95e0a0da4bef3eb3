/** Makes a coordinator's messages bytes, and the manifest once for all agents: it is the only one that is large and the same for hundreds. */
import type { RunId } from '../../core/id.ts';
import type { ToAgent } from '../../core/session-message.ts';
import type { TestFile } from '../../core/test-file.ts';

type Made = { readonly runId: RunId; readonly suite: string; readonly bytes: Buffer };

/** Wraps `encode`. The bytes of a manifest are kept as long as its list of files. */
export function createSerializer(encode: (message: ToAgent) => Buffer): (message: ToAgent) => Buffer {
  const made = new WeakMap<readonly TestFile[], Made>();
  return (message) => {
    if (message.type !== 'prepare-suite' || message.files.length === 0) return encode(message);
    const known = made.get(message.files);
    if (known !== undefined && known.runId === message.runId && known.suite === message.suite) return known.bytes;
    const bytes = encode(message);
    made.set(message.files, { runId: message.runId, suite: message.suite, bytes });
    return bytes;
  };
}
