package document_test

import (
	"testing"

	"planboard/internal/document"
)

func TestLink(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, url, want string }{
		{"a web address is kept", " https://example.org/plan?year=2022#p4 ", "https://example.org/plan?year=2022#p4"},
		{"an e-mail address is kept", "mailto:board@example.org", "mailto:board@example.org"},
		{"a script is not an address", "javascript:alert(1)", ""},
		{"a file is not an address", "file:///etc/passwd", ""},
		{"a bare word is not an address", "plan.pdf", ""},
		{"an address without a host is none", "https:///plan", ""},
		{"what cannot be parsed is none", "https://example.org/%zz", ""},
		{"quotes, spaces and accents are encoded", `https://example.org/a b?q="é<"`, "https://example.org/a%20b?q=%22%C3%A9%3C%22"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := (document.Item{URL: test.url}).Link(); got != test.want {
				t.Errorf("link is %q, want %q", got, test.want)
			}
		})
	}
}
