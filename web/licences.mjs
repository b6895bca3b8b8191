// Collects the licences of everything that is built into the program: its Go
// modules, and the npm packages whose styles, script and font are served.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const packages = ['govuk-frontend', '@fontsource-variable/source-sans-3']
const format = '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}'

export function licences () {
  const modules = execFileSync('go', ['list', '-deps', '-f', format, './cmd/planboard'], { cwd: '..', encoding: 'utf8' })
  const parts = [...new Set(modules.split('\n').filter(Boolean))].sort().map(line => line.split('\t'))
  for (const name of packages) {
    const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
    parts.push([`${name} ${version}, ${license}`, `node_modules/${name}`])
  }
  const texts = parts.map(([name, folder]) => `${name}\n${'='.repeat(name.length)}\n\n${text(folder)}`)
  return 'Planboard is built with the following software.\n\n' + texts.join('\n\n\n') + '\n'
}

function text (folder) {
  const file = existsSync(folder) && readdirSync(folder).sort().find(f => /^(licen[cs]e|copying)/i.test(f))
  return file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : 'The package names its licence and holds no text of it.'
}
