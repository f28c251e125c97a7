import type { CouncilInMail, RenderedMail } from '../../contracts/mail/mail-models.ts';
import { escapeHtml } from '../escape-html.ts';

/** What a mail is made of. The text and the HTML come from the same blocks, so that neither says less. */
export type Block =
  | { readonly says: string }
  | { readonly heading: string }
  | { readonly list: readonly string[] }
  /** Label and value, one a line. */
  | { readonly facts: readonly (readonly [string, string])[] }
  | { readonly link: string; readonly label: string }
  | { readonly code: string };

export interface MailContent {
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly attachments?: RenderedMail['attachments'];
  /** To the council itself: whom to ask is not said. */
  readonly within?: true;
}

/** Names come from councils' files: no line of a mail, its subject above all, may be broken by one. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const FONT = 'font-family:Arial,Helvetica,sans-serif;font-size:19px;line-height:1.5;color:#0b0c0c';
const SPACE = 'margin:0 0 20px';

const asText = (block: Block): string => {
  if ('says' in block) return oneLine(block.says);
  if ('heading' in block) return `${oneLine(block.heading)}\n${'-'.repeat(oneLine(block.heading).length)}`;
  if ('list' in block) return block.list.map((line) => `* ${oneLine(line)}`).join('\n');
  if ('facts' in block) return block.facts.map(([label, value]) => `${label}: ${oneLine(value)}`).join('\n');
  if ('link' in block) return `${oneLine(block.label)}:\n${block.link}`;
  return block.code;
};

const asHtml = (block: Block): string => {
  if ('says' in block) return `<p style="${SPACE}">${escapeHtml(oneLine(block.says))}</p>`;
  if ('heading' in block)
    return `<h2 style="margin:30px 0 10px;font-size:24px;line-height:1.25">${escapeHtml(oneLine(block.heading))}</h2>`;
  if ('list' in block) {
    const lines = block.list.map((line) => `<li style="margin:0 0 8px">${escapeHtml(oneLine(line))}</li>`);
    return `<ul style="${SPACE};padding:0 0 0 24px">${lines.join('')}</ul>`;
  }
  if ('facts' in block) {
    const lines = block.facts.map(
      ([label, value]) => `<strong>${escapeHtml(label)}:</strong> ${escapeHtml(oneLine(value))}`,
    );
    return `<p style="${SPACE};border-left:5px solid #b1b4b6;padding:5px 0 5px 15px">${lines.join('<br>')}</p>`;
  }
  if ('link' in block) {
    const href = escapeHtml(block.link);
    return `<p style="${SPACE}">${escapeHtml(oneLine(block.label))}:<br><a href="${href}" style="color:#1d70b8;word-break:break-all">${href}</a></p>`;
  }
  return `<p style="${SPACE};font-size:36px;font-weight:bold;letter-spacing:4px">${escapeHtml(block.code)}</p>`;
};

const footer = ({ name, sendMailbox, sendPhone, feedbackSurveyUrl }: CouncilInMail): readonly Block[] => [
  { heading: 'Questions' },
  {
    says: `Reply to this email or write to ${sendMailbox}${sendPhone ? `, or ring ${sendPhone}` : ''}. Please do not write a child’s name, date of birth or NHS number in a reply: give the number of the request.`,
  },
  ...(feedbackSurveyUrl ? [{ link: feedbackSurveyUrl, label: 'Tell us how this could be easier' }] : []),
  { says: name },
];

/** Lays out a mail: text complete by itself, HTML in one column, large type, no images, style inline. */
export const layOut = (
  council: CouncilInMail,
  { subject, blocks, attachments = [], within }: MailContent,
): RenderedMail => {
  const all = [...blocks, ...(within ? [] : footer(council))];
  const title = oneLine(subject);
  return {
    subject: title,
    text: `${all.map(asText).join('\n\n')}\n`,
    html: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:20px;background:#ffffff">
<div style="max-width:600px;margin:0 auto;${FONT}">
${all.map(asHtml).join('\n')}
</div>
</body>
</html>
`,
    attachments,
  };
};
