/** The pipeline room, wired: what `cli` calls. */
export { openPipeline } from './loop.ts';
export { readPipeline } from './read.ts';
