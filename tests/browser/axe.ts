import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * Axe, run within the page. By itself the builder sums up in a second, empty page, which takes half of its time and is only for
 * frames of other origins: we have none.
 */
export const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode();
