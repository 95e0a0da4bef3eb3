/**
 * The shape of a file's results: which cases it reported, in order, and which of them were plainly skipped.
 *
 * Hardly any run differs from the one before in this, so a run names its shape by number and keeps only what varies. A case that was not
 * plain has the flag of a plain pass here, and an exception beside it.
 */
import { createByteReader, createByteWriter } from './byte-code.ts';

export type ShapeCase = { readonly caseNo: number; readonly isSkipped: boolean };
export type Shape = readonly ShapeCase[];

export function encodeShape(shape: Shape): Uint8Array {
  const writer = createByteWriter();
  let last = 0;
  for (const { caseNo, isSkipped } of shape) {
    writer.signed((caseNo - last) * 2 + (isSkipped ? 1 : 0));
    last = caseNo;
  }
  return writer.bytes();
}

export function decodeShape(bytes: Uint8Array): Shape {
  const reader = createByteReader(bytes);
  const shape: ShapeCase[] = [];
  let last = 0;
  while (!reader.isAtEnd) {
    const value = reader.signed();
    const isSkipped = Math.abs(value % 2) === 1;
    last += Math.floor(value / 2);
    shape.push({ caseNo: last, isSkipped });
  }
  return shape;
}
