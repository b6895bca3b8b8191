/**
 * Asks before the reader leaves a form with words they have not sent. A form
 * given back with problems holds unsent words already: data-unsaved="true".
 *
 * @param {HTMLFormElement} form
 */
export function warnWhenUnsaved(form) {
  const asSent = () => new URLSearchParams(new FormData(form)).toString()
  const atFirst = asSent()
  let sending = false

  form.addEventListener('submit', () => { sending = true })
  // Coming back with the back button finds the form unsent again.
  window.addEventListener('pageshow', () => { sending = false })
  window.addEventListener('beforeunload', (event) => {
    const unsent = form.dataset.unsaved === 'true' || asSent() !== atFirst
    if (unsent && !sending) event.preventDefault()
  })
}
