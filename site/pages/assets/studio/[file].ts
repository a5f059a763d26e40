import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { studioFiles } from '../../../studio-files.ts'

const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css', woff2: 'font/woff2' }

export const getStaticPaths = (async () =>
  (await studioFiles()).map(({ name, contents }) => ({
    params: { file: name },
    props: { contents, type: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream' },
  }))) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { contents, type } }) =>
  new Response(contents, { headers: { 'Content-Type': type } })
