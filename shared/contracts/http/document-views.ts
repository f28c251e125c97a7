import * as z from 'zod';
import { SentDocument } from '../../domain/advice-request/answer.ts';
import { IsoDate, IsoInstant } from '../../domain/calendar/days.ts';
import { Name } from './field-values.ts';

export const AddPaperBody = z.strictObject({ title: Name, fileName: Name });
export type AddPaperBody = z.infer<typeof AddPaperBody>;

/** Where to post the file as `multipart/form-data`: the fields as they are, then the file as `file`. */
export const PaperBegun = z.object({
  id: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});

const stateName = z.enum(['awaited', 'waiting', 'clean', 'refused', 'flagged', 'removed', 'destroyed']);

/** A document, and where it is refused or flagged, what is wrong and what to do. */
const DocumentView = z.object({
  state: stateName,
  reason: z.string().optional(),
  /** SHA-256, hex, of bytes that were read; stays when they are destroyed. */
  sha256: z.string().nullable(),
});

export const PapersView = z.object({
  papers: z.array(DocumentView.extend({ id: z.string(), title: z.string(), fileName: z.string() })),
});
export type PapersView = z.infer<typeof PapersView>;

/** `n` counts a request's documents from 1, over all its answers, and never changes. */
export const AnswerDocumentView = SentDocument.extend({ n: z.int().positive(), state: stateName });
export type AnswerDocumentView = z.infer<typeof AnswerDocumentView>;

/** A request's last answer, whatever its outcome; what its outcome does not have is null. */
export const AdviceView = z.object({
  id: z.string(),
  outcome: z.enum(['submitted', 'not-known']),
  at: IsoInstant,
  sections: z
    .object({
      needs: z.string(),
      outcomes: z.string(),
      provision: z.string(),
      preparingForAdulthood: z.string().nullable(),
    })
    .nullable(),
  givenBy: z
    .object({
      name: z.string(),
      profession: z.string(),
      registration: z.string().nullable(),
      seenOn: IsoDate.nullable(),
      basis: z.enum(['in-person', 'by-video', 'from-records']),
    })
    .nullable(),
  notKnown: z
    .object({ checkedBy: z.string(), records: z.string(), checkedOn: IsoDate, askInstead: z.string().nullable() })
    .nullable(),
  documents: z.array(AnswerDocumentView),
});
export type AdviceView = z.infer<typeof AdviceView>;

export const DestroyedDocumentView = z.object({
  n: z.int().positive(),
  state: z.literal('destroyed'),
  at: IsoInstant,
  by: z.string(),
  sha256: z.string().nullable(),
});
export type DestroyedDocumentView = z.infer<typeof DestroyedDocumentView>;
