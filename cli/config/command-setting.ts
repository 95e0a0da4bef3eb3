/** From what the configuration says of a suite of commands to the settings that its runner reads. */
import type { JsonObject } from '../../core/suite-spec.ts';
import { parseDuration } from '../option/option.ts';
import type { CommandSuite } from './suite-option.ts';

/** The suite has been checked. */
export function commandSettings({ files, list, run, results, report, select, timeout }: CommandSuite): JsonObject {
  return {
    run,
    results,
    ...(files === undefined ? {} : { files }),
    ...(list === undefined ? {} : { list }),
    ...(report === undefined ? {} : { report }),
    ...(select === undefined ? {} : { select }),
    ...(timeout === undefined ? {} : { timeoutMs: parseDuration(timeout) }),
  };
}
