import { escapeHtml } from '../escape-html.ts';

/** Addresses as people write them; an apostrophe before the @ belongs to the name (O'Brien). */
const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g;
const STYLE = 'style="color:#1d70b8;overflow-wrap:anywhere"';
/** Digits with spaces, brackets and hyphens; a number with words in it is left as text, for it could not be dialled. */
const DIALLED = /^\+?[\d\s()-]+$/;

const mailTo = (address: string): string => {
  const at = address.lastIndexOf('@');
  const to = `${encodeURIComponent(address.slice(0, at))}${address.slice(at)}`;
  return `<a href="${escapeHtml(`mailto:${to}`)}" ${STYLE}>${escapeHtml(address)}</a>`;
};

const withPhone = (text: string, phone: string): string => {
  const at = text.indexOf(phone);
  if (at < 0 || !DIALLED.test(phone)) return escapeHtml(text);
  const link = `<a href="tel:${phone.replace(/[^\d+]/g, '')}" ${STYLE}>${escapeHtml(phone)}</a>`;
  return `${escapeHtml(text.slice(0, at))}${link}${escapeHtml(text.slice(at + phone.length))}`;
};

/** A text as HTML in which each email address, and the phone number if one is named, can be followed. */
export const withLinks = (text: string, phone?: string): string => {
  const plain = (part: string): string => (phone === undefined ? escapeHtml(part) : withPhone(part, phone));
  let html = '';
  let from = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    html += plain(text.slice(from, index)) + mailTo(address);
    from = index + address.length;
  }
  return html + plain(text.slice(from));
};
