import type { Resource } from '../engine/engine.ts';

/** As much of a template's resource as the edges read. */
export type TemplateResource = Pick<Resource, 'id' | 'type' | 'physicalId' | 'properties'>;
