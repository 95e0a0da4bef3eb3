/** Reads the options of a script. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Returns what was given; what cannot be read is named with the usage, and ends the process with 2. */
export function readOptions<Config extends ParseArgsConfig>(usage: string, config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    process.exit(2);
  }
}
