// Reads pages as JSON, [{"name": …, "html": …}], and writes what html-validate
// finds wrong with them, as JSON: [{"name": …, "fault": …}].
import { text } from 'node:stream/consumers'
import { HtmlValidate } from 'html-validate'

const config = {
  extends: ['html-validate:recommended'],
  rules: {
    // The template compiler writes it in lower case, which HTML does not mind.
    'doctype-style': 'off',
    // A rule for search engines, which never see these pages: a title names
    // the plan in full, or it would be that of the companion's page too.
    'long-title': 'off',
    // What govuk-frontend publishes: links that look like buttons, and
    // fieldsets that say that they are groups.
    'prefer-native-element': ['error', { exclude: ['button'] }],
    'no-redundant-role': 'off'
  }
}

const htmlvalidate = new HtmlValidate(config)
const found = []
for (const { name, html } of JSON.parse(await text(process.stdin))) {
  const report = await htmlvalidate.validateString(html, name)
  for (const { messages } of report.results) {
    for (const m of messages) {
      found.push({ name, fault: `html-validate ${m.ruleId}: ${m.message} (line ${m.line}, ${m.selector ?? ''})` })
    }
  }
}
process.stdout.write(JSON.stringify(found))
