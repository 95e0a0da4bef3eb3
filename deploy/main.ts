/** The deploy room, wired: what `cli` calls. */
export { openFleet } from './fleet.ts';
