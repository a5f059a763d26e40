import { describe, expect, it } from 'vitest'
import { en as gallery } from '../../../pieces/gallery/studio/en.ts'
import { nothingCounted } from '../../../pieces/nothing-counted.ts'
import { en as poll } from '../../../pieces/poll/studio/en.ts'
import { en as video } from '../../../pieces/video/studio/en.ts'

describe.each(Object.entries({ gallery, poll, video }))('a %s in which nothing is counted', (_, words) => {
  const said = (isPart: boolean, isClosed: boolean) => nothingCounted(words, { isPart, isClosed })

  it('promises no first entry once it is over, and speaks of a selection where others may have one', () => {
    expect(said(false, false)).toContain('appears here by itself')
    expect(said(false, true)).not.toMatch(/yet|appears/)
    expect(said(true, true)).toContain('for this selection')
    expect(said(true, false)).toBe(said(true, true))
  })
})
