/** Path of the file that a `file:` URL names. */
export function pathOf(url: string): string {
  return url.replace(/^file:(\/\/)?/, '')
}
