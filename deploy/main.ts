/** The deploy room, wired: what `cli` calls. */
export { openFleet } from './fleet.ts';
export { startFleet as startLocalFleet } from './local-fleet/fleet.ts';
export { type FleetPicture, listFleets, watchFleet } from './picture.ts';
