import { describe, expect, it } from 'vitest';
import { MailKind } from '../../../shared/application/ports/mail-store.ts';
import { MAIL_EXAMPLES } from '../../../shared/contracts/mail/examples/mail-examples.ts';
import type { MailModel, ModelOf } from '../../../shared/contracts/mail/mail-models.ts';
import { ConcernTheme } from '../../../shared/contracts/mail/staff-mail-models.ts';
import { Role } from '../../../shared/domain/directory/person.ts';
import { renderMail } from '../../../shared/pages/mail/render-mail.ts';

const MAILS = Object.entries(MAIL_EXAMPLES).map(([name, model]) => ({ name, model, mail: renderMail(model) }));
const LINK = /https:\/\/[^\s"<]+/g;
const REQUEST_ID = /\b[A-Z0-9]{12}-\d{2}\b/;
const DAY = /\b\d{1,2} (January|February|March) 2026\b/;
/** About a team, a report or a person: there is no request to name. */
const ABOUT_NO_REQUEST = [
  'code-list',
  'new-link-list',
  'test',
  'week',
  'week-first',
  'month',
  'month-small-numbers',
  'concern',
  'invitation',
  'invitation-dco',
];

/** Markup taken away and entities read: what somebody sees of the HTML. */
const seen = (html: string): string =>
  html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/<\/?(a|strong)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
/** A line of the text without its bullet, its rule, or the colon that leads to a link. */
const words = (text: string): string =>
  text
    .replace(/^[-*]+( |$)/gm, ' ')
    .replace(/:$/, '')
    .replace(/\s+/g, ' ')
    .trim();

it('the examples show every kind of mail', () => {
  expect(new Set(MAILS.map(({ model }) => model.kind))).toEqual(new Set(MailKind.options));
});

describe.each(MAILS)('the mail $name', ({ name, mail }) => {
  const [first = ''] = mail.text.split('\n');

  it('says what it said before', async () => {
    await expect(`${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`../../golden/mail/${name}.txt`);
    await expect(mail.html).toMatchFileSnapshot(`../../golden/mail/${name}.html`);
  });

  it('has a date in its subject and its first line, and the id of the request that it is about', () => {
    for (const line of [mail.subject, first]) {
      expect(line).toMatch(DAY);
      if (ABOUT_NO_REQUEST.includes(name)) expect(line).not.toMatch(REQUEST_ID);
      // The first line of a list may name its most urgent where the subject names its first: they are the same.
      else expect(line).toMatch(REQUEST_ID);
    }
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.subject.length).toBeLessThanOrEqual(130);
  });

  it('says in its text all that its HTML says', () => {
    const html = seen(mail.html);
    for (const line of mail.text.split('\n').map(words).filter(Boolean)) expect(html).toContain(line);
  });

  it('has each link on a line of its own, with a line before it that says where it leads, and the same links in both', () => {
    const lines = mail.text.split('\n');
    for (const [at, line] of lines.entries()) {
      if (!line.includes('://')) continue;
      expect(line).toMatch(new RegExp(`^${LINK.source}$`));
      expect(lines[at - 1]).toMatch(/^[A-Z].+:$/);
    }
    expect(new Set(mail.html.match(LINK))).toEqual(new Set(mail.text.match(LINK)));
  });

  it('is text for a client that shows text alone: nothing escaped, no markup, no rule that wraps on a telephone', () => {
    expect(mail.text).not.toMatch(/&(#\d+|[a-z]+);|<\/?[a-z]/i);
    expect(mail.text).not.toMatch(/-{25,}|[ \t]$|\n{3}/m);
    expect(mail.text).not.toMatch(/undefined|null|NaN|\[object/);
    expect(mail.html).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('has no images, scripts, or styles that are not inline', () => {
    expect(mail.html).not.toMatch(/<(img|script|style|link)\b|url\(/i);
    expect(mail.html).toContain('<html lang="en">');
  });
});

const withNames = (model: MailModel, name: string): MailModel =>
  JSON.parse(JSON.stringify(model), (key, value) => (['service', 'organisation', 'name'].includes(key) ? name : value));

describe('names that a council typed', () => {
  it('cannot become markup', () => {
    for (const { model } of MAILS) {
      const { html } = renderMail(withNames(model, '<script>alert(1)</script>"&'));
      expect(html).not.toContain('<script>');
    }
  });

  it('cannot break a line, least of all the subject', () => {
    for (const { model } of MAILS) {
      const { subject, text, attachments } = renderMail(withNames(model, 'Team\r\nBcc: everybody@example.com'));
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text).not.toMatch(/^Bcc:/m);
      for (const attachment of attachments) expect(attachment.text).not.toContain('Bcc');
    }
  });
});

it('the six digits of a code are the only six digits that stand alone before it is over', () => {
  const { text } = renderMail(MAIL_EXAMPLES['code'] as MailModel);
  expect(/\b\d{6}\b/.exec(text)?.[0]).toBe('048213');
});

it('the calendar entry is as RFC 5545 has it: CRLF, lines of at most 75 octets', () => {
  const [file] = renderMail(MAIL_EXAMPLES['advice-requested-several'] as MailModel).attachments;
  expect(file?.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(file?.text.replaceAll('\r\n', '')).not.toContain('\n');
  expect(file?.text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(file?.text).not.toContain('/r/');
});

it('a first request brings the due date as a calendar entry, and no other mail has a file', () => {
  for (const { model, mail } of MAILS) expect(mail.attachments).toHaveLength(model.kind === 'advice-requested' ? 1 : 0);
});

describe('what a model may say in other words', () => {
  const concern = MAIL_EXAMPLES['concern'] as ModelOf<'concern'>;
  const invitation = MAIL_EXAMPLES['invitation'] as ModelOf<'invitation'>;
  const week = MAIL_EXAMPLES['week'] as ModelOf<'week'>;
  const month = MAIL_EXAMPLES['month'] as ModelOf<'month'>;

  it('each theme of a concern, and each role, has words of its own', () => {
    const themes = ConcernTheme.options.map((theme) => renderMail({ ...concern, about: { theme } }).subject);
    expect(new Set(themes).size).toBe(ConcernTheme.options.length);
    const roles = Role.options.map((role) => renderMail({ ...invitation, role }).text);
    expect(new Set(roles).size).toBe(Role.options.length);
  });

  it('a long list of what will be late is cut, and says how many more there are', () => {
    const lateNextWeek = Array.from({ length: 23 }, (_, at) => ({
      id: `K3M9Q2XA7TZ1-${10 + at}`,
      dueOn: '2026-03-05' as const,
    }));
    const { text } = renderMail({ ...week, lateNextWeek });
    expect(text).toContain('23 unanswered requests become late');
    expect(text.match(/^\* K3M9/gm)).toHaveLength(20);
    expect(text).toContain('* and 3 more, in the report');
  });

  it('a percentage shows 0 and 100 only where they are exact, and says where there is nothing to count', () => {
    expect(renderMail({ ...month, healthPercentInTime: 99.7 }).text).toContain('In time: 99%');
    expect(renderMail({ ...month, healthPercentInTime: null }).text).toContain('In time: nothing to count');
    const none = { now: null, weekBefore: null };
    expect(renderMail({ ...week, percentOverTwentyWeeks: none }).text).toContain('Over twenty weeks: 38, down 3');
  });
});
