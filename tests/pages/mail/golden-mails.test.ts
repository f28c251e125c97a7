import { describe, expect, it } from 'vitest';
import type { MailModel } from '../../../shared/contracts/mail/mail-models.ts';
import { renderMail } from '../../../shared/pages/mail/render-mail.ts';
import { MAIL_MODELS } from './mail-models.ts';

const MAILS = Object.entries(MAIL_MODELS).map(([name, model]) => ({ name, model, mail: renderMail(model) }));
const LINK = /https:\/\/advice\.example\.gov\.uk\/r\/[A-Za-z0-9_-]{43}/g;

/** Markup taken away and entities read: what somebody sees of the HTML. */
const seen = (html: string): string =>
  html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
const words = (text: string): string =>
  text
    .replace(/^[-*]+( |$)/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe.each(MAILS)('the mail $name', ({ name, mail }) => {
  it('says what it said before', async () => {
    await expect(`${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`../../golden/mail/${name}.txt`);
    await expect(mail.html).toMatchFileSnapshot(`../../golden/mail/${name}.html`);
  });

  it('has an id and a date in its subject and its first line', () => {
    const [first = ''] = mail.text.split('\n');
    for (const line of [mail.subject, first]) expect(line).toMatch(/\d{1,2} (January|February|March) 2026/);
    // A mail about a whole list names its first in the first line.
    expect(first).toMatch(/[A-Z0-9]{12}-\d{2}|your team’s advice requests/);
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  it('says in its text all that its HTML says', () => {
    const html = seen(mail.html);
    for (const line of mail.text.split('\n').map(words).filter(Boolean)) expect(html).toContain(line);
  });

  it('has each link on a line of its own, and the same links in both', () => {
    const lines = mail.text.split('\n').filter((line) => line.includes('/r/'));
    for (const line of lines) expect(line).toMatch(new RegExp(`^${LINK.source}$`));
    expect(new Set(mail.html.match(LINK))).toEqual(new Set(mail.text.match(LINK)));
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
  const { text } = renderMail(MAIL_MODELS['code'] as MailModel);
  expect(/\b\d{6}\b/.exec(text)?.[0]).toBe('048213');
});

it('the calendar entry is as RFC 5545 has it: CRLF, lines of at most 75 octets', () => {
  const [file] = renderMail(MAIL_MODELS['advice-requested-several'] as MailModel).attachments;
  expect(file?.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(file?.text.replaceAll('\r\n', '')).not.toContain('\n');
  expect(file?.text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(file?.text).not.toContain('/r/');
});
