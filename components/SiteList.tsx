import { useId, useRef, useState } from "preact/hooks";
import type { SiteEntry } from "../rules/views.ts";
import { LockIcon } from "./SettingNote.tsx";
import { sitePattern } from "./site-pattern.ts";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What the list of sites needs. The callbacks run inside the click, so that the browser may be asked for permission. */
export interface SiteListProps {
  readonly sites: readonly SiteEntry[];
  readonly speech: Speech;
  readonly onAdd: (pattern: string) => void;
  readonly onAllow: (pattern: string) => void;
  readonly onRemove: (pattern: string) => void;
}

/** The sites that are screened while browsing: the built-in ones, the added ones, and a way to add one. */
export function SiteList({ sites, speech, onAdd, onAllow, onRemove }: SiteListProps) {
  const builtIn = sites.filter((site) => site.kind === "default");
  const added = sites.filter((site) => site.kind === "added");
  const set = sites.filter((site) => site.kind === "policy");
  const isScreened = (site: SiteEntry) => site.granted && site.off !== true;
  const off = builtIn.filter((site) => !isScreened(site));
  const row = (site: SiteEntry) => (
    <SiteRow key={site.pattern} site={site} speech={speech} onAllow={onAllow} onRemove={onRemove} />
  );
  return (
    <section class="sk-section">
      <h2>{tell(speech, "sites.heading")}</h2>
      <p class="sk-hint">{tell(speech, "sites.says")}</p>
      {set.length > 0 && (
        <>
          <h3>
            <LockIcon /> {tell(speech, "sites.policy")}
          </h3>
          <ul class="sk-sites">{set.map(row)}</ul>
        </>
      )}
      <h3>{tell(speech, "sites.added")}</h3>
      {added.length === 0 ? (
        <p class="sk-muted">{tell(speech, "sites.added.none")}</p>
      ) : (
        <ul class="sk-sites">{added.map(row)}</ul>
      )}
      <AddSite speech={speech} onAdd={onAdd} />
      <h3>{tell(speech, "sites.default", { n: builtIn.length })}</h3>
      {off.length > 0 && <ul class="sk-sites">{off.map(row)}</ul>}
      <details class="sk-fold">
        <summary>{tell(speech, "sites.show")}</summary>
        <ul class="sk-sites">{builtIn.filter(isScreened).map(row)}</ul>
      </details>
    </section>
  );
}

function SiteRow({
  site,
  speech,
  onAllow,
  onRemove,
}: {
  readonly site: SiteEntry;
  readonly speech: Speech;
  readonly onAllow: (pattern: string) => void;
  readonly onRemove: (pattern: string) => void;
}) {
  const host = site.pattern.replace(/^\w+:\/\//, "").replace(/\/\*$/, "");
  const { name } = site;
  return (
    <li class="sk-site">
      <span class="sk-site-name">
        {name !== host && name !== "" && <span>{name}</span>} <span class="sk-muted">{host}</span>
      </span>
      {site.off === true ? (
        <span class="sk-locked-tag">
          <LockIcon />
          {tell(speech, "sites.switched-off")}
        </span>
      ) : (
        <span class={site.granted ? "sk-muted" : "sk-site-off"}>
          {tell(
            speech,
            site.granted ? "sites.on" : site.kind === "policy" ? "sites.asks" : "sites.off",
          )}
        </span>
      )}
      {!site.granted && site.off !== true && (
        <button
          type="button"
          class="sk-button"
          aria-label={tell(speech, "sites.allow.named", { name: host })}
          onClick={() => onAllow(site.pattern)}
        >
          {tell(speech, "sites.allow")}
        </button>
      )}
      {site.kind === "added" && (
        <button
          type="button"
          class="sk-button sk-button-quiet"
          aria-label={tell(speech, "sites.remove.named", { name: host })}
          onClick={() => onRemove(site.pattern)}
        >
          {tell(speech, "sites.remove")}
        </button>
      )}
    </li>
  );
}

function AddSite({
  speech,
  onAdd,
}: {
  readonly speech: Speech;
  readonly onAdd: (pattern: string) => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState<string | null>(null);
  return (
    <form
      class="sk-add-site"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = input.current?.value ?? "";
        const pattern = sitePattern(typed);
        setBad(pattern === null ? typed : null);
        if (pattern === null) return;
        onAdd(pattern);
        if (input.current !== null) input.current.value = "";
      }}
    >
      <label class="sk-label" for={id}>
        {tell(speech, "sites.add")}
      </label>
      <p class="sk-hint" id={`${id}-hint`}>
        {tell(speech, "sites.add.hint")}
      </p>
      <div class="sk-row">
        <input
          id={id}
          ref={input}
          class="sk-input"
          type="text"
          inputmode="url"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${id}-hint ${id}-bad`}
          aria-invalid={bad !== null}
        />
        <button type="submit" class="sk-button">
          {tell(speech, "sites.add.button")}
        </button>
      </div>
      <p class="sk-error" id={`${id}-bad`} role="alert">
        {bad === null ? "" : tell(speech, "sites.add.bad", { typed: bad })}
      </p>
    </form>
  );
}
