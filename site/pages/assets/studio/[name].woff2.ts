import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { studioPaths } from '../../../studio-files.ts'

export const getStaticPaths = (() => studioPaths('woff2')) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { contents } }) =>
  new Response(contents, { headers: { 'Content-Type': 'font/woff2' } })
