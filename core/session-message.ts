/**
 * What agent and coordinator say to each other, in the domain's own types.
 *
 * `proto/to-proto.ts` and `proto/from-proto.ts` translate these to and from `proto/agent.proto`, whose comments are the manual: who sends
 * what when, what is safe to repeat.
 */
import type { FileBodies } from './file-body.ts';
import type { AgentId, LeaseId, RunId } from './id.ts';
import type { SuiteSpec } from './suite-spec.ts';
import type { TestFile } from './test-file.ts';
import type { Lease, RunError, UnitEvent } from './unit.ts';

/** A project of the framework that cannot run here, why, and which files it has. */
export type UnsupportedProject = { readonly project: string; readonly reason: string; readonly files: readonly string[] };

/** A unit event with its time since the unit's start on the agent, milliseconds, monotonic. */
export type TimedUnitEvent = { readonly atMs: number; readonly event: UnitEvent };

/** What an agent says; the first is always `register`. */
export type FromAgent =
  | {
      readonly type: 'register';
      readonly agent: AgentId;
      readonly session: string;
      readonly slots: number;
      readonly labels: readonly string[];
      readonly speed: number | null;
      readonly version: string;
      readonly nodeVersion: string;
      /** What units may take of its machine: cores, and bytes of memory; 0 and unset is not told. */
      readonly cpus?: number;
      readonly memoryBytes?: number;
      /** The session is a dead process's: its last reports are delivered, and it ends. */
      readonly isDelivery?: true;
    }
  | {
      readonly type: 'heartbeat';
      readonly loadRatio: number;
      readonly availableMemoryBytes: number;
      readonly sequence: number;
      /** Slots that may take something new, the first ones; 0 is all. */
      readonly usableSlots: number;
      readonly stallRatio: number;
      readonly oomKills: number;
      /** 0 from agents that do not tell. */
      readonly totalMemoryBytes: number;
    }
  | {
      readonly type: 'suite-opened';
      readonly runId: RunId;
      readonly suite: string;
      readonly framework: string;
      readonly frameworkVersion: string;
      readonly notices: readonly string[];
    }
  | {
      readonly type: 'suite-discovered';
      readonly runId: RunId;
      readonly suite: string;
      readonly files: readonly TestFile[];
      readonly bodies: readonly FileBodies[];
      readonly errors: readonly RunError[];
      readonly notices: readonly string[];
      readonly unsupported: readonly UnsupportedProject[];
    }
  | {
      readonly type: 'suite-failed';
      readonly runId: RunId;
      readonly suite: string;
      readonly code: string;
      readonly message: string;
      readonly hint: string;
    }
  | { readonly type: 'suite-ready'; readonly runId: RunId; readonly suite: string }
  | {
      readonly type: 'suite-closed';
      readonly runId: RunId;
      readonly suite: string;
      readonly errors: readonly RunError[];
      readonly notices: readonly string[];
    }
  | {
      readonly type: 'unit-report';
      readonly runId: RunId;
      readonly lease: LeaseId;
      readonly sequence: number;
      readonly events: readonly TimedUnitEvent[];
    }
  | { readonly type: 'lease-returned'; readonly lease: LeaseId; readonly wasStarted: boolean }
  | { readonly type: 'draining'; readonly reason: string };

/** What a coordinator says; the first is always `welcome`. */
export type ToAgent =
  | { readonly type: 'welcome'; readonly version: string; readonly heartbeatIntervalMs: number; readonly sessionTimeoutMs: number }
  | { readonly type: 'open-suite'; readonly runId: RunId; readonly spec: SuiteSpec; readonly isCi: boolean; readonly isAlone: boolean }
  | {
      readonly type: 'discover-suite';
      readonly runId: RunId;
      readonly suite: string;
      readonly knownDigests: Readonly<Record<string, string>>;
    }
  | { readonly type: 'prepare-suite'; readonly runId: RunId; readonly suite: string; readonly files: readonly TestFile[] }
  | { readonly type: 'grant-lease'; readonly runId: RunId; readonly suite: string; readonly slot: number; readonly lease: Lease }
  | { readonly type: 'recall-lease'; readonly leases: readonly LeaseId[] }
  | { readonly type: 'cancel-lease'; readonly lease: LeaseId; readonly reason: string }
  | { readonly type: 'close-suite'; readonly runId: RunId; readonly suite: string }
  | { readonly type: 'drain-agent'; readonly reason: string }
  | { readonly type: 'report-ack'; readonly lease: LeaseId; readonly sequence: number; readonly isFenced: boolean };

/** Leases that one slot of an agent holds at most, the running one included; it gives back what comes above. */
export const MAX_SLOT_LEASES = 16;

/** The version of `proto/agent.proto` that this program speaks. */
export const PROTOCOL_VERSION = 1;
