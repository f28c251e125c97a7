/** The fields of an answer that is being written, by name. */
export type DraftFields = Readonly<Record<string, string>>;

/** Begins the line between two people's texts. No advice goes out with it. */
export const WRITTEN_AT_THE_SAME_TIME = '[Written at the same time by ';

export interface SentDraft {
  readonly fields: DraftFields;
  /** Whether a text is the one that the page showed when its form was opened. */
  readonly wasShown: (field: string, text: string) => boolean;
  /** Who sends it, for the line between two texts. */
  readonly by: string;
}

const without = (one: string, other: string): boolean => !one.includes(other.trim());

const mergeField = (field: string, there: string, sent: string, { wasShown, by }: SentDraft): string => {
  if (sent === there || wasShown(field, sent)) return there;
  if (wasShown(field, there) || !without(sent, there)) return sent;
  if (!without(there, sent)) return there;
  return `${there}\n\n${WRITTEN_AT_THE_SAME_TIME}${by}:]\n${sent}`;
};

/**
 * Brings what somebody sends together with what is there: what only one of two people changed is taken, what both changed is kept
 * from both (`texts` are the fields that can hold two; of any other the one sent last stands). Fields that are not sent stay.
 */
export const mergeDraft = (there: DraftFields, sent: SentDraft, texts: readonly string[]): DraftFields => ({
  ...there,
  ...Object.fromEntries(
    Object.entries(sent.fields).map(([field, text]) => {
      const known = there[field] ?? '';
      if (texts.includes(field)) return [field, mergeField(field, known, text, sent)];
      return [field, sent.wasShown(field, text) ? known : text];
    }),
  ),
});

/** Fields in which two people's texts still stand one after the other. */
export const writtenTwice = (fields: DraftFields): readonly string[] =>
  Object.keys(fields).filter((field) => fields[field]?.includes(WRITTEN_AT_THE_SAME_TIME));
