package gate_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// journal is what the browser told of a page while it was open.
type journal struct {
	document network.RequestID
	status   int
	abroad   []string // addresses at another host than the page's
	messages []string // on the console, from whomever
}

// note writes down an event. It runs while the tab waits, so it only notes.
func (tab *tab) note(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if hostOf(e.Request.URL) != hostOf(e.DocumentURL) {
			tab.log.abroad = append(tab.log.abroad, e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Type == network.ResourceTypeDocument {
			tab.log.document, tab.log.status = e.RequestID, int(e.Response.Status)
		}
	case *runtime.EventConsoleAPICalled:
		tab.log.messages = append(tab.log.messages, string(e.Type)+" of a script")
	case *runtime.EventExceptionThrown:
		tab.log.messages = append(tab.log.messages, e.ExceptionDetails.Text)
	case *cdplog.EventEntryAdded:
		if !tab.log.isOwn(e.Entry) {
			tab.log.messages = append(tab.log.messages, e.Entry.Text)
		}
	case *page.EventJavascriptDialogOpening:
		go tab.accept() // not from here, where the tab waits
	}
}

// accept answers the question whether to leave a form with words not sent.
func (tab *tab) accept() {
	_ = call(tab.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true}) // it is gone if this fails
}

// isOwn reports whether the browser itself remarks that the page's own status
// says failure, as it does of each.
func (j journal) isOwn(e *cdplog.Entry) bool {
	return e.Source == cdplog.EntrySourceNetwork && e.NetworkRequestID == j.document && j.status >= http.StatusBadRequest
}

// take returns the journal and begins a new one.
func (tab *tab) take() journal {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	taken := tab.log
	tab.log = journal{}
	return taken
}

// hostOf returns the host of an address; an address without one is its own.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	return address
}

// faults lists what no page may do: ask another host for anything, or make the
// browser complain, as it does of what the content security policy refuses.
func (j journal) faults() []string {
	var faults []string
	for _, address := range j.abroad {
		faults = append(faults, "asks another host for "+address)
	}
	for _, m := range j.messages {
		faults = append(faults, fmt.Sprintf("the console says %q", strings.TrimSpace(m)))
	}
	return faults
}
