import type { RenderedMail, RequestInMail } from '../../contracts/mail/mail-models.ts';
import { plusDays } from '../../domain/calendar/london-days.ts';

const compact = (day: string): string => day.replaceAll('-', '');

/** RFC 5545: lines of at most 75 octets, continued after a space. */
const folded = (line: string): string => line.match(/.{1,73}/g)?.join('\r\n ') ?? '';

const entry = ({ id, dueOn }: RequestInMail, askedAt: string): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${id}@ehc-advice`,
  `DTSTAMP:${askedAt.replace(/[-:]|\.\d+/g, '')}`,
  `DTSTART;VALUE=DATE:${compact(dueOn)}`,
  `DTEND;VALUE=DATE:${compact(plusDays(dueOn, 1))}`,
  `SUMMARY:Advice request ${id} is due`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** An all-day entry for each due date. No link in it: calendars are shared more widely than mailboxes. */
export const dueDateCalendar = (
  requests: readonly RequestInMail[],
  askedAt: string,
): RenderedMail['attachments'][number] => {
  const [first] = requests;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//EHC Advice//EN',
    'METHOD:PUBLISH',
    ...requests.flatMap((request) => entry(request, askedAt)),
    'END:VCALENDAR',
  ];
  return {
    name: requests.length === 1 && first ? `advice-request-${first.id}-due.ics` : 'advice-requests-due.ics',
    type: 'text/calendar',
    text: `${lines.map(folded).join('\r\n')}\r\n`,
  };
};
