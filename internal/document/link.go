package document

import (
	"fmt"
	"net/url"
	"strings"
)

// Link is the item's address when it may be followed (http, https or mailto),
// with every character that an address cannot hold percent-encoded; "" when
// there is none or it may not.
func (i Item) Link() string {
	u, err := url.Parse(strings.TrimSpace(i.URL))
	if err != nil {
		return ""
	}
	switch {
	case u.Scheme == "mailto" && u.Opaque != "":
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
	default:
		return ""
	}
	return encode(u.String())
}

// encode covers what url.URL.String leaves alone: a query is kept as typed.
func encode(address string) string {
	const kept = "-._~:/?#[]@!$&'()*+,;=%"
	var b strings.Builder
	for _, c := range []byte(address) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
		if letter || strings.IndexByte(kept, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}
