/**
 * Does something at once and again each time so much has passed, one round after the other.
 * @param round does not reject: what fails is logged, and done in a round to come
 * @returns ends it, and waits for what is under way
 */
export function inRounds(round: () => Promise<void>, everyMs: number): () => Promise<void> {
  let underWay = Promise.resolve();
  const next = () => {
    underWay = underWay.then(round);
  };
  next();
  const timer = setInterval(next, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
