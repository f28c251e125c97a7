import { randomUUID } from 'node:crypto';
import type { AcceptedMail } from './accepted-mail.ts';

/** SES refused the mail: `name` is SES's own error type. */
export class SesRefusal extends Error {
  readonly status: number;
  constructor(name: string, status: number, message: string) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

type ParsedMail = {
  messageId: string;
  from: string;
  replyTo: string[];
  destination: { to: string[]; cc: string[]; bcc: string[] };
  subject: string;
  body: { html?: string; text?: string };
  attachments: { content: string; contentType: string; filename?: string }[];
};
type PackageStore = { getStoreReadonly(): { emails: ParsedMail[] }; clearStore(): void };
type Handler = (request: unknown, response: unknown, next: (error?: unknown) => void) => unknown;

/**
 * Reads a SendEmail call (Simple with attachments, or Raw) with aws-ses-v2-local, in process; it drops tags and the
 * configuration set, and keeps one store for the whole process, so both are taken out of its hands here.
 * @param at platform time, an ISO instant
 * @throws {SesRefusal} where SES would refuse the call
 */
export async function readSendEmail(body: Buffer, at: string): Promise<AcceptedMail> {
  const input = jsonOf(body);
  const parsed = await parsedByPackage(input);
  const tags = (input['EmailTags'] ?? []) as { Name: string; Value: string }[];
  const destination = parsed.destination;
  // A Raw mail may name its recipients in the call alone; the call's win, as in SES.
  const asked = input['Destination'] as
    | { ToAddresses?: string[]; CcAddresses?: string[]; BccAddresses?: string[] }
    | undefined;
  const named = [...(asked?.ToAddresses ?? []), ...(asked?.CcAddresses ?? []), ...(asked?.BccAddresses ?? [])];
  const to =
    named.length > 0
      ? named
      : [...destination.to, ...destination.cc, ...destination.bcc].flatMap((list) => list.split(/,\s*/));
  if (to.length === 0) throw new SesRefusal('BadRequestException', 400, 'Missing required header: To.');
  for (const { Name, Value } of tags) {
    const valid = /^[A-Za-z0-9_-]{1,256}$/.test(Name) && /^[A-Za-z0-9_\-.@]{1,256}$/.test(Value);
    if (!valid) throw new SesRefusal('BadRequestException', 400, `Invalid tag: ${Name}`);
  }
  return {
    id: `0107${randomUUID()}-000000`,
    at,
    from: parsed.from,
    to,
    replyTo: parsed.replyTo,
    subject: parsed.subject,
    text: parsed.body.text ?? '',
    html: parsed.body.html || '',
    attachments: parsed.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? '',
      type: contentType,
      text: Buffer.from(content, 'base64').toString('utf8'),
    })),
    tags: Object.fromEntries(tags.map(({ Name, Value }) => [Name, Value])),
    configurationSet: (input['ConfigurationSetName'] as string | undefined) ?? null,
  };
}

function jsonOf(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new SesRefusal('BadRequestException', 400, 'Unable to parse the request.');
  }
}

async function parsedByPackage(body: unknown): Promise<ParsedMail> {
  // Loaded with the first mail: a start need not wait for it. A CommonJS module's own default stands below Node's.
  const { default: sendEmail } = await import('aws-ses-v2-local/dist/v2/sendEmail.js');
  const handle = ('default' in sendEmail ? sendEmail.default : sendEmail) as unknown as Handler;
  const store = (await import('aws-ses-v2-local/dist/store.js')) as unknown as PackageStore;
  return new Promise((resolve, reject) => {
    let status = 200;
    const response = {
      status(code: number) {
        status = code;
        return response;
      },
      // Taken out in the same turn in which it was put: another call's clearing cannot come between.
      send(answer: { MessageId?: string; message?: string; detail?: string }) {
        const mail = store.getStoreReadonly().emails.find(({ messageId }) => messageId === answer.MessageId);
        store.clearStore();
        if (status === 200 && mail) resolve(mail);
        else reject(new SesRefusal('BadRequestException', 400, answer.detail ?? answer.message ?? 'Bad Request'));
      },
    };
    Promise.resolve(handle({ body }, response, reject)).catch(reject);
  });
}
