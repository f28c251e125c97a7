import { DOCUMENT_STATES } from './document-states.ts';
import { LINK_STATES } from './link-states.ts';
import type { PageState } from './page-state.ts';
import { REQUEST_STATES } from './request-states.ts';

/** Every page of the adviser, in every state that looks different. */
export const STATES: readonly PageState[] = [...LINK_STATES, ...REQUEST_STATES, ...DOCUMENT_STATES];
