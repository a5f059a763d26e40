/**
 * The Content-Security-Policy of every page: it may load what is ours and show decrypted Blob URLs, nothing else but the
 * players of its own embeds. One list for the header and for the page itself, since some hosts send no headers of ours.
 */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  'media-src blob:',
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
]

/**
 * The policy for a `meta` element.
 *
 * @param frames origins that the page may frame, from a tap on: none but those of its campaign's embeds
 */
export function pagePolicy(frames: readonly string[] = []): string {
  return directives(frames).join('; ')
}

/** The policy as a header, which alone can say who may frame the page (CSP3, section 3.3). */
export function headerPolicy(frames: readonly string[] = []): string {
  return [...directives(frames), "frame-ancestors 'none'"].join('; ')
}

function directives(frames: readonly string[]): string[] {
  return frames.length === 0 ? DIRECTIVES : [...DIRECTIVES, `frame-src ${frames.join(' ')}`]
}
