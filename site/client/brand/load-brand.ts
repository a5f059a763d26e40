import type { Access } from '../../../api/fan-contract.ts'
import { late } from '../late.ts'
import type { Brand } from './brand.ts'
import type { BrandParts } from './parts.ts'

/** Shows what an answer says of the brand and of those who are here; its script is fetched where there is any of it. */
export function createBrandLoader(parts: BrandParts): (access: Access) => void {
  let loading: Promise<Brand> | undefined
  const load = async () => (await late(() => import('./brand.ts'))).createBrand(parts)
  return (access) => {
    if (!loading && !parts.island.brand && !access.word) return
    loading ??= load()
    loading.then(
      (brand) => brand.show(access),
      () => {
        loading = undefined
      },
    )
  }
}
