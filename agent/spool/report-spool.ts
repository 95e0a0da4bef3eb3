/** The agent's disk for reports that nobody could hear yet: one append-only file of records with length and digest, owned by one process. */
import { closeSync, constants, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../core/digest.ts';
import type { LeaseId } from '../../core/id.ts';
import { decodeAgentMessage, encodeAgentMessage, MAX_MESSAGE_BYTES } from '../../proto/service.ts';
import type { SpooledReport } from '../lifecycle/estate.ts';
import type { UnitReport } from '../lifecycle/types.ts';
import { lockFolder } from '../workspace/folder-lock.ts';

/** What a process that died had written, of one session with one coordinator. */
export type Estate = { readonly session: string; readonly reports: readonly SpooledReport[] };

export type ReportSpool = Disposable & {
  /** What was found when it was opened; `null` when there was nothing for this coordinator. Drop it by `clear` before anything is written. */
  readonly estate: Estate | null;
  /** Appends; returns why it could not, as a clause: the report is then kept in memory until `clear`. */
  write(session: string, report: UnitReport): string | null;
  /** Returns a report that was written; `null` when the disk does not give it back as it was. */
  read(lease: LeaseId, sequence: number): UnitReport | null;
  /** Forgets all. */
  clear(): void;
};

type SpoolOptions = {
  /** Made when missing, for this user alone: whoever has the session's name can speak for it. */
  readonly folder: string;
  /** `host:port`: another one is not told what this one wants to hear. */
  readonly coordinator: string;
  /** 1 GiB when not given: a build machine's disk is for builds, and no lease prints more than 4 MiB. */
  readonly limitBytes?: number;
};

const LIMIT_BYTES = 1024 ** 3;
/** Another one begins with another version, and is not read. */
const VERSION = 1;
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const LENGTH_BYTES = 4;
/** SHA-256 in hex. */
const DIGEST_BYTES = 64;
const HEAD_BYTES = LENGTH_BYTES + DIGEST_BYTES;

type Beginning = { readonly version: number; readonly coordinator: string; readonly session: string };

/** Opens the spool, whatever is in it: what was cut off by a death is cut off. Throws `workspace-busy` when another process has it, and what the file system throws. */
export function openReportSpool({ folder, coordinator, limitBytes = LIMIT_BYTES }: SpoolOptions): ReportSpool {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  const lock = lockFolder(folder);
  try {
    const fd = openSync(join(folder, 'reports'), constants.O_RDWR | constants.O_CREAT, FILE_MODE);
    return new SpoolFile({ fd, lock, coordinator, limitBytes });
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

type SpoolFileOptions = { readonly fd: number; readonly lock: Disposable; readonly coordinator: string; readonly limitBytes: number };

class SpoolFile implements ReportSpool {
  readonly estate: Estate | null;
  readonly #options: SpoolFileOptions;
  /** Where each record begins. */
  readonly #offsets = new Map<string, number>();
  /** What the disk did not take. */
  readonly #unwritten = new Map<string, UnitReport>();
  #endBytes = 0;

  constructor(options: SpoolFileOptions) {
    this.#options = options;
    this.estate = this.#find();
    if (this.estate === null) this.clear();
  }

  write(session: string, report: UnitReport): string | null {
    const problem = this.#tryWrite(session, report);
    if (problem !== null) this.#unwritten.set(keyOf(report), report);
    return problem;
  }

  #tryWrite(session: string, report: UnitReport): string | null {
    const { coordinator, limitBytes } = this.#options;
    const payload = encodeAgentMessage(report);
    if (this.#endBytes + HEAD_BYTES + payload.length > limitBytes) return `${this.#endBytes} bytes wait there already`;
    try {
      if (this.#endBytes === 0) this.#append(Buffer.from(JSON.stringify({ version: VERSION, coordinator, session } satisfies Beginning)));
      this.#offsets.set(keyOf(report), this.#append(payload));
      return null;
    } catch (error) {
      return `the disk says ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
    }
  }

  read(lease: LeaseId, sequence: number): UnitReport | null {
    const key = keyOf({ lease, sequence });
    const unwritten = this.#unwritten.get(key);
    if (unwritten !== undefined) return unwritten;
    const offset = this.#offsets.get(key);
    const payload = offset === undefined ? null : this.#payloadAt(offset);
    return payload === null ? null : reportIn(payload);
  }

  clear(): void {
    this.#offsets.clear();
    this.#unwritten.clear();
    ftruncateSync(this.#options.fd, 0);
    this.#endBytes = 0;
  }

  [Symbol.dispose](): void {
    closeSync(this.#options.fd);
    this.#options.lock[Symbol.dispose]();
  }

  /** A record is whole or not there: what a full disk took of it is taken back. */
  #append(payload: Buffer): number {
    const { fd } = this.#options;
    const offset = this.#endBytes;
    const record = Buffer.concat([headOf(payload), payload]);
    let written = 0;
    try {
      while (written < record.length) written += writeSync(fd, record, written, record.length - written, offset + written);
    } catch (error) {
      ftruncateSync(fd, offset);
      throw error;
    }
    this.#endBytes = offset + record.length;
    return offset;
  }

  /** Reads all that a process left, up to the first record that is not whole. */
  #find(): Estate | null {
    const first = this.#payloadAt(0);
    const beginning = first === null ? null : beginningIn(first);
    if (first === null || beginning?.version !== VERSION || beginning.coordinator !== this.#options.coordinator) return null;
    const reports: SpooledReport[] = [];
    let offset = HEAD_BYTES + first.length;
    for (let payload = this.#payloadAt(offset); payload !== null; payload = this.#payloadAt(offset)) {
      const report = reportIn(payload);
      if (report === null) break;
      const { lease, sequence, events } = report;
      this.#offsets.set(keyOf(report), offset);
      reports.push({
        lease,
        sequence,
        bytes: payload.length,
        isLast: events.some(({ event }) => event.type === 'unit-ended' && event.end.kind === 'completed'),
      });
      offset += HEAD_BYTES + payload.length;
    }
    return { session: beginning.session, reports };
  }

  #payloadAt(offset: number): Buffer | null {
    const head = this.#bytesAt(offset, HEAD_BYTES);
    const bytes = head?.readUInt32LE(0) ?? 0;
    if (head === null || bytes === 0 || bytes > MAX_MESSAGE_BYTES) return null;
    const payload = this.#bytesAt(offset + HEAD_BYTES, bytes);
    return payload !== null && sha256Hex(payload) === head.toString('latin1', LENGTH_BYTES) ? payload : null;
  }

  #bytesAt(offset: number, bytes: number): Buffer | null {
    const { fd } = this.#options;
    if (offset + bytes > fstatSync(fd).size) return null;
    const buffer = Buffer.alloc(bytes);
    let read = 0;
    while (read < bytes) {
      const more = readSync(fd, buffer, read, bytes - read, offset + read);
      if (more === 0) return null;
      read += more;
    }
    return buffer;
  }
}

function keyOf({ lease, sequence }: Pick<UnitReport, 'lease' | 'sequence'>): string {
  return `${lease}\n${sequence}`;
}

function headOf(payload: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(payload.length, 0);
  head.write(sha256Hex(payload), LENGTH_BYTES, 'latin1');
  return head;
}

function beginningIn(payload: Buffer): Beginning | null {
  try {
    const { version, coordinator, session } = JSON.parse(payload.toString('utf8')) as Partial<Record<keyof Beginning, unknown>>;
    if (typeof version !== 'number' || typeof coordinator !== 'string' || typeof session !== 'string') return null;
    return { version, coordinator, session };
  } catch {
    return null;
  }
}

function reportIn(payload: Buffer): UnitReport | null {
  const received = decodeAgentMessage(payload);
  return received.ok && received.message.type === 'unit-report' ? received.message : null;
}
