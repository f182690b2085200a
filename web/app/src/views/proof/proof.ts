// Checks checkpoints of the log in the browser: their signatures (notes of golang.org/x/mod/sumdb/note, Ed25519) and whether the present tree
// extends the one that was signed (RFC 9162, section 2.1.4). The server is asked for tiles of hashes alone; what it says is worked out again.
// Proofs of a record, the answers of inclusionProof, are checked against the checkpoint within them (section 2.1.3).

export interface Checkpoint {
  log: string
  agency: string
  size: number
  root: Uint8Array
  signedAt: string
  text: string // that is signed
  signatures: { name: string; id: string; signature: Uint8Array }[]
}

type Bytes = Uint8Array<ArrayBuffer>
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
const hex = (bytes: Uint8Array) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
const sha256 = async (bytes: Bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
const equal = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((x, i) => x === b[i])
function concat(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const p of parts) {
    all.set(p, at)
    at += p.length
  }
  return all
}

/** Reads a checkpoint; undefined for a text that is none. */
export function parseCheckpoint(given: string): Checkpoint | undefined {
  const note = given.replaceAll('\r\n', '\n').trim() + '\n'
  const end = note.indexOf('\n\n')
  if (end < 0) return undefined
  const text = note.slice(0, end + 1)
  const [origin = '', size = '', root = '', signedAt = ''] = text.split('\n')
  const named = /^(.+)\/log\/(\d+)$/.exec(origin)
  try {
    const signatures = note.slice(end + 2).split('\n').filter(Boolean).map((line) => {
      const [, name = '', base64 = ''] = /^— (\S+) (\S+)$/.exec(line) ?? []
      const bytes = fromBase64(base64)
      return { name, id: hex(bytes.slice(0, 4)), signature: bytes.slice(4) }
    })
    const hash = fromBase64(root)
    if (!named || !/^\d+$/.test(size) || hash.length !== 32 || Number.isNaN(Date.parse(signedAt)) || !signatures.length) return undefined
    return { log: named[1]!, agency: named[2]!, size: Number(size), root: hash, signedAt, text, signatures }
  } catch {
    return undefined // what is not base64
  }
}

/** The key of those given, a line each, that signed a checkpoint; undefined if none did. */
export async function signerOf(checkpoint: Checkpoint, keys: string): Promise<string | undefined> {
  for (const line of keys.split('\n').map((l) => l.trim()).filter(Boolean)) {
    const [, name = '', id = '', base64 = ''] = /^(.+?)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? []
    if (!name) continue
    let key: Bytes
    try {
      key = fromBase64(base64)
    } catch {
      continue
    }
    // The first byte is the algorithm: 1 is Ed25519. The id is a hash of the name and the key.
    if (key[0] !== 1 || key.length !== 33) continue
    if (hex((await sha256(concat(new TextEncoder().encode(name + '\n'), key))).slice(0, 4)) !== id) continue
    for (const s of checkpoint.signatures) {
      if (s.name !== name || s.id !== id) continue
      const imported = await crypto.subtle.importKey('raw', key.slice(1), 'Ed25519', false, ['verify'])
      if (await crypto.subtle.verify('Ed25519', imported, concat(s.signature), new TextEncoder().encode(checkpoint.text))) return line
    }
  }
  return undefined
}

const node = (left: Uint8Array, right: Uint8Array) => sha256(concat(Uint8Array.of(1), left, right))
const half = (n: number) => Math.floor(n / 2)
const isPower = (n: number) => Number.isInteger(Math.log2(n)) && 2 ** Math.log2(n) === n

/** The path of a tile of a tree, as golang.org/x/mod/sumdb/tlog has it. */
export function tilePath(level: number, n: number, width: number): string {
  let path = String(n % 1000).padStart(3, '0')
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  return `tile/8/${level}/${path}${width < 256 ? '.p/' + width : ''}`
}

/** The proof that a tree of the size m is the beginning of one of the size n, from tiles of the latter. */
export async function prove(m: number, n: number, fetchTile: (path: string) => Promise<Uint8Array>): Promise<Uint8Array[]> {
  const tiles = new Map<string, Promise<Uint8Array>>()
  async function stored(level: number, index: number): Promise<Uint8Array> {
    const tileLevel = Math.floor(level / 8)
    const size = 2 ** (level % 8)
    const first = index * size
    const tile = Math.floor(first / 256)
    const path = tilePath(tileLevel, tile, Math.min(256, Math.floor(n / 256 ** tileLevel) - tile * 256))
    if (!tiles.has(path)) tiles.set(path, fetchTile(path))
    const bytes = await tiles.get(path)!
    let hashes = Array.from({ length: size }, (_, i) => bytes.slice(((first % 256) + i) * 32, ((first % 256) + i + 1) * 32))
    while (hashes.length > 1) hashes = await Promise.all(Array.from({ length: hashes.length / 2 }, (_, i) => node(hashes[2 * i]!, hashes[2 * i + 1]!)))
    return hashes[0]!
  }
  const split = (size: number) => 2 ** Math.floor(Math.log2(size - 1))
  async function range(from: number, until: number): Promise<Uint8Array> {
    const size = until - from
    if (isPower(size) && from % size === 0) return stored(Math.log2(size), from / size)
    const k = split(size)
    return node(await range(from, from + k), await range(from + k, until))
  }
  async function sub(m: number, from: number, until: number, isWhole: boolean): Promise<Uint8Array[]> {
    if (m === until - from) return isWhole ? [] : [await range(from, until)]
    const k = split(until - from)
    if (m <= k) return [...(await sub(m, from, from + k, isWhole)), await range(from + k, until)]
    return [...(await sub(m - k, from + k, until, false)), await range(from, from + k)]
  }
  return m === 0 || m === n ? [] : sub(m, 0, n, true)
}

/** Whether a proof leads from the root of a tree of the size m to that of one of the size n (RFC 9162, section 2.1.4.2). */
export async function isConsistent(m: number, first: Uint8Array, n: number, second: Uint8Array, proof: Uint8Array[]): Promise<boolean> {
  if (m > n) return false
  if (m === n) return proof.length === 0 && equal(first, second)
  if (m === 0) return true
  const path = isPower(m) ? [first, ...proof] : proof
  if (!path.length) return false
  let [fn, sn] = [m - 1, n - 1]
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)]
  let [fr, sr] = [path[0]!, path[0]!]
  for (const c of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      ;[fr, sr] = [await node(c, fr), await node(c, sr)]
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else sr = await node(sr, c)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && equal(fr, first) && equal(sr, second)
}

/** An entry of the log with its place in the tree and its path to the root; without these, it waits for its place. */
export interface Entry {
  bytes: Bytes
  position: number | null
  path: Bytes[] | null
  /** What its lines say. */
  agency: string
  at: string
  action: string
  table: string
  keys: string[]
}

export interface InclusionProof {
  checkpoint: Checkpoint
  entries: Entry[]
}

/** Reads the JSON of an inclusionProof, alone or within its answer; undefined for a text that is none. */
export function parseInclusionProof(given: string): InclusionProof | undefined {
  try {
    let found: unknown = JSON.parse(given)
    for (const key of ['data', 'inclusionProof']) {
      if (found && typeof found === 'object' && key in found) found = (found as Record<string, unknown>)[key]
    }
    const { checkpoint, entries } = found as { checkpoint: string; entries: { bytes: string; position?: number | null; path?: string[] | null }[] }
    const parsed = parseCheckpoint(checkpoint)
    if (!parsed || !Array.isArray(entries) || !entries.length) return undefined
    return { checkpoint: parsed, entries: entries.map(({ bytes, position, path }) => readEntry(fromBase64(bytes), position ?? null, path?.map(fromBase64) ?? null)) }
  } catch {
    return undefined // no JSON, or something is missing
  }
}

/** Reads the lines of an entry, see Canonical in the package audit. */
function readEntry(bytes: Bytes, position: number | null, path: Bytes[] | null): Entry {
  const [first, agency = '', , at = '', , action = '', table = '', , , ...rows] = new TextDecoder().decode(bytes).split('\n')
  if (first !== 'docket log entry v1' || !action) throw new Error('no entry of a log')
  return { bytes, position, path, agency, at, action, table, keys: rows.filter(Boolean).map((row) => JSON.parse(row.slice(0, row.lastIndexOf(' '))) as string) }
}

/** Whether the path of an entry leads from the hash of its bytes to the root of the tree (RFC 9162, section 2.1.3.2). */
export async function isIncluded(entry: Entry, { size, root }: Checkpoint): Promise<boolean> {
  if (entry.position === null || !entry.path || entry.position >= size) return false
  let [fn, sn] = [entry.position, size - 1]
  let hash = await sha256(concat(Uint8Array.of(0), entry.bytes))
  for (const p of entry.path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = await node(p, hash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else hash = await node(hash, p)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && equal(hash, root)
}
