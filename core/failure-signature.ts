/** By what two failures are the same: the words of an error without what differs from run to run. */

/** A longer message differs at its end, if at all. */
const SIGNATURE_MAX = 200;

/** Returns the first line of a message with addresses, ids, paths and numbers taken out; the same for messages that differ in nothing else. */
export function failureSignature(message: string): string {
  const [line = ''] = message.split('\n', 1);
  const plain = line
    .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/giu, '<id>')
    .replaceAll(/\b(?:0x)?(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/giu, '<id>')
    .replaceAll(/(?:[A-Za-z]:)?(?:[\\/][\w.@+-]+){2,}/gu, '<path>')
    .replaceAll(/\d+(?:[.,]\d+)*/gu, '<n>');
  return plain.slice(0, SIGNATURE_MAX).trim();
}
