/** What a pool remembers of its agents on the disk, and the word of a person who trusts one again. */
import { join } from 'node:path';
import { type AgentStanding, HEALTHY } from '../core/agent-standing.ts';
import type { AgentId } from '../core/id.ts';
import { agentOfFactName, type FactFolder, factNameOf, openFactFolder } from './fact-folder.ts';
import { type StandingRecord, standingOf } from './pool/standing-record.ts';

const KINDS = ['record', 'trusted'] as const;

/** When a person's word was given. */
type Trust = { readonly agent: AgentId; readonly atMs: number };

/** The records of all agents of a state folder; one coordinator writes them, everybody may read them and trust an agent. */
export type StandingBook = {
  records(): readonly (readonly [AgentId, StandingRecord])[];
  /** Replaces the record of an agent. A disk that takes no more costs what would be remembered, never a run. */
  keep(agent: AgentId, record: StandingRecord): void;
  /** How each agent stands that something was ever said of, by name. */
  list(nowMs: number): readonly { readonly agent: AgentId; readonly standing: AgentStanding }[];
  /** Voids what was said of an agent until `nowMs`; the coordinator hears of it within a second, or when it is started. */
  trust(agent: AgentId, nowMs: number): void;
  /** Returns whom people trusted since it was asked last. */
  takeTrust(): readonly Trust[];
};

/** Opens the book, and makes it. Throws `credential-unusable`. */
export function openStandingBook(stateDir: string): StandingBook {
  const folder = openFactFolder(join(stateDir, 'standing'), KINDS);
  return {
    records: () => readRecords(folder),
    keep: (agent, record) => {
      try {
        folder.write('record', factNameOf(agent), record);
      } catch {
        // The pool still knows it until it is stopped.
      }
    },
    list: (nowMs) => {
      const trusted = new Map(readTrust(folder).map(({ agent, atMs }) => [agent, atMs]));
      return readRecords(folder)
        .map(([agent, record]) => {
          const isVoid = (trusted.get(agent) ?? Number.NEGATIVE_INFINITY) >= record.atMs;
          return { agent, standing: isVoid ? HEALTHY : standingOf(record, nowMs) };
        })
        .toSorted((a, b) => (a.agent < b.agent ? -1 : 1));
    },
    trust: (agent, nowMs) => folder.write('trusted', factNameOf(agent), { atMs: nowMs }),
    takeTrust: () => {
      const words = readTrust(folder);
      for (const { agent } of words) folder.remove('trusted', factNameOf(agent));
      return words;
    },
  };
}

/** A record that cannot be read is one that is not there: it is evidence, and comes again. */
function readRecords(folder: FactFolder<(typeof KINDS)[number]>): (readonly [AgentId, StandingRecord])[] {
  return folder.names('record').flatMap((name) => {
    const record = readOrNull(() => folder.read('record', name));
    return isRecord(record) ? [[agentOfFactName(name), record] as const] : [];
  });
}

function readTrust(folder: FactFolder<(typeof KINDS)[number]>): readonly Trust[] {
  return folder.names('trusted').flatMap((name) => {
    const atMs = readOrNull(() => folder.read('trusted', name))?.['atMs'];
    return typeof atMs === 'number' ? [{ agent: agentOfFactName(name), atMs }] : [];
  });
}

function readOrNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is StandingRecord {
  const { logs, atMs, fence, fences } = (value ?? {}) as Partial<StandingRecord>;
  if (!Array.isArray(logs) || !logs.every((log) => Number.isFinite(log)) || !Number.isFinite(atMs)) return false;
  return Number.isFinite(fences) && (fence === null || Number.isFinite(fence?.untilMs));
}
