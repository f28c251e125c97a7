import { Temporal } from 'temporal-polyfill';

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function number(text: string, names: readonly string[]): number {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + 1 : Number(text);
  if (!Number.isInteger(value))
    throw new Error(`A cron expression has ${text}, which the local platform does not know`);
  return value;
}

/** The values of a field such as `1-5,10/15`, in order. */
function values(field: string, low: number, high: number, names: readonly string[] = []): number[] {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/');
    const isAll = range === '*' || range === '?';
    const [from = '', to] = range.split('-');
    const first = isAll ? low : number(from, names);
    const last = isAll ? high : to === undefined ? (step === undefined ? first : high) : number(to, names);
    for (let value = first; value <= last; value += Number(step ?? 1)) found.add(value);
  }
  return [...found].filter((value) => value >= low && value <= high).toSorted((a, b) => a - b);
}

type DayTest = (day: Temporal.PlainDate) => boolean;

function dayOfMonth(field: string): DayTest {
  if (field === 'L') return (day) => day.day === day.daysInMonth;
  const days = new Set(values(field, 1, 31));
  return (day) => days.has(day.day);
}

function dayOfWeek(field: string): DayTest {
  const amazon = (day: Temporal.PlainDate) => (day.dayOfWeek % 7) + 1;
  const nth = /^(\w+)#(\d)$/.exec(field);
  if (nth) {
    const [wanted, week] = [number(String(nth[1]), dayNames), Number(nth[2])];
    return (day) => amazon(day) === wanted && Math.ceil(day.day / 7) === week;
  }
  const last = /^(\w+)L$/.exec(field);
  if (last) {
    const wanted = number(String(last[1]), dayNames);
    return (day) => amazon(day) === wanted && day.day + 7 > day.daysInMonth;
  }
  const days = new Set(values(field, 1, 7, dayNames));
  return (day) => days.has(amazon(day));
}

/**
 * EventBridge's six-field cron in a time zone. As EventBridge Scheduler does where the clocks change: a time that does not
 * exist is left out, and a time that comes twice is taken once, the first time.
 */
export function cron(fields: string, timezone: string): (after: Temporal.Instant) => Temporal.Instant | undefined {
  const [minute = '', hour = '', dom = '', month = '', dow = '', year = '*'] = fields.trim().split(/\s+/);
  const minutes = values(minute, 0, 59);
  const hours = values(hour, 0, 23);
  const months = new Set(values(month, 1, 12, monthNames));
  const years = new Set(values(year, 1970, 2199));
  const [inMonth, inWeek] = [dayOfMonth(dom), dayOfWeek(dow)];
  const isDay: DayTest = (day) => years.has(day.year) && months.has(day.month) && inMonth(day) && inWeek(day);

  return (after) => {
    const start = after.toZonedDateTimeISO(timezone).toPlainDate();
    for (let ahead = 0; ahead < 366 * 8; ahead += 1) {
      const day = start.add({ days: ahead });
      if (!isDay(day)) continue;
      for (const each of hours) {
        for (const one of minutes) {
          const wanted = day.toPlainDateTime({ hour: each, minute: one });
          const zoned = wanted.toZonedDateTime(timezone, { disambiguation: 'earlier' });
          if (!zoned.toPlainDateTime().equals(wanted)) continue;
          const instant = zoned.toInstant();
          if (Temporal.Instant.compare(instant, after) > 0) return instant;
        }
      }
    }
    return undefined;
  };
}
