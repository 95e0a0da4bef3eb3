/** Checks the `services` of a suite. */
import { MAIN_PORT, MAX_READY_MS, MAX_SERVICE_PORTS, MAX_SERVICES, portVariable } from '../../core/service.ts';
import { parseDuration } from '../option/option.ts';
import {
  type Check,
  checkEnvironment,
  checkKeys,
  durationCheck,
  isRecord,
  listCheck,
  refuse,
  stringCheck,
  uniqueCheck,
  type Where,
  wordCheck,
} from './check.ts';
import type { ServiceOptions } from './service-option.ts';

const NAME = /^[a-z][a-z\d-]{0,31}$/u;
const PLACEHOLDER = /\{port:([^}]*)\}/gu;

const nameCheck: Check = (where, value) =>
  typeof value === 'string' && NAME.test(value)
    ? undefined
    : refuse(where, value, 'a name such as web: a lower-case letter, then letters, digits, "-", at most 32');

const READINESS: Readonly<Record<'port' | 'url' | 'log', Check>> = {
  port: nameCheck,
  url: stringCheck('an address'),
  log: checkPattern,
};

const KEYS: Readonly<Record<keyof ServiceOptions, Check>> = {
  name: nameCheck,
  command: stringCheck("a line for the shell such as 'node server.js'"),
  ready: checkReadiness,
  ports: checkPorts,
  env: checkEnvironment,
  per: wordCheck(['agent', 'slot']),
  timeout: checkTimeout,
};

/** Passes a list of services. */
export const checkServices: Check = (where, value) => {
  listCheck(checkService, "a list of services such as { name: 'web', command: 'node server.js' }")(where, value);
  const services = value as readonly ServiceOptions[];
  if (services.length > MAX_SERVICES) refuse(where, value, `at most ${MAX_SERVICES} services`);
  uniqueCheck('name', where, services);
  const owners = new Map<string, string>();
  for (const { name, ports = [MAIN_PORT] } of services) {
    for (const port of ports) {
      const variable = portVariable(name, port);
      const owner = owners.get(variable);
      if (owner !== undefined) refuse(where, `${name}: ${port}`, `names whose variables differ: ${owner} has ${variable} already`);
      owners.set(variable, `${name}: ${port}`);
    }
  }
};

function checkService(where: Where, value: unknown): void {
  if (!isRecord(value)) refuse(where, value, "a service such as { name: 'web', command: 'node server.js' }");
  checkKeys(where, value, KEYS);
  for (const key of ['name', 'command']) if (value[key] === undefined) refuse(inside(where, key), undefined, 'a value: it has no default');
  const { ports = [MAIN_PORT], ready, env } = value as ServiceOptions;
  const port = ready !== undefined && 'port' in ready ? ready.port : undefined;
  const url = ready !== undefined && 'url' in ready ? ready.url : undefined;
  const isKnown = (name: string, key: string) =>
    ports.includes(name) || refuse(inside(where, key), name, `one of its ports: ${ports.join(', ')}`);
  if (port !== undefined) isKnown(port, 'ready.port');
  if (url !== undefined) checkAddress(inside(where, 'ready.url'), url);
  const texts = Object.entries({ ...env, ...(url !== undefined && { '': url }) });
  for (const [name, text] of texts)
    for (const [, placed = ''] of text.matchAll(PLACEHOLDER)) isKnown(placed, name === '' ? 'ready.url' : `env.${name}`);
}

function checkReadiness(where: Where, value: unknown): void {
  const expected = "one of { port: 'main' }, { url: 'http://127.0.0.1:{port:main}/' }, { log: 'listening' }";
  if (!isRecord(value) || Object.keys(value).length !== 1) refuse(where, value, expected);
  checkKeys(where, value, READINESS);
}

function checkAddress(where: Where, value: string): void {
  const protocol = URL.parse(value.replaceAll(PLACEHOLDER, '1'))?.protocol;
  if (protocol !== 'http:' && protocol !== 'https:') refuse(where, value, "an address such as 'http://127.0.0.1:{port:main}/'");
}

function checkPattern(where: Where, value: unknown): void {
  const expected = "a regular expression such as 'listening on \\\\d+'";
  stringCheck(expected)(where, value);
  try {
    new RegExp(value as string, 'u');
  } catch {
    refuse(where, value, expected);
  }
}

function checkPorts(where: Where, value: unknown): void {
  listCheck(nameCheck, "a list of names such as ['main', 'admin']")(where, value);
  const ports = value as readonly string[];
  if (ports.length > MAX_SERVICE_PORTS) refuse(where, value, `at most ${MAX_SERVICE_PORTS} ports`);
  uniqueCheck('name', where, ports);
}

function checkTimeout(where: Where, value: unknown): void {
  durationCheck('90s')(where, value);
  if ((parseDuration(value as string) ?? 0) > MAX_READY_MS) refuse(where, value, `at most '${MAX_READY_MS / 60_000}m'`);
}

function inside(where: Where, key: string): Where {
  return { ...where, key: `${where.key}.${key}` };
}
