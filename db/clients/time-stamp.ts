/** A time in the name of a file, in UTC: names sort by time. */
export function timeStamp(at = Date.now()): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(':', '-').concat('Z')
}

/** Parses such a time; undefined for another text. */
export function timeOfStamp(stamp: string): number | undefined {
  const at = Date.parse(stamp.replace(/T(\d\d)-(\d\d)-(\d\d)Z$/, 'T$1:$2:$3Z'))
  return Number.isNaN(at) ? undefined : at
}
