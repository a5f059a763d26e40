import { expect, test } from 'vitest'
import { HEADER_POLICY, PAGE_POLICY } from '../../../seal/page-policy.ts'

const read = (policy: string) =>
  Object.fromEntries(
    policy.split('; ').map((each) => [each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1)]),
  )

test('a page loads what is its own, shows what it decrypted, and nothing else; its header lets nobody frame it', () => {
  const page = {
    'default-src': "'none'",
    'script-src': "'self'",
    'worker-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' blob: data:",
    'media-src': 'blob:',
    'connect-src': "'self'",
    'font-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
  }
  expect(read(PAGE_POLICY)).toEqual(page)
  expect(read(HEADER_POLICY)).toEqual({ ...page, 'frame-ancestors': "'none'" })
})
