/**
 * What a page of the site may do: load what is theirs, show what they decrypted in Blob URLs, nothing else. One list for
 * the header and for the page itself, which may be served by a host that sends no headers of ours.
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

/** The Content-Security-Policy as a page carries it in a `meta` element. */
export const PAGE_POLICY = DIRECTIVES.join('; ')

/** As a header, which alone can say who may frame the page (CSP3, section 3.3). */
export const HEADER_POLICY = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ')
