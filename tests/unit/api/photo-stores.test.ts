import { chmod, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBucketStore, createSigner } from '../../../api/photos/bucket-store.ts'
import { createFolderStore } from '../../../api/photos/folder-store.ts'
import { type PhotoPlace, type PhotoStore, PhotoStoreFault } from '../../../api/photos/photo-store.ts'
import { createPhotos } from '../../../api/photos/photos.ts'
import { type BoundBucket, createR2Store } from '../../../api/photos/r2-store.ts'
import { startBucket } from '../../support/bucket.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const KEY = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const FILE = '2'.repeat(22)
const place: PhotoPlace = { campaign: 'c', piece: 'p', file: FILE, size: 'full' }
const bytes = new Uint8Array([1, 2, 3])

let bucket: Awaited<ReturnType<typeof startBucket>>
beforeAll(async () => {
  bucket = await startBucket({ ...KEY, region: 'eu-central-1' })
})
afterAll(() => bucket.close())

const bucketStore = (more: object = {}) =>
  createBucketStore({ ...KEY, url: bucket.url, region: 'eu-central-1', ...more }, { now: Date.now })

async function filesOf(store: PhotoStore, campaign = 'c'): Promise<string[]> {
  const found: string[] = []
  for await (const { piece, file, size } of store.list(campaign)) found.push(`${piece}/${file}.${size}`)
  return found.sort()
}

describe.each([
  ['a folder', async () => createFolderStore(await temporaryFolder())],
  ['a bucket', async () => bucketStore()],
  ['a bucket with a host of its own', async () => bucketStore({ url: new URL(bucket.url).origin })],
  ['a part of a bucket', async () => bucketStore({ url: `${bucket.url}/some/prefix` })],
])('%s of photos', (_, make) => {
  it('gives back what was put, writes over nothing else, lists one campaign, and forgets what is deleted', async () => {
    const store = await make()
    expect(await store.get(place)).toBeUndefined()
    const others: PhotoPlace[] = [
      { ...place, size: 'thumb' },
      { ...place, piece: 'q' },
      { ...place, campaign: 'c-2' },
    ]
    for (const [i, each] of [place, ...others].entries()) await store.put(each, new Uint8Array([i]))
    await store.put(place, bytes)
    expect(await store.get(place)).toEqual(bytes)
    expect(await store.get(others[0] as PhotoPlace)).toEqual(new Uint8Array([1]))
    expect(await filesOf(store)).toEqual([`p/${FILE}.full`, `p/${FILE}.thumb`, `q/${FILE}.full`])
    await store.delete(place)
    await store.delete(place)
    expect(await store.get(place)).toBeUndefined()
    for (const each of others) await store.delete(each)
    expect(await filesOf(store)).toEqual([])
  })
})

describe('a folder of photos', () => {
  it('can be read by its owner alone, lists nothing that is not ours, and drops what a crash left half-written', async () => {
    const folder = join(await temporaryFolder(), 'photos')
    const store = createFolderStore(folder)
    await store.put(place, bytes)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'c', 'p'))).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'c', 'p', `${FILE}.full`))).mode & 0o777).toBe(0o600)
    await writeFile(join(folder, 'c', 'p', 'notes.txt'), 'x')
    const drafts = ['1', '2'].map((digit) =>
      join(folder, 'c', 'p', `.${digit.repeat(8)}-1111-1111-1111-${digit.repeat(12)}.draft`),
    )
    for (const draft of drafts) await writeFile(draft, 'half')
    const [old = ''] = drafts
    await utimes(old, 0, 0)
    expect(await filesOf(store)).toEqual([`p/${FILE}.full`])
    expect((await readdir(join(folder, 'c', 'p'))).filter((name) => name.endsWith('.draft'))).toHaveLength(1)
  })

  it('says where nothing can be written, leaves nothing behind, and is tried again until it can', async () => {
    const folder = join(await temporaryFolder(), 'photos')
    await writeFile(folder, 'no folder')
    const told: (Error | string)[] = []
    const photos = createPhotos({
      store: createFolderStore(folder),
      develop: () => Promise.reject(new Error('unused')),
      mostBytes: 1,
      atOnce: 1,
      log: () => {},
      tell: (event) => told.push(event),
    })
    await expect(photos.store.put(place, bytes)).rejects.toThrow(PhotoStoreFault)
    await expect(photos.store.put(place, bytes)).rejects.toThrow(folder)
    expect(photos.isFailing).toBe(true)
    await photos.probe()
    expect(photos.isFailing).toBe(true)
    await rm(folder)
    await mkdir(folder)
    await chmod(folder, 0o700)
    await photos.probe()
    expect(photos.isFailing).toBe(false)
    expect(told).toEqual(['Photos are kept again'])
    expect(await filesOf(photos.store, '-')).toEqual([])
  })
})

describe('a bucket of photos', () => {
  it('is signed as AWS’s own examples are', async () => {
    // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
    const sign = createSigner({ ...KEY, url: '', region: 'us-east-1' })
    const at = Date.parse('2013-05-24T00:00:00Z')
    const signatureOf = async (url: string, init: Parameters<typeof sign>[1]) =>
      /Signature=(\w+)$/.exec((await sign(url, init, at)).headers.get('authorization') ?? '')?.[1]
    const host = 'https://examplebucket.s3.amazonaws.com'
    expect(await signatureOf(`${host}/test.txt`, { method: 'GET', headers: { Range: 'bytes=0-9' } })).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    )
    expect(
      await signatureOf(`${host}/test$file.text`, {
        method: 'PUT',
        headers: { Date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
        body: new TextEncoder().encode('Welcome to Amazon S3.'),
      }),
    ).toBe('98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd')
    expect(await signatureOf(`${host}/?lifecycle`, { method: 'GET' })).toBe(
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    )
    expect(await signatureOf(`${host}/?max-keys=2&prefix=J`, { method: 'GET' })).toBe(
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    )
  })

  it('is asked again when it fails for a moment, and names itself when it goes on', async () => {
    const store = bucketStore()
    bucket.refuse(2)
    await store.put(place, bytes)
    expect(await store.get(place)).toEqual(bytes)
    bucket.refuse(3)
    await expect(store.put(place, bytes)).rejects.toThrow(/127\.0\.0\.1:\d+\/photos refused to write \(503\)/)
    await expect(bucketStore({ secretAccessKey: 'another' }).get(place)).rejects.toThrow('refused to read (403)')
    const nobody = bucketStore({ url: 'http://127.0.0.1:1/photos' })
    await expect(nobody.delete(place)).rejects.toThrow('does not answer')
  })
})

describe('an answer of a bucket', () => {
  it('that breaks off is asked for again, and is a fault of the store when it goes on', async () => {
    const store = bucketStore()
    await store.put(place, bytes)
    bucket.cut(2)
    expect(await store.get(place)).toEqual(bytes)
    bucket.cut(3)
    await expect(store.get(place)).rejects.toThrow(PhotoStoreFault)
  })

  it('is told with what it says: a clock or a region is wrong as often as a key', async () => {
    const store = bucketStore()
    bucket.refuse(1, 403, 'RequestTimeTooSkewed')
    await expect(store.put(place, bytes)).rejects.toThrow('refused to write (403 RequestTimeTooSkewed)')
    bucket.refuse(1, 400, 'AuthorizationHeaderMalformed')
    await expect(filesOf(store)).rejects.toThrow('refused to list (400 AuthorizationHeaderMalformed)')
  })

  it('that has no bucket says nothing of a photo', async () => {
    for (const ask of ['get', 'delete'] as const) {
      bucket.refuse(1, 404, 'NoSuchBucket')
      await expect(bucketStore()[ask](place)).rejects.toThrow(/refused to (?:read|delete) \(404 NoSuchBucket\)/)
    }
  })
})

describe('a bucket that is bound to a Worker', () => {
  it('hands a photo out as it comes: one that a slow phone asks for is not kept whole in memory', async () => {
    const neverWhole = new ReadableStream<Uint8Array>()
    const bound = { get: async () => ({ body: neverWhole }) } as Partial<BoundBucket> as BoundBucket
    expect(await createR2Store(bound).get(place)).toBe(neverWhole)
  })
})
