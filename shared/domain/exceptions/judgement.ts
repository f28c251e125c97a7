/** What the regulations say of a ground: it may excuse, the council must judge whether it does, or it never can. */
export type Judgement =
  | { readonly is: 'allowed' }
  | { readonly is: 'to-judge'; readonly why: string }
  | { readonly is: 'refused'; readonly reason: string; readonly field: string };
