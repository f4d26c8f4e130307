/** No reading of a face is certain: a probability is never shown as more than this. */
const MOST_SHOWN = 0.99;

/** A probability in [0, 1] as people are shown it: what would round to 100 % is 99 %. */
export const shownShare = (probability: number): number => Math.min(MOST_SHOWN, probability);
