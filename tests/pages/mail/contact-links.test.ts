import { expect, it } from 'vitest';
import { withLinks } from '../../../shared/pages/mail/contact-links.ts';

const hrefs = (html: string): readonly string[] => [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);

it.each([
  ['Write to send@vale.gov.example.', ['mailto:send@vale.gov.example']],
  ["o'brien@nhs.example, its manager", ['mailto:o&#39;brien@nhs.example']],
  ['a?b&c=d@x.example', ['mailto:a%3Fb%26c%3Dd@x.example']],
  ['nobody@, @x, a@b', []],
])('in “%s” it links %j', (text, expected) => {
  expect(hrefs(withLinks(text))).toEqual(expected);
});

it('links the phone that is named, and none that could not be dialled', () => {
  expect(hrefs(withLinks('ring +44 (1632) 960-100 or 1234', '+44 (1632) 960-100'))).toEqual(['tel:+441632960100']);
  expect(withLinks('ring 01632 960100 ext 5', '01632 960100 ext 5')).toBe('ring 01632 960100 ext 5');
});

it('lets nothing of a text become markup, before, within or after a link', () => {
  const html = withLinks('<b> a"<i>@x.example "<u>"', '<b>');
  expect(html).not.toMatch(/<[biu]>/);
});
