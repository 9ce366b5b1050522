/**
 * How often a property is tried that takes long over each: a few times with all tests, and in full in the long run
 * (`npm run test:soak`, whose configuration names the files that have such properties).
 */
export const propertyRuns = ({ short, long }: { short: number; long: number }) => ({
  numRuns: process.env.PROPERTY_RUNS === "long" ? long : short,
});
