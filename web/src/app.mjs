// Everything here adds to a page that already works without it.
import {
  Button, CharacterCount, Checkboxes, createAll, ErrorSummary, NotificationBanner,
  PasswordInput, Radios, SkipLink
} from 'govuk-frontend'
import { warnWhenUnsaved } from './unsaved.mjs'

// The components refuse to start without this class, which a page would
// otherwise set with an inline script.
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
}

createAll(Button, { preventDoubleClick: true })
for (const component of [
  CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, SkipLink
]) createAll(component)

for (const form of document.querySelectorAll('form[data-unsaved]')) warnWhenUnsaved(form)
