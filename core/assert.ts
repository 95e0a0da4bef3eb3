/** Throws when a programmer's error made the condition false. Never used for what a user or a network can cause. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** Closes an exhaustive switch: the compiler refuses a variant that was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`assertion failed: unexpected variant ${JSON.stringify(value)}`);
}
