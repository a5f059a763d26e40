import { createDocument } from 'zod-openapi'
import { cookieNameOf } from '../studio/session-cookie.ts'
import { ambassadorPaths } from './ambassador-paths.ts'
import { fanPaths } from './fan-paths.ts'
import { studioPaths } from './studio-paths.ts'

/** OpenAPI 3.1, from the schemas by which the routes read and answer. */
export function describeApi(siteUrl: string) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Entre Nous',
      version: '1',
      description:
        'Campaigns that can only be received. Times are epoch milliseconds, durations milliseconds; a node has a name of 22 characters, which opens nothing, tells no time, and to which no link leads. Errors are RFC 9457 problems with a stable `code`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: siteUrl }],
    tags: [
      { name: 'Studio', description: 'For the studio, and for machines with a key of their own.' },
      { name: 'Fan', description: 'What the campaign’s page asks. Nothing personal is asked or kept.' },
      { name: 'Ambassador', description: 'What an ambassador’s own page asks.' },
      { name: 'Service', description: 'The API itself.' },
    ],
    paths: { ...studioPaths, ...fanPaths, ...ambassadorPaths },
    components: {
      securitySchemes: {
        studioKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'A studio key, as `npm run entrenous -- studio invite` gave it.',
        },
        studioSession: {
          type: 'apiKey',
          in: 'cookie',
          name: cookieNameOf(siteUrl),
          description: 'Of a browser that signed in. Asked by the studio’s own pages only.',
        },
        pass: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`Pass <pass>`: what a fan’s browser got when it opened a link.',
        },
        ambassador: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`Ambassador <token>`: the 22 characters behind the address of their page.',
        },
      },
    },
  })
}

export type ApiDescription = ReturnType<typeof describeApi>
