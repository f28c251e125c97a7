import { showPercent } from '../../domain/figures/percent.ts';

/** A percentage in words; a dash where there is nothing to take a part of. */
export const percentWords = (value: number | null): string => (value === null ? '–' : `${showPercent(value)}%`);

/** `1 day`, `122 days`. */
export const daysWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;

/** A name as part of an address. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
/** The time of the clock in London, `09:00`. */
export const londonTime = (at: string): string => TIME.format(new Date(at));
