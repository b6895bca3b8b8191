package plan

import "strings"

// Sentences puts passages in a row, each ended with a full stop unless it has a
// mark of its own, and leaves out the empty ones.
func Sentences(passages ...string) string {
	var some []string
	for _, s := range passages {
		if s = strings.TrimSpace(s); s != "" {
			some = append(some, ended(s))
		}
	}
	return strings.Join(some, " ")
}

func ended(s string) string {
	for _, mark := range []string{".", "!", "?", ":", ".”", ".)"} {
		if strings.HasSuffix(s, mark) {
			return s
		}
	}
	return s + "."
}
