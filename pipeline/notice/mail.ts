/** Sends a notice as mail through an SMTP server. */
import { createTransport } from 'nodemailer';
import { ATTEMPT_DEADLINE_MS, type Delivery } from './lane.ts';
import type { NoticeReceiver, SentNotice } from './receiver.ts';

type Mailbox = Extract<NoticeReceiver, { type: 'mail' }>;
type SmtpError = Error & { readonly responseCode?: number; readonly code?: string };

const SUBJECT_CHARACTERS = 100;
/** SMTP's own words: 4xx is for now, 5xx is for ever. */
const FOR_EVER = 500;
/** The password is wrong, or the server offers no way to show it: trying again locks the account. */
const HOPELESS: ReadonlySet<string> = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2']);

/** Returns what delivers to the mailbox: a connection a mail, for there are a few an hour. What goes wrong never quotes the server's URL. */
export function mailDelivery({ url, from, to }: Mailbox): (notice: SentNotice, signal: AbortSignal) => Promise<Delivery> {
  return async (notice, signal) => {
    const transport = createTransport({
      url,
      connectionTimeout: ATTEMPT_DEADLINE_MS,
      greetingTimeout: ATTEMPT_DEADLINE_MS,
      socketTimeout: ATTEMPT_DEADLINE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const close = (): void => transport.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      const late = new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
      await Promise.race([transport.sendMail({ from, to: [...to], ...writeMail(notice) }), late]);
      return { isDelivered: true };
    } catch (error) {
      return readFailure(error as SmtpError);
    } finally {
      signal.removeEventListener('abort', close);
      transport.close();
    }
  };
}

function writeMail({ kind, words, commits, branch, atMs }: SentNotice): {
  readonly subject: string;
  readonly text: string;
  readonly headers: Record<string, string>;
} {
  const [line = ''] = words.split(/\r?\n/u);
  const subject = `[${branch}] ${line}`;
  return {
    subject: subject.length <= SUBJECT_CHARACTERS ? subject : `${subject.slice(0, SUBJECT_CHARACTERS - 1)}…`,
    text: [words, '', ...commits, '', `${kind}, ${new Date(atMs).toISOString()}`].join('\n'),
    headers: { 'auto-submitted': 'auto-generated' },
  };
}

function readFailure(error: SmtpError): Delivery {
  const { responseCode, code, name } = error;
  const isHopeless = (responseCode ?? 0) >= FOR_EVER || HOPELESS.has(code ?? '');
  const failure =
    responseCode !== undefined
      ? `it answered ${responseCode}`
      : name === 'TimeoutError'
        ? `no answer within ${ATTEMPT_DEADLINE_MS / 1000} s`
        : (code ?? 'the mail could not be sent');
  return { isDelivered: false, failure, isRetryable: !isHopeless, askedMs: 0 };
}
