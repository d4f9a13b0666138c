/** Now, or the moment that a reproducible build asks for (https://reproducible-builds.org/specs/source-date-epoch). */
export function clock(): string {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH'])
  return new Date(epoch > 0 ? epoch * 1000 : Date.now()).toISOString()
}
