import type { Council } from '../../domain/directory/council.ts';
import { frameOf, NO_COUNCIL } from '../council-frame.ts';
import { type PageCouncil, type PageModel, type RenderedPage, renderPage } from '../render-page.ts';

export interface FrameOfPage {
  readonly council: PageCouncil;
  readonly area: string;
  readonly navigation: NonNullable<PageModel['navigation']>;
}

/** What stands around every page of the scorecard. */
export const scorecardFrame = (council: Council, hasOtherCouncils: boolean): FrameOfPage => ({
  council: frameOf(council),
  area: 'EHC advice',
  navigation: [
    { href: '/scorecard', text: 'Health scorecard', current: true },
    ...(hasOtherCouncils ? [{ href: '/sign-in/council', text: 'Change council' }] : []),
    { href: '/sign-out', text: 'Sign out' },
  ],
});

export const notFoundPage = (frame: FrameOfPage | null): RenderedPage =>
  renderPage('message.njk', {
    ...(frame ?? { council: NO_COUNCIL }),
    title: 'Page not found',
    lines: ['Check the address, or go to the health scorecard.'],
    action: { href: '/scorecard', text: 'Health scorecard' },
  });
