import { type DraftFields, mergeDraft } from '../../domain/advice-request/merge-draft.ts';
import type { Draft } from '../ports/assessment-store.ts';
import type { LiveSession } from './adviser-session.ts';
import type { LinkPorts } from './open-link.ts';
import type { FoundRequest } from './view-advice-request.ts';

/** The sections of advice that two people may write at once. */
export const SECTIONS = ['needs', 'outcomes', 'provision', 'preparingForAdulthood'] as const;

/** What a page keeps of a text that it showed, to know later whether somebody changed it. */
export const fingerprintOf = ({ secrets }: Pick<LinkPorts, 'secrets'>, text: string): string =>
  secrets.hash(text).slice(0, 16);

const placeOf = ({ assessment, request }: FoundRequest) =>
  [assessment.council, assessment.key, request.number] as const;

/** What the form begins with: the earlier answer where it was sent back, and who signed in. */
const beginning = async (ports: LinkPorts, { session }: LiveSession, found: FoundRequest): Promise<DraftFields> => {
  const signedIn = { name: session.name ?? '', profession: session.role ?? '' };
  if (found.request.status !== 'returned') return signedIn;
  const earlier = (await ports.assessments.answers(...placeOf(found))).findLast((one) => one.outcome === 'submitted');
  if (earlier?.outcome !== 'submitted') return signedIn;
  const { sections, givenBy } = earlier;
  const [year = '', month = '', day = ''] = givenBy.seenOn?.split('-') ?? [];
  return {
    ...sections,
    preparingForAdulthood: sections.preparingForAdulthood ?? '',
    name: givenBy.name,
    profession: givenBy.profession,
    registration: givenBy.registration ?? '',
    basis: givenBy.basis,
    ...{ 'seenOn-day': day, 'seenOn-month': month, 'seenOn-year': year },
  };
};

/** The draft of a request's advice as it stands; revision 0 where nothing was saved yet. */
export const loadDraft = async (ports: LinkPorts, live: LiveSession, found: FoundRequest): Promise<Draft> =>
  (await ports.assessments.draft(...placeOf(found))) ?? { fields: await beginning(ports, live, found), revision: 0 };

const TRIES = 8;

const isSame = (one: DraftFields, other: DraftFields): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((field) => one[field] === other[field]);

/**
 * Saves what a form holds, the whole of it or one section. Two people at once: neither loses text; where both changed the same
 * section, both texts stand in it. `shown`: the fingerprint of each field as the form showed it.
 */
export const saveDraft = async (
  ports: LinkPorts,
  live: LiveSession,
  found: FoundRequest,
  fields: DraftFields,
  shown: Readonly<Record<string, string>>,
): Promise<Draft> => {
  const wasShown = (field: string, text: string): boolean => shown[field] === fingerprintOf(ports, text);
  const sent = { fields, wasShown, by: live.session.name ?? 'a colleague' };
  for (let tried = 0; tried < TRIES; tried += 1) {
    const there = await loadDraft(ports, live, found);
    const merged = mergeDraft(there.fields, sent, SECTIONS);
    // A section that was saved as it was left comes again with the whole form, in any order: nothing new is no revision.
    if (there.revision > 0 && isSame(merged, there.fields)) return there;
    if (await ports.assessments.saveDraft(...placeOf(found), merged, there.revision))
      return { fields: merged, revision: there.revision + 1 };
  }
  throw new Error('The draft was changed by others again and again');
};
