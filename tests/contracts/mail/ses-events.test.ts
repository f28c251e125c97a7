import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventPattern } from '../../../infra/local/engine/event-pattern.ts';
import { type Feedback, feedbackEvent } from '../../../infra/local/services/ses/feedback-event.ts';
import { recordMailOutcome } from '../../../shared/application/record-mail-outcome.ts';
import { SesEvent } from '../../../shared/contracts/mail/ses-event.ts';
import { mailRoom } from '../../builders/mail-room.ts';
import { synthesised } from '../../infra/synthesised.ts';

const FOLDER = new URL('../../../shared/contracts/mail/examples/ses/', import.meta.url);
const example = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));

/** SES's events as its documentation has them, one a kind of news, and what each makes of a mail that was sent. */
const OUTCOMES: Readonly<Record<string, string>> = {
  Send: 'sent',
  Delivery: 'delivered',
  DeliveryDelay: 'delayed',
  BounceTransient: 'delayed',
  BounceUndetermined: 'bounced',
  BouncePermanent: 'bounced',
  BounceSuppressed: 'bounced',
  Reject: 'bounced',
  Complaint: 'complained',
};
const NAMES = Object.keys(OUTCOMES);

/** The events that the configuration set asks for, and the rule that brings them. */
const prod = synthesised('prod');
const [destination] = prod.ofType('AWS::SES::ConfigurationSetEventDestination');
const rule = prod
  .ofType('AWS::Events::Rule')
  .find(({ Properties }) => Properties.EventPattern.source?.includes('aws.ses'));

describe('SES’s events', () => {
  it('are kept as examples, each of them used here', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(NAMES.map((name) => `${name}.json`).sort());
  });

  it('are those that the configuration set asks for: no tracking of opening and clicking, no templates, no lists', () => {
    const asked = destination?.Properties.EventDestination.MatchingEventTypes.map((type: string) => type.toLowerCase());
    const known = NAMES.map((name) => example(name).detail.eventType as string);
    expect(new Set(asked)).toEqual(new Set(known.map((type) => type.toLowerCase())));
  });

  it.each(NAMES)('%s passes the rule, and only with our account and configuration set', (name) => {
    const pattern = JSON.parse(
      JSON.stringify(rule?.Properties.EventPattern, (key, value) =>
        key === 'account' ? ['000000000000'] : key === 'ses:configuration-set' ? ['council-mail'] : value,
      ),
    );
    const passes = eventPattern(pattern);
    const event = example(name);
    expect(passes(event)).toBe(true);
    expect(passes({ ...event, account: '111111111111' })).toBe(false);
    const tags = { ...event.detail.mail.tags, 'ses:configuration-set': ['another'] };
    expect(passes({ ...event, detail: { ...event.detail, mail: { ...event.detail.mail, tags } } })).toBe(false);
  });

  it.each(Object.entries(OUTCOMES))('%s makes a mail %s', async (name, status) => {
    const room = await mailRoom();
    await room.issue();
    await room.deliver();
    const [mail] = room.mails.all();
    const { detail } = SesEvent.parse(example(name));
    const about = { ...detail, mail: { ...detail.mail, tags: { mail: [mail?.id ?? ''] } } } as typeof detail;
    await recordMailOutcome(room.ports, about);
    expect((await room.mails.find(mail?.id ?? ''))?.status).toBe(status);
  });

  it('the local SES makes events with the members that the examples have', () => {
    const names = {
      Send: 'Send',
      Delivery: 'Delivery',
      Bounce: 'BouncePermanent',
      Complaint: 'Complaint',
      DeliveryDelay: 'DeliveryDelay',
    };
    for (const [type, name] of Object.entries(names)) {
      const mail = {
        id: 'ses-1',
        at: '2026-01-05T10:00:01.000Z',
        from: 'advice@example.gov.uk',
        to: ['salt@rv1.nhs.example'],
        subject: 'Subject',
        text: '',
        html: '',
        attachments: [],
        tags: { mail: 'abc123', kind: 'advice-requested' },
        configurationSet: 'council-mail',
      } as unknown as Parameters<typeof feedbackEvent>[0];
      const made = feedbackEvent(mail, type as Feedback, new Date('2026-01-05T10:00:02.000Z'));
      const kept = example(name);
      expect(made.detailType).toBe(kept['detail-type']);
      const detail = made.detail as Record<string, object>;
      expect(Object.keys(detail).sort()).toEqual(Object.keys(kept.detail).sort());
      for (const [member, its] of Object.entries(detail))
        expect(Object.keys(kept.detail[member]), `${type}.${member}`).toEqual(expect.arrayContaining(Object.keys(its)));
    }
  });
});
