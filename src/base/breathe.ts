/** Lets whatever else waits for this thread have its turn: drawing, a click on Cancel, an answer. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
