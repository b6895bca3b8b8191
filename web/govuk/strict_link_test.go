package govuk_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryAddressArrivesAsItIsGiven(t *testing.T) {
	t.Parallel()
	_, fields := declared(t)
	for _, address := range []string{"/plans/a?from=1&to=2#every", "#due-day", "https://council.example/a?b=c&copy=1", "mailto:a@council.example", "tel:01724"} {
		seen := map[string]bool{}
		f := filling{text: func(field string) string {
			if leads(field) {
				return address + field
			}
			return "words"
		}}
		for _, text := range drawings(t, f) {
			for n := range elements(t, text) {
				if href, ok := attr(n, "href"); ok {
					seen[strings.TrimPrefix(href, address)] = true
				}
			}
		}
		for field := range fields {
			if leads(field) && !seen[field] {
				t.Errorf("%s%s is nowhere: no variant draws that field, or its address is changed", address, field)
			}
		}
	}
}

// scripts are addresses that a browser would run, in the disguises that it
// sees through, and others that no page of ours leads to.
var scripts = []string{
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "java\r\nscript:alert(1)",
	" javascript:alert(1)", "\n\tjavascript:alert(1)", "\x01javascript:alert(1)", "\x00javascript:alert(1)", "javascript\t:alert(1)",
	"javascript:%61lert(1)//https://council.example/", "javascript://council.example/%0aalert(1)",
	"data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,PHNjcmlwdD4=", "da\tta:text/html,x", " data:text/html,x",
	"vbscript:msgbox(1)", "VBScript:msgbox(1)", "vb\nscript:msgbox(1)", "blob:https://council.example/1", "feed:javascript:alert(1)",
	"view-source:javascript:alert(1)", "file:///etc/passwd", "javascript&colon;alert(1)", "&#106;avascript:alert(1)",
}

// schemeOf is the scheme that a browser reads off an address: control
// characters and spaces at the ends count for nothing, and neither do tabs and
// line breaks anywhere.
func schemeOf(address string) string {
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	scheme := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.\-]*:`).FindString(address)
	return strings.ToLower(strings.TrimSuffix(scheme, ":"))
}

var safeSchemes = []string{"", "http", "https", "mailto", "tel", "about"} // about:invalid stands in for what is refused

func TestNoAddressRunsAScript(t *testing.T) {
	t.Parallel()
	for _, script := range scripts {
		f := filling{text: func(field string) string {
			if leads(field) {
				return script
			}
			return "words"
		}}
		for name, text := range drawings(t, f) {
			for n := range elements(t, text) {
				for _, a := range n.Attr {
					if slices.Contains([]string{"href", "src", "action", "formaction", "xlink:href"}, a.Key) && !slices.Contains(safeSchemes, schemeOf(a.Val)) {
						t.Errorf("%s: %q leads to %q", name, script, a.Val)
					}
				}
			}
		}
	}
}

func TestTheSchemeIsReadAsABrowserReadsIt(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"java\tscript:alert(1)": "javascript", " \x01JAVASCRIPT:x": "javascript", "da\nta:x": "data", "/a:b": "", "#a:b": "", "?a=b:c": "",
		"https://a": "https", "javascript&colon;x": "", "1a:b": "",
	} {
		if got := schemeOf(address); got != want {
			t.Errorf("%q has the scheme %q, want %q", address, got, want)
		}
	}
}
