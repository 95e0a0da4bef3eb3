/** `shard-run demo`: the demonstration has its own room of files and reads its own options. */
export async function main(argv: readonly string[]): Promise<number> {
  const { runDemo } = await import('../demo/main.ts');
  return runDemo(argv);
}
