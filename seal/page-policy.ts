/**
 * The Content-Security-Policy of every page: it may load what is ours and show decrypted Blob URLs, nothing else. One list
 * for the header and for the page itself, since some hosts send no headers of ours.
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

/** The policy for a `meta` element. */
export const PAGE_POLICY = DIRECTIVES.join('; ')

/** The policy as a header, which alone can say who may frame the page (CSP3, section 3.3). */
export const HEADER_POLICY = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ')
