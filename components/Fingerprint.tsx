/** A SHA-256 in groups of eight, as a person compares it; read aloud and copied it is one word. */
export function Fingerprint({ value }: { readonly value: string }) {
  const groups = value.match(/.{1,8}/g) ?? [];
  return (
    <code class="sk-fingerprint">
      {groups.map((group, position) => (
        <span key={position}>{group}</span>
      ))}
    </code>
  );
}
