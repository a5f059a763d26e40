import * as z from 'zod'
import { json, jsonBody } from '../../api/openapi/answers.ts'
import { problems } from '../../api/openapi/problems.ts'
import { ALWAYS, type KindOpenapi, requestParams, STUDIO_ALWAYS, studio } from '../openapi-kind.ts'
import {
  archiveQuery,
  decided,
  decision,
  galleryAnswer,
  galleryReport,
  heldPage,
  heldQuery,
  photoForm,
  photoId,
  wallPage,
  wallPhoto,
  wallQuery,
} from './contract.ts'

const fan = { tags: ['Fan'], security: [{ pass: [] }] }
const ofPhoto = { path: requestParams.path.extend({ id: photoId }) }
const photos = '/api/campaigns/{slug}/pieces/{piece}/photos'
const form = photoForm.extend({ photo: z.string().meta({ format: 'binary' }).describe('A JPEG, PNG or WebP.') })

const picture = (operationId: string, summary: string) => ({
  get: {
    ...fan,
    ...{ operationId, summary, requestParams: ofPhoto },
    responses: {
      200: {
        description: 'A container (RFC 8188) of a WebP, sealed with the key of the piece.',
        content: { 'application/octet-stream': {} },
      },
      ...problems(...ALWAYS),
    },
  },
})

const marking = (operationId: string, summary: string) => ({
  post: {
    ...fan,
    ...{ operationId, summary, requestParams: ofPhoto },
    responses: { 204: { description: 'It is counted, once a pass.' }, ...problems(...ALWAYS, 'slow-down') },
  },
})

const opened = (operationId: string, summary: string) => ({
  get: {
    ...studio,
    ...{ operationId, summary, requestParams: ofPhoto },
    responses: {
      200: {
        description: 'The picture: a WebP, or what was sent where the host has no decoder.',
        content: { 'image/webp': {}, 'image/jpeg': {}, 'image/png': {} },
      },
      ...problems(...STUDIO_ALWAYS),
    },
  },
})

const studioPhotos = '/api/studio/campaigns/{slug}/pieces/{piece}/photos'

const studioPaths: KindOpenapi['studioPaths'] = {
  [studioPhotos]: {
    get: {
      ...studio,
      operationId: 'readPhotos',
      summary: 'A page of the photos that wait, were reported, are shown or were refused; editors and owners only',
      requestParams: { ...requestParams, query: heldQuery },
      responses: {
        200: json('Photos, with what is known against each.', heldPage),
        ...problems('malformed', ...STUDIO_ALWAYS),
      },
    },
    patch: {
      ...studio,
      operationId: 'decidePhotos',
      summary: 'Accepts or refuses photos, takes that back, or blocks the pass behind one',
      description: 'Recorded in the log. The other decision undoes one, or `reconsider`.',
      requestParams,
      requestBody: jsonBody(decision),
      responses: {
        200: json('The photos as they now are.', decided),
        ...problems('malformed', 'too-large', ...STUDIO_ALWAYS),
      },
    },
  },
  [`${studioPhotos}/{id}/thumb`]: opened('openThumb', 'A photo as it is shown on the wall, opened'),
  [`${studioPhotos}/{id}/full`]: opened('openFull', 'A photo as it is shown alone, opened'),
  [`${studioPhotos}.zip`]: {
    get: {
      ...studio,
      operationId: 'exportPhotos',
      summary: 'The photos that are shown, with their captions; owners only',
      requestParams: { ...requestParams, query: archiveQuery },
      responses: {
        200: { description: 'A ZIP, streamed.', content: { 'application/zip': {} } },
        ...problems(...STUDIO_ALWAYS),
      },
    },
  },
}

export const openapi: KindOpenapi = {
  answer: galleryAnswer,
  report: galleryReport,
  studioPaths,
  paths: {
    [photos]: {
      get: {
        ...fan,
        operationId: 'readWall',
        summary: 'A page of the photos that are shown',
        requestParams: { ...requestParams, query: wallQuery },
        responses: { 200: json('Photos, and where the next page begins.', wallPage), ...problems(...ALWAYS) },
      },
      post: {
        ...fan,
        operationId: 'addPhoto',
        summary: 'Adds a photo; the same id again is a retry',
        requestParams,
        requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } },
        responses: {
          200: json('It was there already.', galleryAnswer),
          201: json('The photo is on disk.', galleryAnswer),
          ...problems(...ALWAYS, 'too-large', 'slow-down', 'unavailable'),
        },
      },
    },
    [`${photos}/{id}`]: {
      get: {
        ...fan,
        ...{ operationId: 'readPhoto', summary: 'One photo that is shown', requestParams: ofPhoto },
        responses: { 200: json('The photo.', wallPhoto), ...problems(...ALWAYS) },
      },
      delete: {
        ...fan,
        ...{ operationId: 'withdrawPhoto', summary: 'Withdraws a photo of this pass for good', requestParams: ofPhoto },
        responses: {
          200: json('It is deleted, or will not be added.', galleryAnswer),
          ...problems(...ALWAYS, 'slow-down'),
        },
      },
    },
    [`${photos}/{id}/thumb`]: picture('readThumb', 'A photo as it is shown on the wall'),
    [`${photos}/{id}/full`]: picture('readFull', 'A photo as it is shown alone'),
    [`${photos}/{id}/report`]: marking('reportPhoto', 'Says that a photo should not stand here'),
    [`${photos}/{id}/passed-on`]: marking('passPhotoOn', 'Says that a photo was passed on'),
  },
}
