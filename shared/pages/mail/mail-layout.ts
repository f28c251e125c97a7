import type { CouncilInMail, RenderedMail } from '../../contracts/mail/mail-models.ts';
import { escapeHtml } from '../escape-html.ts';
import { withLinks } from './contact-links.ts';

/** What a mail is made of. The text and the HTML come from the same blocks, so that neither says less. */
export type Block =
  /** A paragraph; `phone` is a number within it that can be rung from the HTML. */
  | { readonly says: string; readonly phone?: string }
  | { readonly heading: string }
  | { readonly list: readonly string[] }
  /** Label and value, one a line. */
  | { readonly facts: readonly (readonly [string, string])[] }
  /** What the mail asks for; `quiet` where it is only on offer. */
  | { readonly link: string; readonly label: string; readonly quiet?: boolean }
  | { readonly code: string };

export interface MailContent {
  readonly subject: string;
  /** The first line: what is asked, of which request, by when. */
  readonly first: string;
  readonly blocks: readonly Block[];
  readonly attachments?: RenderedMail['attachments'];
  /** To the council itself: whom to ask is not said. */
  readonly within?: true;
}

/** Names come from councils' files: no line of a mail, its subject above all, may be broken by one. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const TYPE = 'font-family:Arial,Helvetica,sans-serif;font-size:19px;line-height:1.5;color:#0b0c0c';
const SPACE = 'margin:0 0 20px';
/** A rule longer than this would wrap on a telephone. */
const LONGEST_RULE = 24;

const asText = (block: Block): string => {
  if ('says' in block) return oneLine(block.says);
  if ('heading' in block) {
    const heading = oneLine(block.heading);
    return `${heading}\n${'-'.repeat(Math.min(heading.length, LONGEST_RULE))}`;
  }
  if ('list' in block) return block.list.map((line) => `* ${oneLine(line)}`).join('\n');
  if ('facts' in block) return block.facts.map(([label, value]) => `${label}: ${oneLine(value)}`).join('\n');
  if ('link' in block) return `${oneLine(block.label)}:\n${block.link}`;
  return block.code;
};

/** The label as a button, and the address below it: whoever is taught not to trust buttons can read where it leads. */
const linkAsHtml = ({ link, label, quiet }: Extract<Block, { link: string }>): string => {
  const href = escapeHtml(link);
  const button = `<a href="${href}" style="color:#ffffff;font-weight:bold;text-decoration:none">${escapeHtml(oneLine(label))}</a>`;
  const address = `<a href="${href}" style="color:#1d70b8;word-break:break-all">${href}</a>`;
  if (quiet) return `<p style="${SPACE}">${escapeHtml(oneLine(label))}:<br>${address}</p>`;
  return `<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="margin:0 0 10px"><tr><td style="background:#00703c;padding:12px 20px;font-size:19px;line-height:1.5">${button}</td></tr></table>
<p style="${SPACE};font-size:16px">${address}</p>`;
};

const asHtml = (block: Block): string => {
  if ('says' in block) return `<p style="${SPACE}">${withLinks(oneLine(block.says), block.phone)}</p>`;
  if ('heading' in block)
    return `<h2 style="margin:30px 0 10px;font-size:22px;line-height:1.3">${escapeHtml(oneLine(block.heading))}</h2>`;
  if ('list' in block) {
    const lines = block.list.map((line) => `<li style="margin:0 0 8px">${withLinks(oneLine(line))}</li>`);
    return `<ul style="${SPACE};padding:0 0 0 24px">${lines.join('')}</ul>`;
  }
  if ('facts' in block) {
    const lines = block.facts.map(
      ([label, value]) =>
        `<p style="margin:0 0 5px"><strong>${escapeHtml(label)}:</strong> ${withLinks(oneLine(value))}</p>`,
    );
    return `<div style="${SPACE};border-left:5px solid #b1b4b6;padding:5px 0 1px 15px">${lines.join('')}</div>`;
  }
  if ('link' in block) return linkAsHtml(block);
  return `<p style="${SPACE};font-size:36px;font-weight:bold;letter-spacing:4px">${escapeHtml(block.code)}</p>`;
};

const footer = ({ name, sendMailbox, sendPhone, feedbackSurveyUrl }: CouncilInMail): readonly Block[] => [
  { heading: 'Questions' },
  {
    says: `Reply to this email or write to ${sendMailbox}${sendPhone ? `, or ring ${sendPhone}` : ''}. Please do not write a child’s name, date of birth or NHS number in a reply: a request’s number is enough.`,
    ...(sendPhone ? { phone: sendPhone } : {}),
  },
  ...(feedbackSurveyUrl ? [{ link: feedbackSurveyUrl, label: 'Tell us how this could be easier', quiet: true }] : []),
  { says: name },
];

/**
 * Lays out a mail: text complete by itself, HTML in one column, large type, no images, style inline.
 *
 * A paragraph of the text is one line, as long as it is: every client wraps it to its own window, also a telephone's, where lines
 * broken at 78 would each break again. SES sends them quoted-printable, in lines that any server takes.
 */
export const layOut = (
  council: CouncilInMail,
  { subject, first, blocks, attachments = [], within }: MailContent,
): RenderedMail => {
  const all = [...blocks, ...(within ? [] : footer(council))];
  const title = oneLine(subject);
  return {
    subject: title,
    text: `${[oneLine(first), ...all.map(asText)].join('\n\n')}\n`,
    // The background stands on the column too: some clients drop the body's, and would put dark text on their dark.
    html: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="format-detection" content="telephone=no,date=no,address=no"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:0;background:#ffffff">
<div style="max-width:600px;margin:0 auto;padding:20px;background:#ffffff;overflow-wrap:break-word;${TYPE}">
<h1 style="${SPACE};font-size:24px;line-height:1.3">${withLinks(oneLine(first))}</h1>
${all.map(asHtml).join('\n')}
</div>
</body>
</html>
`,
    attachments,
  };
};
