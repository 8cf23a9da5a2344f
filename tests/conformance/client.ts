import { runOurs } from "../fixtures/tuf/clients.ts";
import { MemoryStore } from "../fixtures/tuf/memory-store.ts";
import { TufRepository, type RepositoryOptions } from "../fixtures/tuf/repository.ts";
import type { ServedRepository, TufServer } from "../fixtures/tuf/server.ts";

/** The day on which most tests take place. */
export const NOW = Date.parse("2031-05-01T12:00:00Z");

/** A day, in milliseconds. */
export const DAY = 86_400_000;

/** A repository, its server and a client that holds its first root. */
export class Scene {
  readonly repository: TufRepository;
  readonly served: ServedRepository;
  readonly store: MemoryStore;

  constructor(server: TufServer, repository: TufRepository) {
    this.repository = repository;
    this.served = server.add(repository);
    this.store = new MemoryStore([["root", repository.file("metadata/1.root.json")]]);
  }

  /** One cycle: `accepted` or a code. */
  async refresh(now = NOW): Promise<string> {
    const { served, store } = this;
    return (await runOurs(store, { served, now, target: null })).answer;
  }

  /** One cycle and a download: the text that came, or a code. */
  async download(target: string, now = NOW): Promise<string> {
    const { served, store } = this;
    const { answer, bytes } = await runOurs(store, { served, now, target });
    return bytes === null ? answer : Buffer.from(bytes).toString();
  }

  /** Stored versions by role. */
  versions(): Record<string, number | null> {
    return Object.fromEntries(
      [...this.store.keys()].map((role) => [role, this.store.version(role)]),
    );
  }

  /** What was asked for since the last look. */
  requests(): string[] {
    return this.served.requests.splice(0);
  }
}

/** A plain repository with the four top-level roles, each at version 1. */
export function plainRepository(options: Partial<RepositoryOptions> = {}): TufRepository {
  const repository = new TufRepository({ now: NOW, withHashes: false, ...options });
  repository.publish("root", "targets", "snapshot", "timestamp");
  return repository;
}
