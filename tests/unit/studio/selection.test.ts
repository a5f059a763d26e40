import { afterAll, expect, test, vi } from 'vitest'
import { offsetsOf } from '../../../api/studio/buckets.ts'
import { reportQuery } from '../../../site/studio/selection.ts'

vi.hoisted(() => {
  vi.stubGlobal('location', { search: '', pathname: '/studio/' })
  vi.stubGlobal('addEventListener', () => {})
})
afterAll(() => vi.unstubAllGlobals())

test('a browser that knows no time zone asks for days as it writes them, and is answered', () => {
  const options = Intl.DateTimeFormat().resolvedOptions()
  const resolved = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions')
  for (const [said, asked] of [
    ['Etc/Unknown', 'UTC'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
  ] as const) {
    resolved.mockReturnValue({ ...options, timeZone: said })
    const { zone } = reportQuery(0)
    expect(zone).toBe(asked)
    expect(offsetsOf(zone)(0) % 60_000).toBe(0)
  }
  resolved.mockRestore()
})
