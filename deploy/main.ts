/** The deploy room, wired: what `cli` calls. It is loaded in parts: whoever stops a rollout does not wait for what reaches hosts. */
export { listFleets } from './control/fleet-folder.ts';
export { commandDeployer } from './deployer.ts';
export type { FleetPicture, FleetWatcher } from './picture.ts';

/** Loads what deploys to a fleet. */
export const loadFleet = (): Promise<typeof import('./fleet.ts')> => import('./fleet.ts');

/** Loads what makes a fleet of this machine. */
export const loadLocalFleet = (): Promise<typeof import('./local-fleet/fleet.ts')> => import('./local-fleet/fleet.ts');

/** Loads what shows a fleet from its files. */
export const loadPicture = (): Promise<typeof import('./picture.ts')> => import('./picture.ts');
