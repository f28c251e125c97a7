import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeDraft, type SentDraft, writtenTwice } from '../../../shared/domain/advice-request/merge-draft.ts';

const TEXTS = ['needs', 'provision'];
/** Robin sends a form that was opened when `shown` stood there. */
const sends = (fields: SentDraft['fields'], shown: SentDraft['fields'] = {}): SentDraft => ({
  fields,
  wasShown: (field, text) => (shown[field] ?? '') === text,
  by: 'Robin',
});

describe('two people who write at once', () => {
  it('each keep the section that they alone changed', () => {
    const there = { needs: 'Ada’s needs', provision: '' };
    expect(mergeDraft(there, sends({ needs: '', provision: 'Robin’s provision' }), TEXTS)).toEqual({
      needs: 'Ada’s needs',
      provision: 'Robin’s provision',
    });
  });

  it('both keep their text where both changed the same section, and the advice waits until somebody chose', () => {
    const merged = mergeDraft({ needs: 'Ada’s words' }, sends({ needs: 'Robin’s words' }, { needs: 'before' }), TEXTS);
    expect(merged['needs']).toBe('Ada’s words\n\n[Written at the same time by Robin:]\nRobin’s words');
    expect(writtenTwice(merged)).toEqual(['needs']);
  });

  it('take a correction, also one that empties a section', () => {
    expect(mergeDraft({ needs: 'before' }, sends({ needs: '' }, { needs: 'before' }), TEXTS)).toEqual({ needs: '' });
  });

  it('do not see the same text twice: sent again, or with more at its end', () => {
    const there = { needs: 'One.' };
    expect(mergeDraft(there, sends({ needs: 'One.' }, { needs: 'x' }), TEXTS)).toEqual(there);
    expect(mergeDraft(there, sends({ needs: 'One. Two.' }, { needs: 'x' }), TEXTS)).toEqual({ needs: 'One. Two.' });
    expect(mergeDraft({ needs: 'One. Two.' }, sends({ needs: 'One.' }, { needs: 'x' }), TEXTS)['needs']).toBe(
      'One. Two.',
    );
  });

  it('of a short field, such as a name, leave the one sent last', () => {
    expect(mergeDraft({ name: 'Ada' }, sends({ name: 'Robin' }, { name: '' }), TEXTS)).toEqual({ name: 'Robin' });
    expect(mergeDraft({ name: 'Ada' }, sends({ name: '' }, { name: '' }), TEXTS)).toEqual({ name: 'Ada' });
  });

  it('never lose what either typed, whatever it was', () => {
    const words = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.string(), words, words, (shown, one, other) => {
        fc.pre(one !== shown && other !== shown);
        const first = mergeDraft({ needs: shown }, sends({ needs: one }, { needs: shown }), TEXTS);
        const then = mergeDraft(first, sends({ needs: other }, { needs: shown }), TEXTS)['needs'] ?? '';
        expect(then).toContain(one.trim());
        expect(then).toContain(other.trim());
      }),
    );
  });
});
