import type { Ports, RefreshedRepository, RepositoryAddress } from "./ports.ts";

export type {
  MetadataStore,
  Ports,
  RefreshedRepository,
  RepositoryAddress,
  Transport,
  TrustedTarget,
} from "./ports.ts";

/**
 * One cycle of the TUF client workflow (5.1 to 5.6) from the root in the store; each verified role is stored on the way.
 * Throws `TrustRefusal` or `FetchFailure` (and what the store throws).
 */
export declare function refresh(
  address: RepositoryAddress,
  ports: Ports,
): Promise<RefreshedRepository>;
