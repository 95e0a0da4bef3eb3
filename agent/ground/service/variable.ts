/** What services and tests find in their environment: who they are, which ports there are, and the name of a database that nobody else has. */
import { MAIN_PORT, portVariable, type Service } from '../../../core/service.ts';

/** A service's ports by their names. */
export type PortNumbers = Readonly<Record<string, number>>;
/** One process of a service: `slot` is `null` for one that all slots share. */
export type Place = { readonly service: Service; readonly slot: number | null; readonly ports: PortNumbers };
type Variables = Readonly<Record<string, string>>;

/** Where all of it stands. */
export type Site = {
  readonly runId: string;
  readonly slots: number;
  /** Made of letters, digits and `_`, new each time the services are started: what an earlier start left in a database must not be met again. */
  readonly database: string;
  readonly places: readonly Place[];
};

/** Gives each process of the services its ports, in the order of the numbers. */
export function planPlaces(services: readonly Service[], slots: number, numbers: readonly number[]): Place[] {
  let next = 0;
  return services.flatMap((service) =>
    slotsOf(service, slots).map((slot) => {
      const ports = Object.fromEntries(service.ports.map((name, index) => [name, numbers[next + index] ?? 0]));
      next += service.ports.length;
      return { service, slot, ports };
    }),
  );
}

/** Returns how many ports all processes of the services need. */
export function countPorts(services: readonly Service[], slots: number): number {
  return services.reduce((sum, service) => sum + service.ports.length * slotsOf(service, slots).length, 0);
}

function slotsOf({ per }: Service, slots: number): readonly (number | null)[] {
  return per === 'agent' ? [null] : Array.from({ length: slots }, (_, slot) => slot);
}

/** What everything of the suite finds on this agent. */
export function sharedVariables(site: Site): Variables {
  return {
    SHARD_RUN_RUN: site.runId,
    SHARD_RUN_SLOTS: String(site.slots),
    SHARD_RUN_SHARED_DATABASE: site.database,
    ...portVariables(site.places, null),
  };
}

/** What is different from slot to slot. */
export function slotVariables(site: Site, slot: number): Variables {
  return {
    SHARD_RUN_SLOT: String(slot),
    SHARD_RUN_DATABASE: `${site.database}_${slot}`,
    ...portVariables(site.places, slot),
  };
}

/** What one process of a service finds beside what its slot has: its own port as `PORT`, and its own variables with the ports filled in. */
export function ownVariables({ service, ports }: Place): Variables {
  const main = ports[MAIN_PORT];
  const own = Object.entries(service.env).map(([name, text]) => [name, fillPorts(text, ports)] as const);
  return { ...(main !== undefined && { PORT: String(main) }), ...Object.fromEntries(own) };
}

/** Puts numbers where `{port:NAME}` stands; a name that the service does not have stays. */
export function fillPorts(text: string, ports: PortNumbers): string {
  return text.replaceAll(/\{port:([\w-]+)\}/gu, (whole, name: string) => String(ports[name] ?? whole));
}

function portVariables(places: readonly Place[], slot: number | null): Variables {
  const own = places.filter((place) => place.slot === slot);
  return Object.fromEntries(
    own.flatMap(({ service, ports }) => Object.entries(ports).map(([name, number]) => [portVariable(service.name, name), String(number)])),
  );
}
