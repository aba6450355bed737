// An entry as it stands, fetched from this site.

const PRIME = 65_521;

/** Which of the files has a slug: the twin of `place` in plugins/contributing/writing/originals.py. */
export function shardOf(slug, files) {
  let number = 0;
  for (const one of slug) number = (number * 31 + one.codePointAt(0)) % PRIME;
  return number % files;
}

/** The entry at `folder/slug`; null when the site has none, or cannot give it. */
export async function original({ entries, files }, name) {
  const answer = await fetch(`${entries}${shardOf(name.split("/").at(-1), files)}.json`);
  if (!answer.ok) throw new Error(answer.url);
  const found = await answer.json();
  return Object.hasOwn(found, name) ? found[name] : null;
}
