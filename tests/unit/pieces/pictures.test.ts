import { expect, it } from 'vitest'
import { formFor } from '../../../pieces/markdown/media.ts'

const picture = (avif?: string) => ({ dataset: { avif } }) as unknown as HTMLElement

it('a picture is fetched in the narrowest form that is sharp, else in the widest there is', () => {
  const both = picture('media/a 800w, media/b 1600w')
  expect(formFor(both, 800)).toEqual({ name: 'media/a', width: 800 })
  expect(formFor(both, 801)).toEqual({ name: 'media/b', width: 1600 })
  expect(formFor(both, Number.POSITIVE_INFINITY)).toEqual({ name: 'media/b', width: 1600 })
})

it('a drawing has no such form: it is fetched as it is', () => {
  expect(formFor(picture(), 800)).toEqual({ name: '' })
})
