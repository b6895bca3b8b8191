// Builds web/dist from web/src and the npm packages: hashed files, a brotli and
// a gzip copy of what compresses, and manifest.json from plain name to hashed.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { compile } from 'sass'
import { licences } from './licences.mjs'

process.chdir(import.meta.dirname)
for (const name of readdirSync('dist')) if (name !== 'README') rmSync(`dist/${name}`)

const scss = {
  name: 'scss',
  setup({ onLoad }) {
    onLoad({ filter: /\.scss$/ }, ({ path }) => {
      const { css } = compile(path, { loadPaths: ['node_modules'] })
      return { contents: css, loader: 'css', resolveDir: 'src' }
    })
  }
}

const { metafile } = await build({
  entryPoints: ['src/app.scss', 'src/app.mjs', 'src/favicon.svg'],
  outdir: 'dist',
  entryNames: '[name].[hash]',
  assetNames: 'source-sans-3.[hash]', // the font is all the stylesheet asks for
  loader: { '.svg': 'copy', '.woff2': 'copy' },
  plugins: [scss],
  bundle: true,
  minify: true,
  metafile: true,
  target: ['es2022', 'chrome109', 'firefox115', 'safari16']
})

const terms = licences()
const termsPath = `dist/licences.${createHash('sha256').update(terms).digest('hex').slice(0, 8)}.txt`
writeFileSync(termsPath, terms)

const manifest = {}
for (const path of [...Object.keys(metafile.outputs), termsPath]) {
  const hashed = basename(path)
  manifest[hashed.replace(/\.\w{8}(?=\.\w+$)/, '')] = hashed
  if (hashed.endsWith('.woff2')) continue // compressed already
  writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)))
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
}
writeFileSync('dist/manifest.json', JSON.stringify(manifest, null, 2))
