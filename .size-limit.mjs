import { LOOKS } from './site/looks/index.ts'

/** Scripts that nobody waits for before the page is opened. */
const LATER =
  '!dist/assets/{adding,ar,brand,circles,client,container,de,early,en,es,films,following,fr,gallery,gate,given,inside,introduction,invitation,it,media,nearest-language,nl,pictures,pl,preview,pt,qr,rolldown-runtime,shrink-worker,sounds,stream,sum,sum-worker,tell,viewer,viewing,voice,way-out,work}[.-]*.js'

const pages = Object.entries(LOOKS).map(([look, { demo, limits }]) => ({
  name: `${look}: fan's page before opening, without cover and fonts`,
  path: [`dist/${demo}/index.html`, `dist/${demo}/look.css`, 'dist/assets/*.js', LATER],
  limit: limits.page,
}))

const fonts = Object.entries(LOOKS).map(([look, { limits }]) => ({
  name: `${look}: fonts for Latin letters`,
  path: `dist/assets/${look}-*-latin*.woff2`,
  limit: limits.fonts,
  brotli: false,
}))

export default [
  ...pages,
  ...fonts,
  {
    name: 'what plays a film: fetched near one, and nowhere else',
    path: 'dist/assets/stream.*.js',
    limit: '105 kB',
  },
  {
    name: "a film's controls",
    path: 'dist/assets/{films,nearest-language}.*.js',
    limit: '6.2 kB',
  },
  {
    name: "a sound's player: fetched where there is a sound, and nowhere else",
    path: 'dist/assets/{nearest-language,sounds}.*.js',
    limit: '7 kB',
  },
  {
    name: 'the viewer of pictures: fetched for the first that is tapped',
    path: 'dist/assets/viewer.*.{js,css}',
    limit: '20 kB',
  },
  {
    name: 'the wall of a gallery: fetched where a campaign has one',
    path: 'dist/assets/gallery.*.js',
    limit: '6.8 kB',
  },
  {
    name: 'what makes a photo ready and sends it: fetched by those who add one',
    path: 'dist/assets/{adding,shrink-worker}[.-]*.js',
    limit: '5.2 kB',
  },
  {
    name: "an ambassador's page, and that of a proof with what checks it and draws its card",
    path: 'dist/assets/desk/*.js',
    limit: '60 kB',
  },
  {
    name: "studio's first paint, without charts and codes",
    path: ['dist/studio/index.html', 'dist/assets/studio/{main,chunk,fr}.*.js', 'dist/assets/studio/studio.*.css'],
    limit: '48 kB',
  },
  {
    name: "the moderator's desk, fetched by whoever looks through photos",
    path: 'dist/assets/studio/Moderation.*.js',
    limit: '9.5 kB',
  },
  {
    name: 'counter for other sites, as it is: asks where a proxy holds its stream back',
    path: 'dist/counter.js',
    limit: '1040 B',
    brotli: false,
  },
  {
    name: 'the Worker: 300 KiB, a tenth of what Cloudflare takes on its free plan, so that it starts quickly',
    path: 'node_modules/.cache/entre-nous/edge/worker.js',
    limit: '307.2 kB',
    gzip: true,
  },
]
