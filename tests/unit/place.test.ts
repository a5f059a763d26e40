import { expect, it } from 'vitest'
import { readSettings } from '../../api/env.ts'
import { siteLine } from '../../cli/place.ts'

const lineOf = (SITE_URL: string) => siteLine(readSettings({ SITE_URL }))

it.each([
  ...['http://localhost:4321', 'http://localhost.:4321', 'http://my.localhost', 'http://127.0.0.1', 'http://127.9.9.9'],
  ...['http://0.0.0.0', 'http://[::1]:4321', 'http://[::]', 'http://[::ffff:7f00:1]', 'http://[::ffff:0:0]'],
])('%s leads to this machine alone', (url) => {
  expect(lineOf(url)).toContain('warning: links lead to this machine alone')
})

it.each(['https://share.example', 'https://localhost.example', 'http://192.168.1.7:4321', 'http://[::ffff:c0a8:107]'])(
  '%s leads elsewhere',
  (url) => {
    expect(lineOf(url)).not.toContain('warning')
  },
)
