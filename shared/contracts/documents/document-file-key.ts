import type { DocumentPlace } from '../../domain/document/document.ts';

/**
 * A document's key in the buckets, and in the events about them: `{council}/{assessment}/{request number or "papers"}/{id}`. Ids of ours
 * alone: nothing personal, nothing that a sender chose.
 */
export const documentFileKey = ({ council, owner, id }: DocumentPlace): string =>
  `${council}/${owner.assessment}/${owner.is === 'paper' ? 'papers' : String(owner.request)}/${id}`;

const KEY = /^([^/]+)\/([0-9A-HJKMNP-TV-Z]{12})\/(papers|[1-9]\d{0,2})\/([0-9a-f]{32})$/;

/** Null where the key is none of ours, such as GuardDuty's own test object. */
export const documentPlaceOf = (key: string): DocumentPlace | null => {
  const [, council, assessment, of, id] = KEY.exec(key) ?? [];
  if (!council || !assessment || !of || !id) return null;
  const owner =
    of === 'papers' ? { is: 'paper' as const, assessment } : { is: 'answer' as const, assessment, request: Number(of) };
  return { council, owner, id };
};
