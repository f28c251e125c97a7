import type { Council } from '../domain/directory/council.ts';
import type { PageCouncil } from './render-page.ts';

export const frameOf = ({ name, colours, sendMailbox, sendPhone }: Council): PageCouncil => ({
  name,
  colours,
  sendMailbox,
  sendPhone,
});

/** Where no council is known: a wrong address, a link that leads nowhere. */
export const NO_COUNCIL: PageCouncil = {
  name: 'EHC advice',
  colours: { header: '#12436d', accent: '#28a197' },
  sendMailbox: '',
  sendPhone: null,
};
