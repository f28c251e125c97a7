export interface BarPart {
  readonly look: string;
  readonly count: number;
}
export interface StackedBar {
  readonly width: number;
  readonly parts: readonly { readonly look: string; readonly x: number; readonly width: number }[];
}

const WIDTH = 200;

/** Parts of a whole side by side, each as wide as its share; nothing where there is nothing to share. */
export const stackedBar = (parts: readonly BarPart[]): StackedBar => {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let x = 0;
  const drawn = parts
    .filter(({ count }) => count > 0)
    .map(({ look, count }) => {
      const part = { look, x: Math.round(x * 10) / 10, width: Math.round((WIDTH * 10 * count) / total) / 10 };
      x += (WIDTH * count) / total;
      return part;
    });
  return { width: WIDTH, parts: drawn };
};
