import { expect, test } from 'vitest'
import { headerPolicy, pagePolicy } from '../../../seal/page-policy.ts'

const read = (policy: string) =>
  Object.fromEntries(
    policy.split('; ').map((each) => [each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1)]),
  )

test('a page loads what is its own, shows what it decrypted, frames the players it is told, and nothing else; its header lets nobody frame it', () => {
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
  expect(read(pagePolicy())).toEqual(page)
  expect(read(headerPolicy())).toEqual({ ...page, 'frame-ancestors': "'none'" })

  const players = ['https://player.vimeo.com', 'https://w.soundcloud.com']
  const framing = { ...page, 'frame-src': players.join(' ') }
  expect(read(pagePolicy(players))).toEqual(framing)
  expect(read(headerPolicy(players))).toEqual({ ...framing, 'frame-ancestors': "'none'" })
})
