import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { studioPaths } from '../../../studio-files.ts'

export const getStaticPaths = (() => studioPaths('css')) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { contents } }) =>
  new Response(contents, { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
